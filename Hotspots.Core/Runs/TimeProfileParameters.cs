using Hotspots.Core.Model;

namespace Hotspots.Core.Runs;

/// <summary>Parameters of time profiles.</summary>
internal static class TimeProfileParameters
{
    /// <summary>What is looked at together; in the order of <see cref="TimeGrouping"/>.</summary>
    public static Parameter Group { get; } = Parameter.OfChoices(
        "group", "What is looked at together", "town", "",
        [.. Enum.GetValues<TimeGrouping>().Select(static group => new ParameterChoice(group.ToString().ToLowerInvariant(), ""))]) with
    {
        Form = "WHAT",
        Usual = (int)TimeGrouping.Town,
    };
}
