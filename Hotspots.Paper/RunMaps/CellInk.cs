using System.Collections.Frozen;
using System.Globalization;
using Hotspots.Core.Model.Maps;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Symbol of a class of tested cells: colour, and an outline or hatching beside it, as in the window on light ground.</summary>
/// <param name="Style">One of <see cref="MapCellStyles"/>.</param>
/// <param name="Name">In the legend; "{sure}" and "{surest}" stand for how sure.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="IsOutlined">A line within the cell's edge?</param>
/// <param name="IsHatched">Lines across it?</param>
internal sealed record CellInk(string Style, string Name, SKColor Fill, bool IsOutlined, bool IsHatched)
{
    /// <summary>All of them in the order of a legend: hottest first, and what says nothing last.</summary>
    public static IReadOnlyList<CellInk> All { get; } =
    [
        new("hot-surest", "Hot, {surest} sure", new SKColor(0xb2, 0x18, 0x2b), true, false),
        new("hot", "Hot, {sure} sure", new SKColor(0xef, 0x8a, 0x62), false, false),
        new("new-hot", "New: hot in the last step only", new SKColor(0xc5, 0x1b, 0x7d), true, false),
        new("consecutive-hot", "Consecutive: hot without a break until the last step", new SKColor(0xef, 0x65, 0x48), true, false),
        new("intensifying-hot", "Intensifying: nearly always hot, and more and more", new SKColor(0x7f, 0x00, 0x00), true, false),
        new("persistent-hot", "Persistent: nearly always hot", new SKColor(0xb2, 0x18, 0x2b), false, false),
        new("diminishing-hot", "Diminishing: nearly always hot, and less and less", new SKColor(0xd6, 0x60, 0x4d), false, false),
        new("sporadic-hot", "Sporadic: hot in the last step, off and on before", new SKColor(0xf4, 0xa5, 0x82), false, false),
        new("oscillating-hot", "Oscillating: hot in the last step, cold before", new SKColor(0xc7, 0x7f, 0x00), false, false),
        new("historical-hot", "Historical: nearly always hot, but not in the last step", new SKColor(0x9c, 0x7a, 0x6b), false, false),
        new("high-low", "High among low, {sure} sure", new SKColor(0xc7, 0x7f, 0x00), true, false),
        new("low-high", "Low among high, {sure} sure", new SKColor(0x9a, 0x86, 0xc8), false, true),
        new("cold", "Cold, {sure} sure", new SKColor(0x67, 0xa9, 0xcf), false, true),
        new("cold-surest", "Cold, {surest} sure", new SKColor(0x21, 0x66, 0xac), true, true),
        new("new-cold", "New: cold in the last step only", new SKColor(0x1b, 0x7f, 0x79), true, true),
        new("consecutive-cold", "Consecutive: cold without a break until the last step", new SKColor(0x43, 0x93, 0xc3), true, true),
        new("intensifying-cold", "Intensifying: nearly always cold, and more and more", new SKColor(0x08, 0x30, 0x6b), true, true),
        new("persistent-cold", "Persistent: nearly always cold", new SKColor(0x21, 0x66, 0xac), false, true),
        new("diminishing-cold", "Diminishing: nearly always cold, and less and less", new SKColor(0x5b, 0x8f, 0xc0), false, true),
        new("sporadic-cold", "Sporadic: cold in the last step, off and on before", new SKColor(0x92, 0xc5, 0xde), false, true),
        new("oscillating-cold", "Oscillating: cold in the last step, hot before", new SKColor(0x9a, 0x86, 0xc8), false, true),
        new("historical-cold", "Historical: nearly always cold, but not in the last step", new SKColor(0x7d, 0x8c, 0x99), false, true),
        new(MapCellStyles.None, "Not significant", new SKColor(90, 100, 110, 41), false, false),
    ];

    private static readonly FrozenDictionary<string, CellInk> ByStyle = All.ToFrozenDictionary(static ink => ink.Style, StringComparer.Ordinal);

    /// <summary>The symbol of a style; that of what says nothing where there is none of that name.</summary>
    public static CellInk Of(string style) => ByStyle.TryGetValue(style, out CellInk? ink) ? ink : All[^1];

    /// <summary>In the legend: "Hot, 99 % sure".</summary>
    /// <param name="alpha">A cell is significant at most at this.</param>
    public string NameAt(double alpha) =>
        Name.Replace("{surest}", Percent(Math.Min(MapCellStyles.Surest, alpha)), StringComparison.Ordinal)
            .Replace("{sure}", Percent(alpha), StringComparison.Ordinal);

    private static string Percent(double alpha) => string.Create(CultureInfo.InvariantCulture, $"{100 * (1 - alpha):0.#} %");
}
