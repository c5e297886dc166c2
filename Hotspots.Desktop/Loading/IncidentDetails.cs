using System.Text.Json;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Selection;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Loading;

/// <summary>Everything that is known of one incident.</summary>
internal static class IncidentDetails
{
    public static IncidentAnswer Of(LoadedFiles files, int index)
    {
        IncidentTable placed = files.Read.Placed;
        GridPoint point = placed.Points[index];
        RowSource source = placed.SourceAt(index);
        return new IncidentAnswer
        {
            Index = index,
            Id = placed.Ids[index],
            Kind = placed.Kinds[index],
            Time = LondonTime.ToIso(placed.Times[index]),
            Precision = Name(placed.Times[index].Precision.ToString()),
            Easting = Math.Round(point.Easting, 1),
            Northing = Math.Round(point.Northing, 1),
            Area = files.Facets.Towns.First(area => Array.BinarySearch(area.Members, index) >= 0).Name,
            Grade = files.Facets.Texts(Facet.Grade)?[index] ?? "",
            File = files.Read.Report.Files[source.File].Name,
            Line = source.Line,
            Fields = [.. placed.Columns.Where(column => !column.Values.IsBlank(index))
                .Select(column => new FieldAnswer(column.Name, Name(column.Role.ToString()), column.Values[index]))],
            Items = [.. placed.Items.Where(item => item.Incident == index)
                .Select(static item => new ItemAnswer(item.Drug, item.DrugClass, item.Quantity, item.Unit))],
        };
    }

    private static string Name(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
