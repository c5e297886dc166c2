using Hotspots.Core.Model;
using Hotspots.Core.Model.Emerging;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Outputs.Layers.Times;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Layer of tested cells: which stand out, and how far. One polygon a cell that holds an incident or is significant.</summary>
/// <remarks>
/// Empty cells that say nothing are left out: they are most of the ground, and what they were counts in the statistic all the same.
/// </remarks>
internal static class CellLayer
{
    private const int Decimals = 6;

    /// <summary>Of a chance of one in a thousand million the first digits matter, not its millionths.</summary>
    private const int ChanceDigits = 6;

    /// <summary>THE list of what is said of a cell.</summary>
    public static LayerSchema<TestedCells> Schema { get; } = new(
        "cells", "cells", LayerShape.Polygon, "One polygon a cell that holds an incident or is significant.",
        new LayerLook
        {
            By = "class",
            Classes =
            [
                new("high-high", "Hot", new LayerSymbol("#b2182b", "#ef8a62", 0.75)), new("low-low", "Cold", new LayerSymbol("#2166ac", "#67a9cf",
                    0.75)),
                new("high-low", "High among low", new LayerSymbol("#c77f00", "#c77f00", 0.75)),
                new("low-high", "Low among high", new LayerSymbol("#9a86c8", "#9a86c8", 0.75)),
                new(null, "Not significant", new LayerSymbol("#8fa7b3")),
            ],
        },
        [
            Text("area", "The town or area.", static block => block.Area),
            Text("method", "The method that tested the cells.", static block => block.Method),
            Number("count", "weight", "Weighted incidents in the cell.", static (s, cell) => LayerValue.Rounded(s.Counts[cell], Decimals)),
            Number("value", "", "The statistic: z of Gi*, I of Moran.", static (s, cell) => LayerValue.Rounded(s.Values[cell], Decimals)),
            Number("z", "standard deviations", "How far the statistic is from what chance alone gives.",
                static (s, cell) => LayerValue.Rounded(s.Z[cell], Decimals)),
            Number("p", "", "Chance of a value at least so far from the expected one, two-sided.",
                static (s, cell) => LayerValue.Significant(s.P[cell], ChanceDigits)),
            Number("q", "", "p after correction for the number of cells.", static (s, cell) => LayerValue.Significant(s.Q[cell], ChanceDigits)),
            Column("class", ColumnType.Text, "", "high-high (hot), low-low (cold), high-low, low-high or none.",
                static (block, cell) => LayerValue.Of(TestedCells.Classes, (int)block.Statistics.Classes[cell])),
            .. EmergingColumns.All,
        ]);

    /// <summary>The layer of a run.</summary>
    public static Layer Of(ReleasedRun run)
    {
        var cells = new TestedCells(run.Areas);
        return Schema.Of(cells, new CellGeometry([.. cells.Blocks.Select(static block => block.Rows)]), cells.Count);
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

    private static LayerColumn<TestedCells> Text(string name, string meaning, Func<TestedBlock, string> value) =>
        new(name, ColumnType.Text, "", meaning, cells =>
        {
            var texts = TextList.From([.. cells.Blocks.Select(value)]);
            return row => LayerValue.Of(texts, cells.BlockOf(row));
        });

    private static LayerColumn<TestedCells> Number(string name, string unit, string meaning, Func<CellStatistics, int, LayerValue> value) =>
        Column(name, ColumnType.Number, unit, meaning, (block, cell) => value(block.Statistics, cell));

    private static LayerColumn<TestedCells> Column(string name, ColumnType type, string unit, string meaning, Func<TestedBlock, int,
        LayerValue> value) =>
        new(name, type, unit, meaning, cells => row =>
        {
            TestedBlock block = cells.Blocks[cells.BlockOf(row)];
            return value(block, block.Tested[row - block.First]);
        });
}

/// <summary>The cells of one method in one area.</summary>
/// <param name="Area">The area's name.</param>
/// <param name="Method">The method.</param>
/// <param name="Statistics">What it says of each cell that it tested.</param>
/// <param name="Tested">One a row: which of the tested cells.</param>
/// <param name="Rows">The same cells on their grid.</param>
/// <param name="First">The row of the first in the layer.</param>
internal sealed record TestedBlock(string Area, string Method, CellStatistics Statistics, int[] Tested, CellRows Rows, int First)
{
    /// <summary>The steps in which they were tested; null where time was not asked for.</summary>
    public EmergingCells? Emerging { get; init; }
}

/// <summary>The cells of a run that say something, block by block.</summary>
internal sealed class TestedCells
{
    /// <summary>The classes as files spell them; the index is the class.</summary>
    public static readonly TextList Classes = TextList.From([.. Enum.GetValues<CellClass>().Select(CellLayer.NameOf)]);

    private readonly int[] _firsts;

    /// <summary>Finds them.</summary>
    public TestedCells(IReadOnlyList<AreaResult> areas)
    {
        var blocks = new List<TestedBlock>();
        foreach (AreaResult area in areas)
        {
            foreach (MethodFindings findings in area.Findings)
            {
                if (findings.Cells is not { } cells)
                    continue;
                int[] tested = [.. Enumerable.Range(0, cells.Cells.Length).Where(cells.Statistics.Says)];
                var rows = new CellRows(cells.Grid, Array.ConvertAll(tested, row => cells.Cells[row]));
                blocks.Add(new TestedBlock(area.Area.Name, findings.Method, cells.Statistics, tested, rows, Count) { Emerging = cells.Emerging });
                Count += tested.Length;
            }
        }
        Blocks = blocks;
        _firsts = [.. blocks.Select(static block => block.First)];
    }

    /// <summary>One an area and method.</summary>
    public IReadOnlyList<TestedBlock> Blocks { get; }

    /// <summary>How many rows.</summary>
    public int Count { get; private set; }

    /// <summary>The block that a row lies in: the last that begins at it or before, empty ones passed over.</summary>
    public int BlockOf(int row)
    {
        int at = Array.BinarySearch(_firsts, row + 1);
        at = at >= 0 ? at : ~at;
        while (at > 0 && (at == _firsts.Length || _firsts[at] > row))
            at--;
        return at;
    }
}
