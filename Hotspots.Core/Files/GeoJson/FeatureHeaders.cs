using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Column names of a GeoJSON file. What are the columns of a GeoJSON file called?</summary>
internal static class FeatureHeaders
{
    /// <summary>The properties in order of first appearance, then the position, then the features' own id.</summary>
    public static string[] For(FeatureSurvey survey)
    {
        var headers = new List<string>();
        string[] position = !survey.HasGeometry ? [] : survey.Grid switch
        {
            GridSystem.British => ["easting", "northing"],
            GridSystem.Irish => ["Irish Grid easting", "Irish Grid northing"],
            GridSystem.IrishTransverseMercator => ["ITM easting", "ITM northing"],
            GridSystem.WebMercator => ["Web Mercator easting", "Web Mercator northing"],
            _ => ["longitude", "latitude"],
        };
        foreach (string name in survey.Names.Texts)
        {
            // The geometry says where it is; a property that also does is kept under a name of its own.
            bool isPosition = survey.HasGeometry && IsPosition(name);
            headers.Add(isPosition ? name + " (property)" : name.Trim().Length == 0 ? $"column {headers.Count + 1}" : name);
        }
        headers.AddRange(position);
        if (survey.HasId)
            headers.Add(headers.Exists(static h => h.Equals("id", StringComparison.OrdinalIgnoreCase)) ? "feature id" : "id");
        return [.. headers];
    }

    /// <summary>The sample's rows, learnt while the number of properties was still growing, in the layout of the rows handed over.</summary>
    public static List<string[]> Arrange(IReadOnlyList<string[]> sample, FeatureSurvey survey, FeatureLayout layout, int width)
    {
        FeatureLayout learning = FeatureLayout.Learning;
        var rows = new List<string[]>(sample.Count);
        foreach (string[] learnt in sample)
        {
            var row = new string[width];
            Array.Fill(row, "");
            for (int i = learning.Properties; i < learnt.Length; i++)
                row[layout.Properties + i - learning.Properties] = learnt[i];
            if (survey.HasGeometry)
            {
                row[layout.First] = learnt[learning.First];
                row[layout.Second] = learnt[learning.Second];
            }
            if (survey.HasId)
                row[layout.Id] = learnt[learning.Id];
            rows.Add(row);
        }
        return rows;
    }

    private static bool IsPosition(string name) => ColumnNames.RoleOf(name, out _)
        is ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Easting or ColumnRole.Northing or ColumnRole.GridReference or ColumnRole.LatLong;
}
