using Hotspots.Core.Files;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Positions;

/// <summary>Positions in the forms in which records systems give them.</summary>
public sealed class PositionFormsTests : IDisposable
{
    private static readonly GridPoint Mold = NationalGrid.ToGrid(GeoPoint.FromLonLat(-3.109502, 53.168653));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("3°06'34.21\"W", "53°10'07.15\"N")]
    [InlineData("3 06 34.21 W", "53 10 07.15 N")]
    [InlineData("W3 06.570", "N53 10.119")]
    [InlineData("3º06′34.21″W", "53º10′07.15″N")]
    [InlineData("-3:06:34.21", "53:10:07.15")]
    [InlineData("3d06m34.21s W", "53d10m07.15s N")]
    [InlineData("3 deg 6 min 34.21 sec West", "53 deg 10 min 7.15 sec North")]
    [InlineData("-3.109502°", "53.168653°")]
    [InlineData("3.109502W", "53.168653N")]
    public void Degrees_minutes_and_seconds_are_read(string longitude, string latitude) =>
        Assert.InRange(PlacedAt("lon,lat", Quoted(longitude) + "," + Quoted(latitude)).DistanceTo(Mold), 0, 2);

    [Theory]
    [InlineData("3°60'34\"W", "53°10'07\"N", "longitude in degrees")]
    [InlineData("3°06'34\"W", "53°10'61\"N", "latitude in degrees")]
    [InlineData("53°10'07\"N", "3°06'34\"W", "exchanged")]
    [InlineData("3.5°06'W", "53°10'N", "longitude in degrees")]
    [InlineData("3°06'34\"WW", "53°10'07\"N", "longitude in degrees")]
    [InlineData("3 06 34 12 W", "53°10'07\"N", "longitude in degrees")]
    public void What_is_no_angle_is_rejected(string longitude, string latitude, string reason)
    {
        ReadResult read = Read($"id,lon,lat\nA,{Quoted(longitude)},{Quoted(latitude)}\n");
        Assert.Contains(reason, Assert.Single(read.Rejected).Issue.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WKT", "POINT (-3.109502 53.168653)")]
    [InlineData("geom", "SRID=4326;POINT(-3.109502 53.168653)")]
    [InlineData("the_geom", "point z (-3.109502 53.168653 12)")]
    [InlineData("Shape", "POINT (325927.8 364079.2)")]
    [InlineData("location", "(53.168653, -3.109502)")]
    [InlineData("location", "(-3.109502, 53.168653)")]
    [InlineData("coordinates", "[53.168653; -3.109502]")]
    [InlineData("position", "53.168653 -3.109502")]
    [InlineData("position", "53°10'07.15\"N 3°06'34.21\"W")]
    [InlineData("position", "N53 10.119 W3 06.570")]
    [InlineData("lat/long", "53.168653N, 3.109502W")]
    [InlineData("geo", "325928, 364079")]
    public void A_point_in_one_field_is_read_in_either_order(string header, string text) =>
        Assert.InRange(PlacedAt(header, Quoted(text)).DistanceTo(Mold), 0, 3);

    [Fact]
    public void An_empty_point_is_unplaced_and_no_point_is_rejected_with_its_value()
    {
        ReadResult read = Read(
            "id,wkt\nA,POINT EMPTY\nB,POINT (-3.1 53.2)\nC,POINT (-3.1 53.2)\nF,POINT (-3.1 53.2)\nG,POINT (-3.1 53.2)\nD,LINESTRING (0 0)\nE,()\n");
        Assert.Equal((4, 2, 1), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.Equal("LINESTRING (0 0)", read.Rejected[0].Issue.Value);
    }

    [Theory]
    [InlineData("POINT_X,POINT_Y", "-3.109502,53.168653")]
    [InlineData("POINT_X,POINT_Y", "325928,364079")]
    [InlineData("Easting (m),Northing (m)", "325928,364079")]
    [InlineData("Longitude (WGS84),Latitude (WGS84)", "-3.109502,53.168653")]
    [InlineData("Longitude [deg],Latitude [deg]", "-3.109502,53.168653")]
    [InlineData("lon_wgs84,lat_wgs84", "-3.109502,53.168653")]
    [InlineData("X (BNG),Y (BNG)", "325928,364079")]
    [InlineData("OSGB Easting,OSGB Northing", "325928,364079")]
    [InlineData("X Coordinate,Y Coordinate", "325928,364079")]
    [InlineData("Incident Easting,Incident Northing", "325928,364079")]
    [InlineData("GPS Latitude,GPS Longitude", "53.168653,-3.109502")]
    [InlineData("Easting km,Northing km", "325.928,364.079")]
    [InlineData("easting,northing", "325.928,364.079")]
    [InlineData("Map Ref,x", "SJ 25927 64079,")]
    public void Headers_name_coordinates_with_their_units(string headers, string fields) =>
        Assert.InRange(PlacedAt(headers, fields).DistanceTo(Mold), 0, 8);

    [Theory]
    [InlineData("easting,northing", "147.21,30.14", 147_210, 30_140)]
    [InlineData("x,y", "248.5,54.2", 248_500, 54_200)]
    [InlineData("Easting (km),Northing (km)", "617.4,214.9", 617_400, 214_900)]
    public void Kilometres_are_told_from_degrees(string headers, string fields, double easting, double northing)
    {
        ReadResult read = Read($"id,{headers}\nA,{fields}\n");
        Assert.Equal(new GridPoint(easting, northing), read.Placed.Points[0]);
        Assert.Contains(read.Report.Notes, static note => note.EndsWith("hold kilometres and are read so.", StringComparison.Ordinal));
    }

    [Fact]
    public void Whole_kilometres_are_known_to_a_kilometre()
    {
        ReadResult read = Read("id,easting,northing\nA,617,214\nB,617.4,214.8\nC,617.42,214.83\n");
        Assert.Equal(new[] { 1000f, 100f, 0f }, read.Placed.Uncertainties);
    }

    [Theory]
    [InlineData("easting,northing", "1,1")]
    [InlineData("easting,northing", "-1,-1")]
    [InlineData("easting,northing", "999999,999999")]
    [InlineData("easting,northing", "99999,99999")]
    [InlineData("easting,northing", "999999,9999999")]
    [InlineData("longitude,latitude", "1,1")]
    [InlineData("longitude,latitude", "-1,-1")]
    [InlineData("longitude,latitude", "999,999")]
    [InlineData("latlong", "\"-1,-1\"")]
    public void Numbers_that_stand_for_not_known_are_unplaced_and_said(string headers, string fields)
    {
        string sound = headers == "easting,northing" ? "325928,364079" : headers == "latlong" ? "\"53.17,-3.1\"" : "-3.1,53.17";
        ReadResult read = Read($"id,{headers}\nA,{sound}\nB,{sound}\nC,{fields}\n");
        Assert.Equal((2, 1, 0), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.Contains(
            "1 row has a position such as 1,1 or 999999,999999, which stands for \"not known\", and was counted as unplaced.", read.Report.Notes);
    }

    [Fact]
    public void A_pair_of_equal_numbers_on_land_is_a_place() =>
        Assert.Equal(new GridPoint(400_000, 400_000), PlacedAt("easting,northing", "400000,400000"));

    [Theory]
    [InlineData("id,longitude,latitude,longitude,latitude\nA,,,-3.109502,53.168653\nB,,,-3.109502,53.168653\n", 2)]
    [InlineData("id,lat,lon,Latitude,Longitude\nA,53.168653,-3.109502,,\nB,53.168653,-3.109502,,\n", 2)]
    [InlineData("id,easting,northing,x,y\nA,,,325928,364079\n", 1)]
    public void Of_two_pairs_the_one_that_is_filled_in_is_read(string text, int placed)
    {
        ReadResult read = Read(text);
        Assert.Equal(placed, read.Report.Placed);
        Assert.InRange(read.Placed.Points[0].DistanceTo(Mold), 0, 8);
        Assert.DoesNotContain(read.Report.Notes, static note => note.Contains("not used", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_pair_is_named_with_the_option_that_uses_it()
    {
        const string Text = "id,longitude,latitude,longitude,latitude\nA,1.153,51.79,-3.109502,53.168653\n";
        Assert.Contains(
            "a.csv: columns 4 and 5 (\"longitude\", \"latitude\") look like longitude and latitude too, and are not used: "
            + "load it again with ⟨column longitude=#4⟩ ⟨column latitude=#5⟩ to use them.", Read(Text).Report.Notes);
        var columns = new Dictionary<string, string> { ["longitude"] = "#4", ["latitude"] = "#5" };
        ReadResult again = IncidentFiles.Read([_folder.Write("a.csv", Text)], new ReadOptions { Columns = columns });
        Assert.InRange(again.Placed.Points[0].DistanceTo(Mold), 0, 2);
    }

    [Theory]
    [InlineData(
        "id,p,q\nA,53.168653,-3.109502\n",
        "columns 3 and 2 (\"q\", \"p\") look like longitude and latitude and are not used: load it again with ⟨column longitude=q⟩ ⟨column "
        + "latitude=p⟩ to use them.")]
    [InlineData(
        "id,where it was\nA,\"53.168653,-3.109502\"\n",
        "column 2 (\"where it was\") looks like a position and is not used: load it again with ⟨column latlong=\"where it was\"⟩ to use it.")]
    [InlineData(
        "id,spot\nA,SJ 258 641\n",
        "column 2 (\"spot\") looks like a grid reference and is not used: load it again with ⟨column gridref=spot⟩ to use it.")]
    public void What_looks_like_coordinates_and_has_no_role_is_named(string text, string note) =>
        Assert.Contains("a.csv: " + note, Read(text).Report.Notes);

    private GridPoint PlacedAt(string headers, string fields)
    {
        ReadResult read = Read($"id,{headers}\nA,{fields}\n");
        Assert.Empty(read.Rejected.Select(static row => row.Issue.ToString()));
        return Assert.Single(Enumerable.Range(0, read.Placed.Count).Select(i => read.Placed.Points[i]));
    }

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private ReadResult Read(string text) => IncidentFiles.Read([_folder.Write("a.csv", text)], ReadOptions.Default);
}
