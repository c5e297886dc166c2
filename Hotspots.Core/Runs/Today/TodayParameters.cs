using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Today;

/// <summary>Parameters of the near-repeat zones of a day.</summary>
internal static class TodayParameters
{
    /// <summary>The day.</summary>
    public static WrittenParameter<DateOnly> On { get; } = WrittenParameter.OfDay(
        "on", "The day on which zones are in force, such as 2026-06-30; what happened later has no say", "today");

    /// <summary>Seed of the shuffles.</summary>
    public static Parameter Seed { get; } = new(
        "seed", "Seed of the shuffles by which each town is tested, 0 or more", "", 0, int.MaxValue, IsInteger: true, "1", "")
    {
        Form = "NUMBER",
        Usual = 1,
    };
}
