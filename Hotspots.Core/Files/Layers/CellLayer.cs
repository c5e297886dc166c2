using System.Buffers;
using System.Globalization;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which cells stand out, and how far? One polygon a cell that holds an incident or is significant.</summary>
/// <remarks>
/// Empty cells that say nothing are left out: they are most of the ground, and what they were counts in the statistic all the same.
/// </remarks>
internal sealed class CellLayer : ILayerWriter
{
    /// <inheritdoc/>
    public string FileName => "cells.geojson";

    /// <inheritdoc/>
    public void Write(ReleasedRun run, Stream stream, CancellationToken cancellation)
    {
        var blocks = new List<CellBlock>();
        int count = 0;
        GeoBounds bounds = GeoBounds.Empty;
        foreach (AreaResult area in run.Areas)
        {
            foreach (MethodFindings findings in area.Findings)
            {
                cancellation.ThrowIfCancellationRequested();
                if (findings.Cells is null)
                    continue;
                var block = new CellBlock(area.Area.Name, findings.Method, findings.Cells, count);
                blocks.Add(block);
                bounds.Add(block.Bounds);
                count += block.Count;
            }
        }
        FeatureCollectionWriter.Write(stream, run.Stamp, bounds, count, () => MakeRenderer(blocks), cancellation);
    }

    /// <summary>A class as files spell it.</summary>
    public static string NameOf(CellClass cell) => cell switch
    {
        CellClass.HighHigh => "high-high",
        CellClass.LowHigh => "low-high",
        CellClass.LowLow => "low-low",
        CellClass.HighLow => "high-low",
        _ => "none",
    };

    private static FeatureCollectionWriter.RenderFeature MakeRenderer(List<CellBlock> blocks)
    {
        int at = 0;
        return (json, index) =>
        {
            while (index >= blocks[at].First + blocks[at].Count)
                at++;
            blocks[at].Write(json, index - blocks[at].First);
        };
    }

    /// <summary>The cells of one method in one area.</summary>
    private sealed class CellBlock
    {
        private const int Chunk = 2048;

        private readonly CellStatistics _statistics;
        private readonly int[] _rows;
        private readonly int[] _lon;
        private readonly int[] _lat;
        private readonly int _corners;
        private readonly byte[] _head;
        private readonly byte[][] _classes;

        public CellBlock(string area, string method, CellFindings cells, int first)
        {
            _statistics = cells.Statistics;
            First = first;
            _rows = [.. Enumerable.Range(0, cells.Cells.Length).Where(cells.Statistics.Says)];
            // Every cell has the shape of the first, moved.
            GridPoint centre = cells.Grid.CentreOf(0);
            Coordinate[] ring = cells.Grid.OutlineOf(0).Coordinates;
            _corners = ring.Length - 1;
            _lon = new int[_rows.Length * _corners];
            _lat = new int[_lon.Length];
            var parts = new GeoBounds[(_rows.Length + Chunk - 1) / Chunk];
            Parallel.For(0, parts.Length, chunk => parts[chunk] = Project(cells, ring, centre, chunk * Chunk));
            GeoBounds bounds = GeoBounds.Empty;
            foreach (GeoBounds part in parts)
                bounds.Add(part);
            Bounds = bounds;
            _head = Utf8($"]]}},\"properties\":{{\"area\":\"{GeoJsonText.Encode(area)}\",\"method\":\"{GeoJsonText.Encode(method)}\",\"count\":");
            _classes = [.. Enum.GetValues<CellClass>().Select(static c => Utf8($",\"class\":\"{NameOf(c)}\"}}}}"))];
        }

        public int First { get; }

        public int Count => _rows.Length;

        public GeoBounds Bounds { get; }

        public void Write(ArrayBufferWriter<byte> json, int index)
        {
            json.Write("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["u8);
            int start = index * _corners;
            for (int c = 0; c <= _corners; c++)
            {
                int corner = start + c % _corners;
                if (c > 0)
                    json.Write(","u8);
                json.Advance(GeoJsonText.WritePosition(_lon[corner], _lat[corner], json.GetSpan(GeoJsonText.MaxPosition)));
            }
            int row = _rows[index];
            json.Write(_head);
            Number(json, GeoJsonText.Rounded(_statistics.Counts[row], 6), "R");
            json.Write(",\"value\":"u8);
            Number(json, GeoJsonText.Rounded(_statistics.Values[row], 6), "R");
            json.Write(",\"z\":"u8);
            Number(json, GeoJsonText.Rounded(_statistics.Z[row], 6), "R");
            // Of a chance of one in a thousand million the first digits matter, not its millionths.
            json.Write(",\"p\":"u8);
            Number(json, _statistics.P[row], "G6");
            json.Write(",\"q\":"u8);
            Number(json, _statistics.Q[row], "G6");
            json.Write(_classes[(int)_statistics.Classes[row]]);
        }

        private GeoBounds Project(CellFindings cells, Coordinate[] ring, GridPoint first, int start)
        {
            int count = Math.Min(Chunk, _rows.Length - start), corners = count * _corners;
            var columns = new double[4 * corners];
            Span<double> e = columns.AsSpan(0, corners), n = columns.AsSpan(corners, corners);
            Span<double> lon = columns.AsSpan(2 * corners, corners), lat = columns.AsSpan(3 * corners, corners);
            for (int i = 0; i < count; i++)
            {
                GridPoint centre = cells.Grid.CentreOf(cells.Cells[_rows[start + i]]);
                for (int c = 0; c < _corners; c++)
                {
                    e[i * _corners + c] = centre.Easting + (ring[c].X - first.Easting);
                    n[i * _corners + c] = centre.Northing + (ring[c].Y - first.Northing);
                }
            }
            NationalGrid.ToGeo(e, n, lon, lat);
            GeoBounds bounds = GeoBounds.Empty;
            for (int i = 0; i < corners; i++)
            {
                int to = start * _corners + i;
                _lon[to] = (int)GeoJsonText.ToUnits(lon[i]);
                _lat[to] = (int)GeoJsonText.ToUnits(lat[i]);
                bounds.Add(_lon[to], _lat[to]);
            }
            return bounds;
        }

        private static void Number(ArrayBufferWriter<byte> json, double value, string format)
        {
            if (!double.IsFinite(value))
            {
                json.Write("null"u8);
                return;
            }
            const int Longest = 32;
            value.TryFormat(json.GetSpan(Longest), out int written, format, CultureInfo.InvariantCulture);
            json.Advance(written);
        }

        private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
    }
}
