using System.Globalization;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Class of a surface on a map.</summary>
/// <param name="From">Lowest value in it.</param>
/// <param name="Color">How its ground is painted; null for not at all.</param>
/// <param name="Name">In the legend: "100 to 200".</param>
/// <param name="IsHatched">Is it told from its opposite by lines, where both are equally grey?</param>
internal readonly record struct SurfaceClass(double From, SKColor? Color, string Name, bool IsHatched);

/// <summary>Classed symbology of a surface: classes and colours as the window's, on light ground.</summary>
internal static class SurfaceClasses
{
    // Viridis at equal steps, the densest darkest.
    private static readonly SKColor[] Viridis =
        [new(253, 231, 37), new(122, 209, 81), new(34, 168, 132), new(42, 120, 142), new(65, 68, 135), new(68, 1, 84)];

    private static readonly float[] Covers = [0.45f, 0.65f, 0.8f, 0.9f, 1, 1];

    private static readonly double[] Ratios = [0.02, 0.25, 0.5, 0.8, 1.25, 2, 4];

    private static readonly SKColor?[] Diverging =
    [
        null, new SKColor(33, 102, 172), new SKColor(103, 169, 207), new SKColor(190, 220, 235), null, new SKColor(250, 205, 180),
        new SKColor(239, 138, 98), new SKColor(178, 24, 43),
    ];

    private static readonly string[] RatioNames =
    [
        "none near", "less than a quarter of the usual", "a quarter to a half", "a half to 0.8 times", "about the usual",
        "1.25 to 2 times the usual", "2 to 4 times", "4 times or more",
    ];

    /// <summary>The classes of a surface, ascending; the first is from minus infinity.</summary>
    /// <param name="unit">Blank for a ratio.</param>
    /// <param name="isLog">Are the values logarithms of ratios?</param>
    /// <param name="peak">The highest value of the run.</param>
    public static SurfaceClass[] Of(string unit, bool isLog, double peak)
    {
        if (unit.Length == 0)
        {
            return [.. Enumerable.Range(0, Diverging.Length).Select(i => new SurfaceClass(
                i == 0 ? double.NegativeInfinity : isLog ? Math.Log(Ratios[i - 1]) : Ratios[i - 1], Diverging[i], RatioNames[i], i is > 0 and < 4))];
        }
        double[] breaks = NiceSteps(peak);
        int first = Viridis.Length - breaks.Length;
        var classes = new List<SurfaceClass> { new(double.NegativeInfinity, null, "", false) };
        for (int i = 0; i < breaks.Length; i++)
        {
            string name = i + 1 < breaks.Length ? $"{Short(breaks[i])} to {Short(breaks[i + 1])}" : $"{Short(breaks[i])} or more";
            classes.Add(new SurfaceClass(
                breaks[i], Viridis[first + i].WithAlpha((byte)Math.Round(255 * Covers[first + i])), name, false));
        }
        return [.. classes];
    }

    /// <summary>Steps of 1, 2, 5, 10 … up to a peak, the six highest, ascending; none for an empty surface.</summary>
    public static double[] NiceSteps(double peak)
    {
        var steps = new List<double>();
        if (!(peak > 0) || !double.IsFinite(peak))
            return [];
        for (int power = (int)Math.Floor(Math.Log10(peak)) + 1; steps.Count < Viridis.Length; power--)
        {
            foreach (int digit in (ReadOnlySpan<int>)[5, 2, 1])
            {
                double step = double.Parse(
                    string.Create(CultureInfo.InvariantCulture, $"{digit}e{power}"), NumberStyles.Float, CultureInfo.InvariantCulture);
                if (step <= peak && steps.Count < Viridis.Length)
                    steps.Insert(0, step);
            }
        }
        return [.. steps];
    }

    private static string Short(double value) => value.ToString(value >= 1 ? "N0" : "0.###", CultureInfo.InvariantCulture);
}
