using System.Text;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Outputs.Formats.GeoJson;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Formats.GeoPackage;

/// <summary>OGC GeoPackage 1.3: one SQLite file with all layers on the National Grid, their look in QGIS, and the record.</summary>
/// <remarks>
/// Positions are in metres (EPSG:27700, or a plane without a name), so that what a mapping program measures in it is right at once; to the
/// millimetre. A time that is known to the month stays a text of a month: the type DATETIME would make up the day. Several names stand in one
/// text, trees are JSON. The marking is in the description of every layer and in the metadata of the file, beside the record. Nothing in it
/// depends on the clock or the machine. Source: OGC 12-128r17, with the extensions R-tree, metadata and schema.
/// </remarks>
internal sealed class GeoPackageFormat : ILayerFormat
{
    /// <inheritdoc/>
    public string Name => "gpkg";

    /// <inheritdoc/>
    public string Ending => ".gpkg";

    /// <inheritdoc/>
    public string Words => "GeoPackage, one file with all layers, in metres (EPSG:27700), for QGIS, which colours it, and ArcGIS Pro.";

    /// <inheritdoc/>
    public bool HoldsAll => true;

    /// <inheritdoc/>
    public bool IsGeographic => false;

    /// <inheritdoc/>
    public bool Holds(LayerShape shape) => true;

    /// <inheritdoc/>
    public void Write(OutputDocument document, IReadOnlyList<Layer> layers, Stream stream, CancellationToken cancellation)
    {
        using var image = new SqliteImage();
        var tables = new GeoPackageTables(image, document);
        image.Run("BEGIN");
        tables.CreateCore();
        foreach (Layer layer in layers)
            tables.Create(layer.Schema);
        foreach (Layer layer in layers)
            tables.Describe(layer.Schema, Fill(image, document, layer, cancellation));
        tables.Style([.. layers.Select(static layer => layer.Schema)]);
        tables.Say(RecordOf(document));
        image.Run("COMMIT");
        cancellation.ThrowIfCancellationRequested();
        image.WriteTo(stream);
    }

    private static GridExtent Fill(SqliteImage image, OutputDocument document, Layer layer, CancellationToken cancellation)
    {
        LayerSchema schema = layer.Schema;
        bool hasGeometry = schema.Shape != LayerShape.None;
        int columns = schema.Columns.Count, first = hasGeometry ? 2 : 1;
        using SqliteImage.Statement insert = image.Prepare(
            $"INSERT INTO \"{schema.Name}\" VALUES ({string.Join(',', Enumerable.Repeat("?", first + columns))})");
        using SqliteImage.Statement? index = !hasGeometry ? null
            : image.Prepare($"INSERT INTO \"{GeoPackageTables.IndexOf(schema)}\" VALUES (?,?,?,?,?)");
        var geometry = hasGeometry ? new GeoPackageGeometry(layer.Geometry, schema.Shape, GeoPackageTables.SystemOf(document)) : null;
        GridExtent extent = GridExtent.Empty;
        for (int row = 0; row < layer.Count; row++)
        {
            if (row % 1024 == 0)
                cancellation.ThrowIfCancellationRequested();
            insert.Bind(0, row + 1L);
            if (geometry is not null)
            {
                ReadOnlySpan<byte> blob = geometry.Write(row, out GridExtent box);
                if (blob.IsEmpty)
                {
                    insert.BindNull(1);
                }
                else
                {
                    insert.Bind(1, blob);
                    extent = extent.With(box);
                    index!.Bind(0, row + 1L);
                    index.Bind(1, box.West);
                    index.Bind(2, box.East);
                    index.Bind(3, box.South);
                    index.Bind(4, box.North);
                    index.Step();
                }
            }
            for (int c = 0; c < columns; c++)
                Bind(insert, first + c, layer.Value(row, c));
            insert.Step();
        }
        return extent;
    }

    private static void Bind(SqliteImage.Statement insert, int index, LayerValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Absent or ValueKind.Null:
                insert.BindNull(index);
                break;
            case ValueKind.Integer or ValueKind.Boolean:
                insert.Bind(index, value.Whole);
                break;
            case ValueKind.Number:
                insert.Bind(index, value.Real);
                break;
            case ValueKind.Json:
                insert.Bind(index, GeoJsonText.Of(value.WriteJson));
                break;
            default:
                insert.Bind(index, VisibleText.Of(value.AsText()));
                break;
        }
    }

    private static string RecordOf(OutputDocument document)
    {
        var record = new MemoryStream();
        document.WriteRecord(record, []);
        return Encoding.UTF8.GetString(record.GetBuffer(), 0, (int)record.Length);
    }
}
