using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Parameters of county lines.</summary>
internal static class LinesParameters
{
    /// <summary>Seed of the shuffles.</summary>
    public static Parameter Seed { get; } = new(
        "seed", "Seed of the shuffles by which the overlap of lines is tested, 0 or more", "", 0, int.MaxValue, IsInteger: true, "1", "")
    {
        Form = "NUMBER",
        Usual = 1,
    };
}
