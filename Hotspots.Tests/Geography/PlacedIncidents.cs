using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Geography;

/// <summary>Tables of incidents that have a position and, perhaps, a town.</summary>
internal static class PlacedIncidents
{
    public static IncidentTable At(double[] eastings, double[] northings, TextColumn? towns = null)
    {
        int count = eastings.Length;
        return new IncidentTable
        {
            Kinds = new CodedTextColumn(Enumerable.Repeat(1, count).ToArray(), TextList.From(["", "tip"])),
            Times = TimeColumn.From([]),
            Ids = PackedTextColumn.From([]),
            SourceFiles = new ushort[count],
            SourceLines = new int[count],
            Columns = towns is null ? [] : [new AttributeColumn("Town", ColumnRole.Town, towns)],
            Items = [],
            Points = new PointSet(eastings, northings),
        };
    }

    public static IncidentTable At(params (GridPoint Point, string Town)[] incidents) => At(
        [.. incidents.Select(i => i.Point.Easting)], [.. incidents.Select(i => i.Point.Northing)],
        CodedTextColumn.From(incidents.Select(i => i.Town)));
}
