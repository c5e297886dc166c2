using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Geography;

public sealed class GridReferenceTests
{
    [Theory]
    [InlineData("SJ 237 640", 323_750, 364_050, 100)]
    [InlineData("SJ237640", 323_750, 364_050, 100)]
    [InlineData("  sj237640\t", 323_750, 364_050, 100)]
    [InlineData("SJ   237   640", 323_750, 364_050, 100)]
    [InlineData("SJ", 350_000, 350_000, 100_000)]
    [InlineData("SJ26", 325_000, 365_000, 10_000)]
    [InlineData("SJ 2 6", 325_000, 365_000, 10_000)]
    [InlineData("SU 86664 92991", 486_664.5, 192_991.5, 1)]
    [InlineData("SU 866645 929915", 486_664.55, 192_991.55, 0.1)]
    [InlineData("SU 86664500 92991500", 486_664.5005, 192_991.5005, 0.001)]
    [InlineData("TG 51409 13177", 651_409.5, 313_177.5, 1)]
    [InlineData("SV 00000 00000", 0.5, 0.5, 1)]
    [InlineData("TM151135", 615_150, 213_550, 100)]
    [InlineData("HP 99 99", 499_500, 1_299_500, 1_000)]
    public void Reads_the_centre_and_size_of_the_square(string text, double easting, double northing, double size)
    {
        Assert.True(GridReference.TryParse(text, out GridSquare square));
        Assert.Equal(easting, square.Centre.Easting, 1e-6);
        Assert.Equal(northing, square.Centre.Northing, 1e-6);
        Assert.Equal(size, square.SizeMetres, 1e-9);
        Assert.True(GridReference.TryParse(Encoding.UTF8.GetBytes(text), out GridSquare fromBytes));
        Assert.Equal(square, fromBytes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("S")]
    [InlineData("S J 237 640")]
    [InlineData("SI 237 640")]
    [InlineData("IS 237 640")]
    [InlineData("SJ 237 64")]
    [InlineData("SJ 23764")]
    [InlineData("SJ 2 376 40")]
    [InlineData("SJ 23 7640")]
    [InlineData("SJ-237-640")]
    [InlineData("SJ 237,640")]
    [InlineData("SJ ٢٣٧ ٦٤٠")]
    [InlineData("SJ 237640 extra")]
    [InlineData("AA 123 456")]
    [InlineData("ZZ 123 456")]
    [InlineData("TC 123 456")]
    [InlineData("HA 123 456")]
    [InlineData("327504 364427")]
    [InlineData("SJ 123456789 123456789")]
    public void Refuses_what_names_no_square_of_Britain(string? text) => Assert.False(GridReference.TryParse(text, out _));

    [Fact]
    public void Refuses_very_long_text() => Assert.False(GridReference.TryParse(new string('S', 1_000_000), out _));

    [Fact]
    public void Exactly_ninety_one_pairs_of_letters_name_a_square()
    {
        int squares = 0;
        for (char first = 'A'; first <= 'Z'; first++)
        {
            for (char second = 'A'; second <= 'Z'; second++)
                squares += GridReference.TryParse($"{first}{second}", out _) ? 1 : 0;
        }
        Assert.Equal(7 * 13, squares);
    }

    [Fact]
    public void A_square_holds_the_point_it_was_named_after_and_has_one_name()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(
            Gen.Choose(0, 699_999_999).ToArbitrary(), Gen.Choose(0, 1_299_999_999).ToArbitrary(), Gen.Choose(0, 7).ToArbitrary(),
            (millimetresEast, millimetresNorth, digits) =>
            {
                var point = new GridPoint(millimetresEast / 1000.0, millimetresNorth / 1000.0);
                string name = GridReference.Format(point, digits);
                Assert.True(GridReference.TryParse(name, out GridSquare square), name);
                Assert.InRange(Math.Abs(point.Easting - square.Centre.Easting), 0, square.SizeMetres / 2 + 1e-6);
                Assert.InRange(Math.Abs(point.Northing - square.Centre.Northing), 0, square.SizeMetres / 2 + 1e-6);
                Assert.Equal(name, GridReference.Format(square.Centre, digits));
                Assert.Equal(digits == 0 ? 2 : 4 + 2 * digits, name.Length);
            }));
    }

    [Fact]
    public void Case_and_spaces_change_nothing()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
            Gen.Choose(0, 699_999).ToArbitrary(), Gen.Choose(0, 1_299_999).ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(),
            (easting, northing, digits) =>
            {
                string name = GridReference.Format(new GridPoint(easting, northing), digits);
                Assert.True(GridReference.TryParse(name, out GridSquare square));
                Assert.True(GridReference.TryParse(name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal), out GridSquare close));
                Assert.Equal(square, close);
            }));
    }

    [Fact]
    public void Formats_the_south_west_corner()
    {
        Assert.Equal("SJ 237 640", GridReference.Format(new GridPoint(323_799.9, 364_000), 3));
        Assert.Equal("TG 51409 13177", GridReference.Format(new GridPoint(651_409.903, 313_177.27), 5));
        Assert.Equal("SV 000 000", GridReference.Format(new GridPoint(0, 0), 3));
        Assert.Equal("SU", GridReference.Format(new GridPoint(486_687, 192_983), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GridReference.Format(new GridPoint(700_000, 0), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => GridReference.Format(new GridPoint(double.NaN, 0), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => GridReference.Format(new GridPoint(0, 0), 9));
    }

    [SharedFact("realdata/gazetteer/gazetteer-23.csv")]
    public void Agrees_with_the_references_published_for_towns()
    {
        // "... OS grid ref SJ274645 (centre of 100 m square)" beside the easting and northing of the same place.
        int pairs = 0;
        foreach (string line in File.ReadAllLines(SharedData.Path("realdata/gazetteer/gazetteer-23.csv")).Skip(1))
        {
            string[] fields = line.Split(',');
            int at = fields[5].IndexOf("OS grid ref ", StringComparison.Ordinal);
            if (at < 0)
                continue;
            Assert.True(GridReference.TryParse(fields[5].Substring(at + 12, 8), out GridSquare square), line);
            Assert.Equal(double.Parse(fields[3], CultureInfo.InvariantCulture), square.Centre.Easting);
            Assert.Equal(double.Parse(fields[4], CultureInfo.InvariantCulture), square.Centre.Northing);
            pairs++;
        }
        Assert.Equal(2, pairs);
    }
}
