using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Stores;

/// <summary>Retention period: how long incidents are kept.</summary>
/// <param name="Months">Whole months.</param>
/// <param name="Days">Days beyond them.</param>
internal readonly record struct Retention(int Months, int Days)
{
    /// <summary>The moment so long before another.</summary>
    public DateTimeOffset Before(DateTimeOffset moment) => moment.AddMonths(-Months).AddDays(-Days);
}

/// <summary>Parameters of a store: THE list of its choices, days and periods.</summary>
internal static class StoreParameters
{
    private const int MostYears = 100;

    /// <summary>What a reference stands for that the store knows: 0 told by the rows, 1 a correction, 2 another incident.</summary>
    public static Parameter SameReference { get; } = Parameter.OfChoices(
        "same-reference", "What a reference in the file stands for that the store has, too, where time and place are both others", "", "",
        new ParameterChoice("told", ""), new ParameterChoice("correction", ""), new ParameterChoice("other", "")) with
    {
        Form = "told|correction|other",
        Help = "What a reference in the file stands for that the store has, too, where time and place are both others: a correction, or another "
            + "incident. Without it a correction, and a file in which most are so is refused.",
        Usual = 0,
    };

    /// <summary>Age from which on incidents are meant.</summary>
    public static WrittenParameter<Retention> OlderThan { get; } = new(
        "older-than", ParameterKind.Quantity, "AGE", "an age such as 6y, 18m or 90d", "Incidents that were over so long ago, such as 6y, 18m or 90d",
        "", static (_, text) => Age(text));

    /// <summary>Day since which is asked.</summary>
    public static WrittenParameter<DateOnly> Since { get; } = WrittenParameter.OfDay(
        "since", "What was added on this day or later", "since the last look");

    private static Retention? Age(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number < 1)
            return null;
        return char.ToLowerInvariant(text[^1]) switch
        {
            'y' when number <= MostYears => new Retention(12 * number, 0),
            'm' when number <= 12 * MostYears => new Retention(number, 0),
            'd' when number <= 366 * MostYears => new Retention(0, number),
            _ => null,
        };
    }
}
