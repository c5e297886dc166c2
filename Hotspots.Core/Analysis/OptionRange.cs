using System.Globalization;

namespace Hotspots.Core.Analysis;

/// <summary>Range check of an option. Is an option of a kernel within its range? If not, one sentence says the range and what was given.</summary>
internal static class OptionRange
{
    /// <summary>The value.</summary>
    /// <param name="value">What was given.</param>
    /// <param name="isInside">Is it within the range? Not a number is within none.</param>
    /// <param name="rule">"neighbour distance must be between 1E-09 and 1E+12 m".</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static T Kept<T>(T value, bool isInside, string rule) =>
        isInside ? value : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The {rule}; it was {value}."));

    /// <summary>A distance, above 0 and small enough to be squared: 1e-9 to 1e12 m.</summary>
    /// <param name="value">Metres.</param>
    /// <param name="what">"neighbour distance".</param>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public static double Distance(double value, string what) =>
        Kept(value, value is >= 1e-9 and <= 1e12, what + " must be between 1E-09 and 1E+12 m");

    /// <summary>A number of at least so many.</summary>
    /// <param name="value">How many.</param>
    /// <param name="least">The fewest.</param>
    /// <param name="what">"smallest number of neighbours".</param>
    /// <exception cref="ArgumentException">Fewer.</exception>
    public static int AtLeast(int value, int least, string what) =>
        Kept(value, value >= least, string.Create(CultureInfo.InvariantCulture, $"{what} must be {least} or more"));

    /// <summary>How many cores: 1 or more, or −1 for all.</summary>
    /// <exception cref="ArgumentException">0 or below −1.</exception>
    public static int Cores(int value) => Kept(value, value is >= 1 or -1, "number of cores must be 1 or more, or -1 for all");
}
