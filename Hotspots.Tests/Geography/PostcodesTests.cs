using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Geography;

public sealed class PostcodesTests
{
    internal const string Source = "realdata/ground/codepoint-open-2025-11/codepo_gb-2025.4.0.tar.xz";

    private static readonly GridBox Everywhere = new(double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity);

    [SharedFact(Source)]
    public void Holds_every_position_of_the_source_and_no_other()
    {
        var expected = new HashSet<(double, double)>();
        int rows = 0, withoutPosition = 0;
        foreach (string line in SourceLines())
        {
            string[] field = line.Split(',');
            rows++;
            if (field[1] == "90")
                withoutPosition++;
            else
                expected.Add((Middle(field[2]), Middle(field[3])));
        }
        Assert.Equal((1_745_849, 836), (rows, withoutPosition));
        Assert.Equal(1_683_223, expected.Count);

        PointSet found = Postcodes.Britain.Within(Everywhere);
        Assert.Equal(expected.Count, found.Count);
        Assert.True(expected.SetEquals(PostcodeFile.ToArray(found)));

        // Some towns: 5 km round the middle of Clacton, Mold, Liverpool and Lerwick.
        foreach (var (e, n) in new[] { (617_500.0, 215_000.0), (323_700.0, 364_000.0), (334_500.0, 390_500.0), (447_500.0, 1_141_500.0) })
        {
            var box = new GridBox(e - 5_000, n - 5_000, e + 5_000, n + 5_000);
            int count = expected.Count(p => box.Contains(new GridPoint(p.Item1, p.Item2)));
            Assert.NotEqual(0, count);
            Assert.Equal(count, Postcodes.Britain.CountWithin(box));
            Assert.Equal(count, Postcodes.Britain.Within(box).Count);
        }
    }

    [Fact]
    public void The_whole_country_is_as_many_positions_as_its_birth_certificate_says()
    {
        Assert.Equal(1_683_223, Postcodes.Britain.Count);
        Assert.Equal(Postcodes.Britain.Count, Postcodes.Britain.CountWithin(Everywhere));
        string birth = File.ReadAllText(Repository.Path("data", "README.md"));
        Assert.Contains("1,683,223", birth, StringComparison.Ordinal);
        Assert.True(new FileInfo(Repository.Path("data", "postcodes.bin")).Length < 4_500_000);
    }

    [Fact]
    public void At_sea_and_in_Northern_Ireland_there_are_none()
    {
        GridPoint belfast = NationalGrid.ToGrid(GeoPoint.FromLonLat(-5.93, 54.597));
        foreach (GridPoint empty in new[] { belfast, new GridPoint(600_000, 500_000), new GridPoint(50_000, 50_000) })
        {
            var box = new GridBox(empty.Easting - 20_000, empty.Northing - 20_000, empty.Easting + 20_000, empty.Northing + 20_000);
            Assert.Equal(0, Postcodes.Britain.CountWithin(box));
            Assert.Equal(0, Postcodes.Britain.Within(box).Count);
        }
    }

    [Fact]
    public void A_position_is_the_middle_of_its_ten_metres_and_told_once()
    {
        Postcodes postcodes = PostcodeFile.Of((400_000, 300_009.9), (400_009, 300_000), (409_999, 309_999), (410_000, 300_000), (399_990, 320_000));
        Assert.Equal(4, postcodes.Count);
        Assert.Equal(
            [(400_005, 300_005), (409_995, 309_995), (410_005, 300_005), (399_995, 320_005)],
            PostcodeFile.ToArray(postcodes.Within(Everywhere)));
    }

    [Fact]
    public void The_edges_of_a_box_belong_to_it()
    {
        Postcodes postcodes = PostcodeFile.Of((400_005, 300_005));
        Assert.Equal(1, postcodes.CountWithin(new GridBox(400_005, 300_005, 400_005, 300_005)));
        Assert.Equal(0, postcodes.CountWithin(new GridBox(400_005.001, 300_000, 400_010, 300_010)));
        Assert.Equal(0, postcodes.CountWithin(new GridBox(400_000, 300_000, 400_010, 300_004.999)));
        Assert.Equal(0, postcodes.CountWithin(new GridBox(400_006, 300_000, 400_004, 300_010)));
        Assert.Equal(0, postcodes.CountWithin(new GridBox(double.NaN, double.NaN, double.NaN, double.NaN)));
        Assert.Equal(0, postcodes.CountWithin(new GridBox(-1e300, -1e300, -1e299, 1e300)));
    }

