using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Parameters of the evaluation of an operation.</summary>
internal static class EffectParameters
{
    private const int NarrowestRing = 50, WidestRing = 2000, FewestPlacebos = 19, MostPlacebos = 9999;

    /// <summary>Its first day.</summary>
    public static WrittenParameter<PeriodWish> Start { get; } = PeriodWish.Parameter(
        "start", "Its first day, such as 2025-11-10, or month", "its first warrant, or its first incident", "DATE");

    /// <summary>Its last day, inclusive.</summary>
    public static WrittenParameter<PeriodWish> End { get; } = PeriodWish.Parameter(
        "end", "Its last day or month",
        "its last incident; where that is less than four weeks after the start, and for a drawn ground, six periods of 28 days or of a month, "
            + "as far as the data reach",
        "DATE");

    /// <summary>The time by which the place was chosen, which may not serve as "before".</summary>
    public static WrittenParameter<PeriodWish> Chosen { get; } = PeriodWish.Parameter(
        "chosen", "The time by which the place was chosen, such as 2026-05..2026-06: it is not compared with",
        "from the operation's first incident to its first warrant");

    /// <summary>Width of the ring in which incidents may have moved; of control days, how near to a place an incident is its.</summary>
    public static Parameter Ring { get; } = new(
        "ring", Say($"How far round the place to look for what moved, {NarrowestRing} to {WidestRing}"), "m", NarrowestRing, WidestRing,
        IsInteger: false, Say($"{EffectRequest.UsualRing}"), "Larger: less that moved is missed, and more that has other reasons is counted.")
    {
        Form = "METRES",
        Usual = EffectRequest.UsualRing,
    };

    /// <summary>Places to rank the operation among, at most.</summary>
    public static Parameter Placebos { get; } = new(
        "placebos", "Among how many places without the operation it is ranked, at most", "", FewestPlacebos, MostPlacebos, IsInteger: true,
        Say($"{EffectRequest.UsualPlacebos}"), "Larger: the chance is told more finely, the work is longer.")
    {
        Reason = "with fewer no chance of 5 % could be told",
        Usual = EffectRequest.UsualPlacebos,
    };

    /// <summary>Seed of the draw of placebos; of control days, of the lots.</summary>
    public static Parameter Seed { get; } = new(
        "seed", "Seed of the draw where there are more such places", "", 0, int.MaxValue, IsInteger: true, "1", "")
    {
        Usual = 1,
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
