using System.Globalization;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Forecast horizon: how much time after the origin a map is held against.</summary>
/// <param name="Days">Days; null for calendar months.</param>
/// <param name="Months">Calendar months, where it is no number of days.</param>
internal readonly record struct TestHorizon(int? Days, int Months = 1)
{
    /// <summary>Days when nobody says and days are known: four weeks, each weekday four times.</summary>
    public const int UsualDays = 28;

    private const int MostDays = 366, MostMonths = 12;
    private const string MonthName = "month", MonthsName = "months";

    /// <summary>A calendar month.</summary>
    public static TestHorizon Month => new(null);

    /// <summary>"28 days", "month", "3 months".</summary>
    public string Words => Days is { } days ? string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}")
        : Months == 1 ? MonthName : string.Create(CultureInfo.InvariantCulture, $"{Months} {MonthsName}");

    /// <summary>"28 days", "one month".</summary>
    public string Length => Days is null && Months == 1 ? "one month" : Words;

    /// <summary>Is it one of the forecasting challenge of the National Institute of Justice: a week, two, one month, two, three?</summary>
    public bool IsNij => Days is { } days ? days is 7 or 14 : Months <= 3;

    /// <summary>What can be written.</summary>
    internal static string Takes { get; } = string.Create(
        CultureInfo.InvariantCulture, $"days from 1d to {MostDays}d, such as 28d, or month, or 2months to {MostMonths}months");

    /// <summary>Reads one; null where it is none.</summary>
    internal static TestHorizon? Read(string text)
    {
        string plain = text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (plain == MonthName)
            return Month;
        if (plain.EndsWith(MonthsName, StringComparison.Ordinal) && Whole(plain[..^MonthsName.Length], MostMonths) is { } months)
            return new TestHorizon(null, months);
        return plain.EndsWith('d') && Whole(plain[..^1], MostDays) is { } days ? new TestHorizon(days) : null;
    }

    private static int? Whole(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most ? number : null;
}
