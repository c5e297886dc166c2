using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Model.Emerging;

namespace Hotspots.Core.Outputs.Layers.Times;

/// <summary>Columns of the layer of cells that are there where cells were tested step by step.</summary>
internal static class EmergingColumns
{
    private const int CountDecimals = 6;

    /// <summary>THE list of what is said of a cell's steps.</summary>
    public static IReadOnlyList<LayerColumn<TestedCells>> All { get; } =
    [
        Column("countByStep", ColumnType.Json, "Weighted incidents in each step, by its first day.", static (steps, cell) =>
            LayerValue.Of((Action<Utf8JsonWriter>?)(json => WriteCounts(json, steps, cell)))),
        Column("hotSteps", ColumnType.Integer, "Steps in which it is hot; of the steps z, p, q and class are those of the last.",
            static (steps, cell) => LayerValue.Of((long?)steps.HotSteps[cell])),
        Column("coldSteps", ColumnType.Integer, "Steps in which it is cold.", static (steps, cell) => LayerValue.Of((long?)steps.ColdSteps[cell])),
        Column("lastHot", ColumnType.Text, "First day of the last step in which it is hot.",
            static (steps, cell) => LayerValue.Of(steps.LastHot[cell] < 0 ? null : DayOf(steps, steps.LastHot[cell]))),
        Column("trendS", ColumnType.Integer, "Pairs of steps that rise less those that fall (Mann-Kendall S).",
            static (steps, cell) => LayerValue.Of((long?)(long)steps.TrendS[cell])),
        Column("trendP", ColumnType.Number, "Chance of such a trend where there is none, of this cell by itself.",
            static (steps, cell) => LayerValue.Chance(steps.TrendP[cell])),
        Column("pattern", ColumnType.Text,
            "new, consecutive, intensifying, persistent, diminishing, sporadic, oscillating or historical, hot or cold; or none.",
            static (steps, cell) => LayerValue.Of(steps.Classes[cell].ToString())),
    ];

    private static LayerColumn<TestedCells> Column(string name, ColumnType type, string meaning, Func<EmergingCells, int, LayerValue> value) =>
        new(name, type, "", meaning, cells => cells.Blocks.All(static block => block.Emerging is null) ? null : row =>
        {
            TestedBlock block = cells.Blocks[cells.BlockOf(row)];
            return block.Emerging is { } steps ? value(steps, block.Tested[row - block.First]) : LayerValue.Null;
        });

    private static void WriteCounts(Utf8JsonWriter json, EmergingCells cells, int cell)
    {
        json.WriteStartObject();
        for (int step = 0; step < cells.Steps.Length; step++)
            json.WriteNumber(DayOf(cells, step), Math.Round(cells.Counts[cell * cells.Steps.Length + step], CountDecimals));
        json.WriteEndObject();
    }

    private static string DayOf(EmergingCells cells, int step) =>
        DateTime.UnixEpoch.AddDays(cells.Steps[step]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
