using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Tonight;

/// <summary>Parameters of the briefing of a shift.</summary>
internal static class TonightParameters
{
    /// <summary>More weeks than this are not lately.</summary>
    private const int MostWeeks = 26;

    /// <summary>Weeks that are looked at.</summary>
    public static Parameter Weeks { get; } = new(
        "weeks",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Weeks before the shift that are looked at, 1 to {MostWeeks}; they are compared with as many before"),
        "weeks", 1, MostWeeks, IsInteger: true, TonightRequest.UsualWeeks.ToString(CultureInfo.InvariantCulture), "")
    {
        Form = "NUMBER",
        Usual = TonightRequest.UsualWeeks,
    };
}