    [Fact]
    public void Boxes_hold_what_a_look_at_every_position_finds()
    {
        var random = new Random(5);
        (double, double)[] all = [.. Enumerable.Range(0, 3_000).Select(_ => (395_000 + random.NextDouble() * 30_000, 285_000 + random.NextDouble() * 30_000))];
        Postcodes postcodes = PostcodeFile.Of(all);
        (double Easting, double Northing)[] positions = PostcodeFile.ToArray(postcodes.Within(Everywhere));
        Assert.Equal(
            all.Select(static p => (Math.Floor(p.Item1 / 10) * 10 + 5, Math.Floor(p.Item2 / 10) * 10 + 5)).Distinct().Order(), positions.Order());
        for (int i = 0; i < 200; i++)
        {
            double west = 390_000 + random.Next(400) * 100, south = 280_000 + random.Next(400) * 100;
            var box = new GridBox(west, south, west + random.Next(300) * 100 + 5 * random.Next(2), south + random.Next(300) * 100);
            (double, double)[] expected = [.. positions.Where(p => box.Contains(new GridPoint(p.Easting, p.Northing)))];
            Assert.Equal(expected.Length, postcodes.CountWithin(box));
            Assert.Equal(expected, PostcodeFile.ToArray(postcodes.Within(box)));
        }
    }

    [Fact]
    public void No_postcodes_at_all_is_a_file_too()
    {
        Assert.Equal(0, PostcodeFile.Of().Count);
        Assert.Equal(0, PostcodeFile.Of().Within(Everywhere).Count);
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] sound = PostcodeFile.Bytes((400_000, 300_000), (400_500, 300_700), (420_000, 300_000));
        Assert.Equal(3, Postcodes.Read(sound).Within(Everywhere).Count);
        Assert.Throws<InvalidDataException>(() => Postcodes.Read(new byte[] { 1, 2, 3 }));
        Assert.Throws<InvalidDataException>(() => Postcodes.Read(ReadOnlyMemory<byte>.Empty));
        for (int length = 0; length < sound.Length; length++)
            Assert.Throws<InvalidDataException>(() => Postcodes.Read(sound.AsMemory(0, length)));
        Assert.Throws<InvalidDataException>(() => Postcodes.Read((byte[])[.. sound, 0]));

        // The first tile has one position more than it says, then one less.
        foreach (int change in new[] { -1, 1 })
        {
            byte[] wrong = [.. sound];
            Assert.Equal(2, wrong[8]);
            wrong[8] = (byte)(wrong[8] + change);
            Assert.Throws<InvalidDataException>(() => Postcodes.Read(wrong).Within(Everywhere));
        }

        // Whatever byte is wrong, it is either said or some position is another: never another kind of error.
        for (int at = 0; at < sound.Length; at++)
        {
            byte[] wrong = [.. sound];
            wrong[at] ^= 0x55;
            Exception? error = Record.Exception(() => Postcodes.Read(wrong).Within(Everywhere));
            Assert.True(error is null or InvalidDataException, $"Byte {at}: {error}");
        }
    }

    private static double Middle(string metres) => int.Parse(metres, CultureInfo.InvariantCulture) / 10 * 10 + 5;

    internal static IEnumerable<string> SourceLines()
    {
        using Process tar = Process.Start(new ProcessStartInfo("tar", ["-xJOf", SharedData.Path(Source), "codepo_gb/Data/CSV"]) { RedirectStandardOutput = true })!;
        while (tar.StandardOutput.ReadLine() is { } line)
            yield return line;
        tar.WaitForExit();
        Assert.Equal(0, tar.ExitCode);
    }
}
