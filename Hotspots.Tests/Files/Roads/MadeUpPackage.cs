using System.Globalization;
using Hotspots.Core.Outputs.Formats.GeoPackage;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Hotspots.Tests.Files.Roads;

/// <summary>Writes small GeoPackages with layers as Ordnance Survey has them.</summary>
internal sealed class MadeUpPackage : IDisposable
{
    private readonly SqliteImage _database = new();
    private readonly WKBWriter _shapes = new();

    // The table of coordinate systems stays empty: readers go by the number.
    public MadeUpPackage() => _database.Run("PRAGMA foreign_keys = OFF;" + GeoPackageSql.Core);

    /// <summary>Makes a layer.</summary>
    /// <param name="table">What it is called.</param>
    /// <param name="columns">Its columns beside the shape, all of them texts.</param>
    /// <param name="rows">Shape, then a text a column.</param>
    public MadeUpPackage Layer(string table, string[] columns, params (Geometry Shape, string?[] Texts)[] rows)
    {
        string own = string.Concat(columns.Select(static c => $", \"{c}\" TEXT"));
        _database.Run($"CREATE TABLE \"{table}\" (fid INTEGER PRIMARY KEY, geometry BLOB{own})");
        _database.Run(
            "INSERT INTO gpkg_contents (table_name, data_type, last_change, srs_id) VALUES (?, 'features', '2025-04-01T00:00:00Z', 27700)", table);
        _database.Run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geometry', 'GEOMETRY', 27700, 0, 0)", table);
        using SqliteImage.Statement insert = _database.Prepare(
            $"INSERT INTO \"{table}\" VALUES (?, ?{string.Concat(columns.Select(static _ => ", ?"))})");
        for (int row = 0; row < rows.Length; row++)
        {
            insert.Bind(0, row + 1);
            insert.Bind(1, [(byte)'G', (byte)'P', 0, 1, 0x34, 0x6C, 0, 0, .. _shapes.Write(rows[row].Shape)]);
            for (int i = 0; i < columns.Length; i++)
            {
                if (rows[row].Texts[i] is { } text)
                    insert.Bind(2 + i, text);
                else
                    insert.BindNull(2 + i);
            }
            insert.Step();
        }
        return this;
    }

    /// <summary>Adds an index of a layer's shapes.</summary>
    public MadeUpPackage Index(string table, params Geometry[] shapes)
    {
        _database.Run($"CREATE VIRTUAL TABLE \"rtree_{table}_geometry\" USING rtree(id, minx, maxx, miny, maxy)");
        for (int row = 0; row < shapes.Length; row++)
        {
            Envelope box = shapes[row].EnvelopeInternal;
            _database.Run(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"INSERT INTO \"rtree_{table}_geometry\" VALUES ({row + 1}, {box.MinX}, {box.MaxX}, {box.MinY}, {box.MaxY})"));
        }
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        _database.WriteTo(stream);
        return stream.ToArray();
    }

    public void Dispose() => _database.Dispose();

    public static LineString Line(params double[] xy) =>
        new([.. Enumerable.Range(0, xy.Length / 2).Select(i => new Coordinate(xy[2 * i], xy[2 * i + 1]))]);
}
