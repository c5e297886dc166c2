using System.Globalization;
using System.Security.Cryptography;
using Hotspots.Core.Geography.Areas;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Geography.Areas;

public sealed class AreaAtlasTests
{
    private static readonly AreaAtlas Atlas = AreaAtlas.Britain;

    [Fact]
    public void The_file_is_what_its_certificate_says()
    {
        byte[] file = File.ReadAllBytes(Repository.Path("data", "areas.bin"));
        string certificate = File.ReadAllText(Repository.Path("data", "README.md"));
        int Count(AreaKind kind) => Atlas.Areas.Count(area => area.Kind == kind);
        FormattableString counts =
            $"{Count(AreaKind.Force):N0} police force areas, {Count(AreaKind.District):N0} districts and {Count(AreaKind.Ward):N0} wards; ";
        string size = string.Create(CultureInfo.InvariantCulture, $"{file.Length:N0} bytes");
        Assert.Contains(counts.ToString(CultureInfo.InvariantCulture) + size, certificate, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(file)), certificate, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(617_500, 214_700, "Pier", "Tendring", "Essex")]
    [InlineData(323_700, 364_000, "Mold Broncoed", "Flintshire", "North Wales")]
    [InlineData(486_500, 193_000, "Abbey", "Wycombe", "Thames Valley")]
    [InlineData(325_700, 673_500, "City Centre", "City of Edinburgh", "Scotland")]
    public void A_place_lies_in_its_ward_district_and_force(double easting, double northing, string ward, string district, string force)
    {
        var at = new Point(easting, northing);
        AtlasArea[] found = [.. Atlas.Areas.Where(area => area.Box.West <= easting && area.Box.East >= easting && area.Box.South <= northing
            && area.Box.North >= northing && Atlas.OutlineOf(area).Contains(at))];
        Assert.Equal([force, district, ward], found.Select(static area => area.Name));
        Assert.Equal(found[0].Index, found[1].Parent);
        Assert.Equal(found[1].Index, found[2].Parent);
    }

    /// <summary>Wards of a district meet: they fill it, without a gap and without lying over one another.</summary>
    [Theory]
    [InlineData("Tendring")]
    [InlineData("Flintshire")]
    [InlineData("Highland")]
    [InlineData("Westminster")]
    public void Wards_fill_their_district(string name)
    {
        AtlasArea district = Atlas.Areas.Single(area => area.Kind == AreaKind.District && area.Name == name);
        Geometry whole = Atlas.OutlineOf(district);
        double wards = Atlas.Areas.Where(area => area.Parent == district.Index && area.Kind == AreaKind.Ward)
            .Sum(area => Atlas.OutlineOf(area).Area);
        Assert.Equal(1, wards / whole.Area, 0.001);
    }

    /// <summary>Districts were drawn one by one: where they meet there is little between them, and hardly any of one in another.</summary>
    [Fact]
    public void Districts_fill_their_force()
    {
        AtlasArea force = Atlas.Areas.Single(static area => area.Kind == AreaKind.Force && area.Name == "Essex");
        Geometry whole = Atlas.OutlineOf(force);
        AtlasArea[] districts = [.. Atlas.Areas.Where(area => area.Parent == force.Index && area.Kind == AreaKind.District)];
        Assert.Equal(14, districts.Length);
        Assert.Equal(1, districts.Sum(area => Atlas.OutlineOf(area).Area) / whole.Area, 0.005);
    }

    [Theory]
    [InlineData("Essex Police", "Essex", AreaKind.Force)]
    [InlineData("thames valley", "Thames Valley", AreaKind.Force)]
    [InlineData("Pier, Tendring", "Pier", AreaKind.Ward)]
    [InlineData("pier, tend", "Pier", AreaKind.Ward)]
    public void An_area_is_found_by_its_name(string text, string name, object kind) =>
        Assert.Equal((name, (AreaKind)kind), AreaNames.Find(text).Select(static area => (area.Name, area.Kind)).First());

    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] file = File.ReadAllBytes(Repository.Path("data", "areas.bin"));
        Assert.Throws<InvalidDataException>(() => AreaAtlas.Read(file.AsMemory(1)));
        Assert.Throws<InvalidDataException>(() => AreaAtlas.Read(file.AsMemory(0, file.Length - 1)));
        Assert.Throws<InvalidDataException>(() => AreaAtlas.Read("HSAR\u0001"u8.ToArray()));
    }
}
