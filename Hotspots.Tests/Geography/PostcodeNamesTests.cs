using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Geography;

public sealed class PostcodeNamesTests
{
    /// <summary>As Code-Point Open has them, metres.</summary>
    [Theory]
    [InlineData("CO1 1AA", 599_710, 225_348)]
    [InlineData("co11ag", 599_385, 226_223)]
    [InlineData("SO15 0AB", 439_323, 112_739)]
    [InlineData("SO150AD", 438_295, 113_053)]
    [InlineData("CH7 6TZ", 326_079, 364_383)]
    public void A_postcode_is_where_the_source_has_it_to_ten_metres(string postcode, double easting, double northing)
    {
        GridPoint found = Assert.NotNull(PostcodeNames.Britain.Find(postcode));
        Assert.InRange(Math.Abs(found.Easting - easting), 0, 5);
        Assert.InRange(Math.Abs(found.Northing - northing), 0, 5);
    }

    /// <summary>A thousand postcodes drawn by lot from the source are where it has them, to the ten metres that the packing promises.</summary>
    [SharedFact(PostcodesTests.Source)]
    public void Postcodes_drawn_by_lot_are_where_the_source_has_them()
    {
        string[] lines = [.. PostcodesTests.SourceLines().Where(static line => line.Split(',')[1] != "90")];
        var lot = new Random(1_000);
        for (int i = 0; i < 1_000; i++)
        {
            string[] field = lines[lot.Next(lines.Length)].Split(',');
            string postcode = field[0].Trim('"');
            GridPoint found = Assert.NotNull(PostcodeNames.Britain.Find(postcode));
            Assert.InRange(Math.Abs(found.Easting - int.Parse(field[2], CultureInfo.InvariantCulture)), 0, 5);
            Assert.InRange(Math.Abs(found.Northing - int.Parse(field[3], CultureInfo.InvariantCulture)), 0, 5);
        }
    }

    [Theory]
    [InlineData("CO15 1QD")]
    [InlineData("CO15")]
    [InlineData("CO15 1")]
    [InlineData("BT1 1AA")]
    [InlineData("CO15 1CI")]
    [InlineData("")]
    [InlineData("Clacton")]
    public void What_is_no_postcode_in_use_is_not_found(string text) => Assert.Null(PostcodeNames.Britain.Find(text));

    [Theory]
    [InlineData("CO15", "CO15", "")]
    [InlineData("co 15", null, "")]
    [InlineData("CO151", "CO15", "1")]
    [InlineData("CO1 5", "CO1", "5")]
    [InlineData("CO151Q", "CO15", "1Q")]
    [InlineData("CO11AA", "CO1", "1AA")]
    [InlineData("W1A 1AA", "W1A", "1AA")]
    [InlineData("W1A1AA", "W1A", "1AA")]
    [InlineData("Mold", null, "")]
    [InlineData("1234", null, "")]
    public void A_part_is_read_as_it_is_written(string text, string? outcode, string inward)
    {
        PostcodePart? part = PostcodeNames.Britain.Parse(text);
        Assert.Equal(outcode, part?.Outcode);
        Assert.Equal(inward, part?.Inward ?? "");
    }

    [Fact]
    public void Every_postcode_stands_in_a_square_of_the_positions_and_none_is_lost()
    {
        Assert.Equal(1_745_013, PostcodeNames.Britain.Count);
        IReadOnlyList<GridPoint> all = PostcodeNames.Britain.Matching(new PostcodePart("CO15", ""));
        Assert.Equal(all.Count, Enumerable.Range(0, 10).Sum(static figure => PostcodeNames.Britain.Matching(new PostcodePart("CO15", $"{figure}")).Count));
        foreach (GridPoint point in all)
            Assert.Equal(1, Postcodes.Britain.CountWithin(new GridBox(point.Easting, point.Northing, point.Easting, point.Northing)));
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] file = File.ReadAllBytes(Repository.Path("data", "postcode-names.bin"));
        Assert.Throws<InvalidDataException>(() => PostcodeNames.Read(file.AsMemory(1)));
        Assert.Throws<InvalidDataException>(() => PostcodeNames.Read(file.AsMemory(0, file.Length - 1)));
        Assert.Throws<InvalidDataException>(() => PostcodeNames.Read("HSPN\u0001"u8.ToArray()));
    }
}
