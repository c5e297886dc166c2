using System.Text.Json;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Outputs.Formats.GeoJson;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Tests of the user's own polygons as JSON: a table, or a layer with the polygons as they were given.</summary>
/// <remarks>Numbers are those of the computation, to the last bit: they are there to be held beside another program's.</remarks>
internal static class PolygonCellJson
{
    /// <summary>One object: the figures of the whole, and a row a polygon.</summary>
    public static void Write(PolygonFindings found, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = GeoJsonText.Encoder });
        json.WriteStartObject();
        json.WriteString("marking"u8, found.Marking);
        WriteWhole(json, found);
        json.WriteStartArray("places"u8);
        for (int i = 0; i < found.Ids.Count; i++)
        {
            json.WriteStartObject();
            WriteRow(json, found, i);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>A FeatureCollection whose geometries are those of the file.</summary>
    public static void WriteLayer(PolygonFindings found, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = GeoJsonText.Encoder });
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        json.WriteString("marking"u8, found.Marking);
        WriteWhole(json, found);
        json.WriteStartArray("features"u8);
        for (int i = 0; i < found.Ids.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Feature"u8);
            json.WritePropertyName("geometry"u8);
            json.WriteRawValue(found.Geometries[i]);
            json.WriteStartObject("properties"u8);
            WriteRow(json, found, i);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteWhole(Utf8JsonWriter json, PolygonFindings found)
    {
        json.WriteNumber("n"u8, found.Ids.Count);
        json.WriteNumber("links"u8, found.Neighbours.Sum());
        foreach (Figure figure in found.Figures)
            json.WriteNumber(figure.Name, figure.Value);
        json.WriteNumber("inside"u8, found.Inside);
        json.WriteNumber("outside"u8, found.Outside);
        json.WriteStartArray("notes"u8);
        foreach (string note in found.Notes)
            json.WriteStringValue(OptionNames.OnCommandLine(note));
        json.WriteEndArray();
        json.WriteString("pFrom"u8, found.PFrom);
        json.WriteNumber("alpha"u8, found.GiStar.Alpha);
        if (found.Scan is { } scan)
            WriteScan(json, scan, found.Ids);
        json.WriteString("correction"u8, found.GiStar.Correction switch
        {
            Correction.Bonferroni => "bonferroni",
            Correction.None => "none",
            _ => "bh",
        });
    }

    private static void WriteScan(Utf8JsonWriter json, PolygonScan scan, IReadOnlyList<string> ids)
    {
        json.WriteStartObject("scan"u8);
        json.WriteString("model"u8, "poisson"u8);
        json.WriteNumber("cases"u8, scan.Cases);
        json.WriteNumber("population"u8, scan.Population);
        json.WriteNumber("maxShare"u8, scan.MaxShare);
        json.WriteNumber("permutations"u8, scan.Permutations);
        json.WriteStartArray("clusters"u8);
        foreach (PolygonCluster cluster in scan.Clusters)
        {
            json.WriteStartObject();
            json.WriteStartArray("ids"u8);
            foreach (int polygon in cluster.Polygons)
                json.WriteStringValue(ids[polygon]);
            json.WriteEndArray();
            json.WriteNumber("observed"u8, cluster.Observed);
            json.WriteNumber("expected"u8, cluster.Expected);
            json.WriteNumber("population"u8, cluster.Population);
            if (double.IsFinite(cluster.RelativeRisk))
                json.WriteNumber("relativeRisk"u8, cluster.RelativeRisk);
            else
                json.WriteNull("relativeRisk"u8);
            json.WriteNumber("logLikelihoodRatio"u8, cluster.LogLikelihoodRatio);
            json.WriteNumber("p"u8, cluster.P);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, PolygonFindings found, int i)
    {
        json.WriteString("id"u8, found.Ids[i]);
        json.WriteString("name"u8, found.Names[i]);
        json.WriteNumber("count"u8, found.GiStar.Counts[i]);
        json.WriteNumber("neighbours"u8, found.Neighbours[i]);
        json.WriteNumber("z"u8, found.GiStar.Z[i]);
        json.WriteNumber("p"u8, found.GiStar.P[i]);
        json.WriteNumber("q"u8, found.GiStar.Q[i]);
        json.WriteString("class"u8, CellLayer.NameOf(found.GiStar.Classes[i]));
        json.WriteNumber("localMoran"u8, found.LocalMoran.Values[i]);
        json.WriteNumber("localMoranP"u8, found.LocalMoran.P[i]);
        json.WriteNumber("localMoranQ"u8, found.LocalMoran.Q[i]);
        json.WriteString("localMoranClass"u8, CellLayer.NameOf(found.LocalMoran.Classes[i]));
    }
}
