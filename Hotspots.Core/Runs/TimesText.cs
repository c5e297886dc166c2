using System.Globalization;

namespace Hotspots.Core.Runs;

/// <summary>A rate ratio as people read it: "12", "2.4"; "1.04" near 1, where a tenth would hide on which side it lies; "0.04" near 0.</summary>
internal static class TimesText
{
    /// <summary>The text.</summary>
    public static string Of(double times) => times.ToString(
        times >= 9.95 ? "N0" : times is > 0.9 and < 1.1 or < 0.095 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}
