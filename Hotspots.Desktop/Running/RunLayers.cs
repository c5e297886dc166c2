using System.Runtime.InteropServices;
using System.Text.Json;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Emerging;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Running;

/// <summary>What is there to be drawn of a run besides its hotspots, and how does it cross the seam?</summary>
internal static class RunLayers
{
    public const string Surface = "surface", Contours = "contours", Cells = "cells";

    private static readonly ColumnHeader[] CellColumns =
    [
        new("cell", "u32"), new("count", "f32"), new("value", "f32"), new("z", "f32"), new("p", "f32"), new("q", "f32"), new("class", "u8"),
    ];

    /// <summary>Patterns of the hot kind; those of the cold kind follow in the same order.</summary>
    private const int Patterns = (int)EmergingPattern.Historical;

    /// <summary>What can be asked for, in the order of the methods.</summary>
    public static LayerAnswer[] Of(RunResult result)
    {
        var layers = new List<LayerAnswer>();
        foreach (string method in result.Record.Methods)
        {
            (StudyArea Area, MethodFindings Findings)[] found = [.. FoundBy(result, method)];
            if (found.Any(static f => f.Findings.Surface is not null))
                layers.Add(new LayerAnswer(Surface, method));
            if (found.Any(static f => f.Findings.Contours.Count > 0))
                layers.Add(new LayerAnswer(Contours, method));
            if (found.Any(static f => f.Findings.Cells is not null))
                layers.Add(new LayerAnswer(Cells, method));
        }
        return [.. layers];
    }

    /// <summary>The surfaces of a method: header and values.</summary>
    public static byte[] SurfacesOf(RunResult result, string method)
    {
        var headers = new List<SurfaceHeader>();
        var columns = new List<byte[]>();
        string unit = "";
        bool isLog = false;
        foreach ((StudyArea area, MethodFindings findings) in FoundBy(result, method))
        {
            if (findings.Surface is not { } surface)
                continue;
            unit = surface.Unit;
            isLog = unit.Length == 0 && findings.Parameters.Any(static p => p is { Name: "scale", Choice: "log" });
            CellGrid grid = surface.Grid;
            headers.Add(new SurfaceHeader(area.Name, grid.West, grid.South, grid.Size, grid.Columns, grid.Rows));
            columns.Add(Bytes<float>(surface.Values.Length, i => (float)surface.Values[i]));
        }
        var header = new SurfacesHeader(method, unit, isLog, [.. headers]);
        return BinaryColumns.Assemble(JsonSerializer.SerializeToUtf8Bytes(header, SeamJson.Default.SurfacesHeader), columns);
    }

    /// <summary>The contours of a method, each area's from the widest to the narrowest.</summary>
    public static ContourAnswer[] ContoursOf(RunResult result, string method) =>
        [.. FoundBy(result, method).SelectMany(static f => f.Findings.Contours.Select(contour => new ContourAnswer(
            f.Area.Name, contour.Level, f.Findings.Surface?.Unit ?? "", contour.Share, RunAnswers.Rings(contour.Ground))))];

    /// <summary>The cells of a method that say something: header and columns.</summary>
    public static byte[] CellsOf(RunResult result, string method)
    {
        var grids = new List<GridHeader>();
        var rows = new List<(CellFindings Cells, int Row)>();
        (double alpha, Correction correction) = (0, Correction.None);
        foreach ((StudyArea area, MethodFindings findings) in FoundBy(result, method))
        {
            if (findings.Cells is not { } cells)
                continue;
            (alpha, correction) = (cells.Statistics.Alpha, cells.Statistics.Correction);
            int before = rows.Count;
            for (int row = 0; row < cells.Cells.Length; row++)
            {
                if (cells.Statistics.Says(row))
                    rows.Add((cells, row));
            }
            CellGrid grid = cells.Grid;
            grids.Add(new GridHeader(
                area.Name, grid.Shape == CellShape.Hexagon ? "hexagon" : "square", grid.West, grid.South, grid.ColumnSpacing, grid.RowSpacing,
                grid.Columns, grid.Rows,
                grid.Shape == CellShape.Hexagon && grid.IsOdd(0), cells.Cells.Length, rows.Count - before));
        }
        bool isEmerging = rows.Exists(static row => row.Cells.Emerging is not null);
        ColumnHeader[] names = isEmerging ? [.. CellColumns, new ColumnHeader("pattern", "u8")] : CellColumns;
        var header = new CellsHeader(method, alpha, CorrectionNames.Of(correction), rows.Count, names, [.. grids]);
        byte[][] columns =
        [
            Bytes<uint>(rows.Count, i => (uint)rows[i].Cells.Cells[rows[i].Row]), Column(static s => s.Counts), Column(static s => s.Values),
            Column(static s => s.Z),
            Column(static s => s.P), Column(static s => s.Q), Bytes<byte>(rows.Count, i => (byte)rows[i].Cells.Statistics.Classes[rows[i].Row]),
            .. isEmerging ? [Bytes<byte>(rows.Count, i => PatternOf(rows[i].Cells, rows[i].Row))] : Array.Empty<byte[]>(),
        ];
        return BinaryColumns.Assemble(JsonSerializer.SerializeToUtf8Bytes(header, SeamJson.Default.CellsHeader), columns);

        byte[] Column(Func<CellStatistics, double[]> column) =>
            Bytes<float>(rows.Count, i => (float)column(rows[i].Cells.Statistics)[rows[i].Row]);
    }

    private static byte PatternOf(CellFindings cells, int row) =>
        cells.Emerging?.Classes[row] is { Pattern: not EmergingPattern.None } found
            ? (byte)((int)found.Pattern + (found.IsCold ? Patterns : 0))
            : (byte)0;

    private static IEnumerable<(StudyArea Area, MethodFindings Findings)> FoundBy(RunResult result, string method) =>
        result.Areas.SelectMany(area => area.Findings.Where(findings => findings.Method == method).Select(findings => (area.Area, findings)));

    private static byte[] Bytes<T>(int count, Func<int, T> value)
        where T : unmanaged
    {
        var values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = value(i);
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }
}
