using System.Globalization;
using System.Runtime.CompilerServices;

namespace Hotspots.Tests.Support;

/// <summary>
/// Runs the whole suite as if on a machine whose decimals have commas, whose minus sign and date separators are strange: whatever
/// reads or writes by the current culture fails here rather than on a user's desk.
/// </summary>
internal static class HostileCulture
{
    public static CultureInfo Instance { get; } = Make();

    [ModuleInitializer]
    internal static void Install()
    {
        CultureInfo.DefaultThreadCurrentCulture = Instance;
        CultureInfo.DefaultThreadCurrentUICulture = Instance;
        CultureInfo.CurrentCulture = Instance;
        CultureInfo.CurrentUICulture = Instance;
    }

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.DateSeparator = "!";
        culture.DateTimeFormat.TimeSeparator = ";";
        culture.DateTimeFormat.ShortDatePattern = "d!M!yy";
        return culture;
    }
}
