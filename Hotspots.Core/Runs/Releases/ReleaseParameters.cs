using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Parameters of a release: THE list of what is asked for in words; its numbers are <see cref="ReleaseRules.Numbers"/>.</summary>
internal static class ReleaseParameters
{
    private const string NoEffect = "";

    /// <summary>For whom.</summary>
    public static Parameter Profile { get; } = Parameter.OfChoices(
        "profile", "For whom the layer is", "", NoEffect,
        new ParameterChoice(ReleaseRules.Partner, "a council or another body that you share with"),
        new ParameterChoice(ReleaseRules.Public, "everybody"));

    /// <summary>The period.</summary>
    public static WrittenParameter<PeriodWish> Period { get; } = PeriodWish.Parameter(
        "period", "The months that are told, as far as they are whole in the files", "all that may be told");

    /// <summary>The threshold of an attack on somebody else's layer.</summary>
    public static Parameter Threshold { get; } = new(
        "threshold", "With ⟨attack⟩: counts from 1 to below this are taken to be secret", "", 2, 1_000, IsInteger: true, "5", NoEffect)
    { Usual = 5 };
}
