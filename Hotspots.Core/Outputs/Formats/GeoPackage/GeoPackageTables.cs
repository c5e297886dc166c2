using System.Globalization;
using System.Security;
using System.Text.RegularExpressions;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Formats.GeoPackage;

/// <summary>System tables of a GeoPackage: what is in it, where, how it looks, and what is said of it.</summary>
/// <param name="image">The database.</param>
/// <param name="document">What is written.</param>
internal sealed class GeoPackageTables(SqliteImage image, OutputDocument document)
{
    private const int BritishGrid = 27700;
    private const int UndefinedCartesian = -1;

    // "GPKG" in ASCII, and version 1.3.0: what reads 1.4 reads it, and what reads 1.3 says nothing of a version it does not know.
    private const string Header = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;";

    private readonly string _changed = document.Finished.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The coordinate system of its geometries.</summary>
    public static int SystemOf(OutputDocument document) => document.IsOnGrid ? BritishGrid : UndefinedCartesian;

    /// <summary>Name of the table that is a layer's R-tree.</summary>
    public static string IndexOf(LayerSchema schema) => $"rtree_{schema.Name}_geom";

    /// <summary>Makes the tables that every GeoPackage has, and those of the extensions that are used.</summary>
    public void CreateCore()
    {
        image.Run(Header);
        image.Run(GeoPackageSql.Core);
        AddSystem("Undefined Cartesian SRS", UndefinedCartesian, "NONE", "undefined", "undefined Cartesian coordinate reference system");
        AddSystem("Undefined geographic SRS", 0, "NONE", "undefined", "undefined geographic coordinate reference system");
        AddSystem("WGS 84 geodetic", 4326, "EPSG", OneLine(GeoPackageSql.Wgs84),
            "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid");
        AddSystem("OSGB36 / British National Grid", BritishGrid, "EPSG", OneLine(NationalGrid.Definition),
            "eastings and northings in metres");
        AddExtension("gpkg_metadata", null, "gpkg_metadata", "metadata", "read-write");
        AddExtension("gpkg_metadata_reference", null, "gpkg_metadata", "metadata", "read-write");
        AddExtension("gpkg_data_columns", null, "gpkg_schema", "schema", "read-write");
        AddExtension("gpkg_data_column_constraints", null, "gpkg_schema", "schema", "read-write");
    }

    /// <summary>Makes the table of a layer, and the index of its geometries.</summary>
    public void Create(LayerSchema schema)
    {
        bool hasGeometry = schema.Shape != LayerShape.None;
        string[] columns =
        [
            "\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", .. hasGeometry ? [$"\"geom\" {TypeOf(schema.Shape)}"] : Array.Empty<string>(),
            .. schema.Columns.Select(static column => $"\"{column.Name}\" {TypeOf(column.Type)}"),
        ];
        image.Run($"CREATE TABLE \"{schema.Name}\" ({string.Join(", ", columns)})");
        if (hasGeometry)
            image.Run($"CREATE VIRTUAL TABLE \"{IndexOf(schema)}\" USING rtree(id, minx, maxx, miny, maxy)");
    }

    /// <summary>Enters a layer, which is filled, into the lists of what is in the file.</summary>
    public void Describe(LayerSchema schema, GridExtent extent)
    {
        bool hasGeometry = schema.Shape != LayerShape.None;
        AddContents(schema.Name, hasGeometry ? "features" : "attributes", $"{document.Stamp.Marking}. {schema.Meaning} Run {document.Stamp.Run}.",
            extent, hasGeometry);
        foreach (LayerColumn column in schema.Columns)
        {
            image.Run(
                "INSERT INTO gpkg_data_columns VALUES (?,?,NULL,NULL,?,?,NULL)", schema.Name, column.Name,
                column.Unit.Length > 0 ? $"{column.Meaning} Unit: {column.Unit}." : column.Meaning,
                    column.Type == ColumnType.Json ? "application/json" : null);
        }
        if (!hasGeometry)
            return;
        image.Run("INSERT INTO gpkg_geometry_columns VALUES (?,'geom',?,?,0,0)", schema.Name, TypeOf(schema.Shape), SystemOf(document));
        AddExtension(schema.Name, "geom", "gpkg_rtree_index", "rtree", "write-only");
        image.Run(GeoPackageSql.IndexTriggers.Replace("{table}", schema.Name, StringComparison.Ordinal));
    }

    /// <summary>Enters how the layers look; QGIS applies it when it opens them.</summary>
    public void Style(IReadOnlyList<LayerSchema> schemas)
    {
        image.Run(GeoPackageSql.Styles);
        AddContents("layer_styles", "attributes", "How the layers look in QGIS.", GridExtent.Empty, hasGeometry: false);
        foreach (LayerSchema schema in schemas)
        {
            if (schema.Look is { } look)
            {
                image.Run(
                    "INSERT INTO layer_styles VALUES (NULL,'','',?,'geom',?,?,NULL,1,?,'','',?)", schema.Name, schema.Name,
                        QgisStyle.Of(schema.Shape, look),
                    "In the colours of the map window.", _changed);
            }
        }
    }

    /// <summary>Enters the record, and marking, run and profile for programs that show them.</summary>
    public void Say(string record)
    {
        image.Run("INSERT INTO gpkg_metadata VALUES (1,'dataset','https://www.rfc-editor.org/rfc/rfc8259','application/json',?)", record);
        (string Key, string Value)[] said =
            [("MARKING", document.Stamp.Marking), ("PROFILE", document.Stamp.Profile.Name), ("RUN", document.Stamp.Run), ("SHOWS",
                document.Stamp.Shows?.InWords() ?? "")];
        string items = string.Concat(said.Where(static s => s.Value.Length > 0).Select(static s =>
            $"<MDI key=\"{s.Key}\">{SecurityElement.Escape(s.Value)}</MDI>"));
        image.Run(
            "INSERT INTO gpkg_metadata VALUES (2,'dataset','http://gdal.org','text/xml',?)",
            $"<GDALMultiDomainMetadata><Metadata>{items}</Metadata></GDALMultiDomainMetadata>");
        foreach (int id in (int[])[1, 2])
            image.Run("INSERT INTO gpkg_metadata_reference VALUES ('geopackage',NULL,NULL,NULL,?,?,NULL)", _changed, id);
    }

    private void AddContents(string table, string type, string description, GridExtent extent, bool hasGeometry) => image.Run(
        "INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)", table, type, table, description, _changed,
        extent.IsEmpty ? null : extent.West, extent.IsEmpty ? null : extent.South, extent.IsEmpty ? null : extent.East,
            extent.IsEmpty ? null : extent.North,
        hasGeometry ? SystemOf(document) : null);

    private void AddSystem(string name, int id, string organization, string definition, string description) =>
        image.Run("INSERT INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,?)", name, id, organization, id, definition, description);

    private void AddExtension(string table, string? column, string name, string part, string scope) =>
        image.Run("INSERT INTO gpkg_extensions VALUES (?,?,?,?,?)", table, column, name, $"http://www.geopackage.org/spec130/#extension_{part}",
            scope);

    private static string OneLine(string definition) => Regex.Replace(definition, @"\s*\n\s*", "");

    private static string TypeOf(LayerShape shape) => shape.ToString().ToUpperInvariant();

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Integer => "INTEGER",
        ColumnType.Number => "REAL",
        ColumnType.Boolean => "BOOLEAN",
        _ => "TEXT",
    };
}
