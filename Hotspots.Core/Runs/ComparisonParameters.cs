using Hotspots.Core.Model;

namespace Hotspots.Core.Runs;

/// <summary>Parameters of a comparison of two periods.</summary>
internal static class ComparisonParameters
{
    /// <summary>The period before.</summary>
    public static WrittenParameter<PeriodWish> Before { get; } = PeriodWish.Parameter(
        "before", "The period before", "the same days a year earlier where the data reach, else the stretch just before");

    /// <summary>The period after.</summary>
    public static WrittenParameter<PeriodWish> After { get; } = PeriodWish.Parameter(
        "after", "The period after: a year, a month or a day, or two with .. between; 2026-06.. is as far as the data reach",
        "the last three whole months, or fewer where the data are short");
}
