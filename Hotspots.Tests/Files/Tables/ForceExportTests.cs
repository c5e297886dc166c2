using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Tables;

public sealed class ForceExportTests
{
    public static TheoryData<string> Names => [.. ForceExports.All.Select(static export => export.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_columns_of_an_export_are_known_by_their_names(string name)
    {
        var columns = ForceExports.All.Single(export => export.Name == name).Columns;
        ColumnMap map = ColumnMap.Decide(
            [.. columns.Select(static c => c.Header)], [[.. columns.Select(static c => c.Value)]], new Dictionary<ColumnRole, string>());
        string[] expected = [.. columns.Select(static c => $"{c.Header} = {c.Role}")];
        Assert.Equal(expected, map.Readings().Select(static reading => $"{reading.Header} = {reading.Role}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_names_are_found_below_a_title(string name)
    {
        string[] headers = [.. ForceExports.All.Single(export => export.Name == name).Columns.Select(static c => c.Header)];
        TopRow[] top =
        [
            new(1, ["Export", "OFFICIAL"]), new(3, headers),
            new(4, [.. ForceExports.All.Single(export => export.Name == name).Columns.Select(static c => c.Value)])
        ];
        Assert.Equal((1, 1), HeaderRows.Plain.Find(top) is var place ? (place.Index, place.Rows) : default);
    }

    [Fact]
    public void There_are_forty_of_them() => Assert.True(ForceExports.All.Select(static export => export.Name).Distinct().Count() >= 40);

    [SharedFact("cases/window/force-odd-headers.csv")]
    public void Odd_headers_of_a_force_are_known()
    {
        ReadResult read = TableReading.Shared("cases/window/force-odd-headers.csv");
        Assert.Equal(
            ["Crime Ref No Id", "Committed From From", "Offence Desc Kind", "OSGR X Easting", "OSGR Y Northing", "Locn Street Street",
                "Locn Town Town", "MO Notes Notes"],
            read.Report.Files[0].Columns.Select(static c => $"{c.Header} {c.Role}"));
    }
}
