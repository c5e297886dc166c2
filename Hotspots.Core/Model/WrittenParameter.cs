using System.Globalization;

namespace Hotspots.Core.Model;

/// <summary>Words of a parameter that is written in a form of its own, whatever its value is.</summary>
/// <param name="Name">Short name, as of its option and in the run record: "on".</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Form">What stands for the value in a help text: "DAY".</param>
/// <param name="Takes">What it takes, as a refusal says it: "a day such as 2026-06-30".</param>
/// <param name="Title">Words for people.</param>
/// <param name="DefaultRule">What it is when not given, in words; blank for nothing.</param>
/// <remarks>Apart from the value: options of all commands ask for these words, and they are the same code for every one.</remarks>
internal abstract record WrittenWords(string Name, ParameterKind Kind, string Form, string Takes, string Title, string DefaultRule) : IParameter
{
    /// <inheritdoc/>
    public string Help => DefaultRule.Length > 0 ? $"{Title}. Default: {DefaultRule}." : $"{Title}.";
}

/// <summary>Parameter that is written in a form of its own, such as a day or a period: its name, its words, and the reader of its value.</summary>
/// <param name="Name">As <see cref="WrittenWords"/>; so are all but the last.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Form">What stands for the value in a help text.</param>
/// <param name="Takes">What it takes, as a refusal says it.</param>
/// <param name="Title">Words for people.</param>
/// <param name="DefaultRule">What it is when not given.</param>
/// <param name="Read">Reads the value of the parameter of a name, trimmed; null where it means nothing. What it refuses itself it says
/// itself.</param>
/// <remarks>Every value of such a parameter is read here alone. Holds nothing of any run.</remarks>
/// <typeparam name="T">Type of the value.</typeparam>
internal sealed record WrittenParameter<T>(
    string Name, ParameterKind Kind, string Form, string Takes, string Title, string DefaultRule, Func<string, string, T?> Read)
    : WrittenWords(Name, Kind, Form, Takes, Title, DefaultRule)
    where T : struct
{
    /// <summary>Value as it was typed; null where nothing was.</summary>
    /// <exception cref="ArgumentException">It means nothing here; says what there is.</exception>
    public T? Of(string? text) => text is null ? null : Parse(text);

    /// <summary>Value as it was typed.</summary>
    /// <exception cref="ArgumentException">It means nothing here; says what there is.</exception>
    public T Parse(string text) => Read(Name, text.Trim()) ?? throw new ArgumentException($"{OptionNames.Of(Name)} takes {Takes}, not \"{text}\".");
}

/// <summary>Readers of what is written in the same form wherever it is asked for.</summary>
internal static class WrittenParameter
{
    private const int FirstYear = 1970, LastYear = 2200;

    /// <summary>Parameter that is a day.</summary>
    /// <param name="name">Short name.</param>
    /// <param name="title">Words for people.</param>
    /// <param name="defaultRule">Which it is when not given.</param>
    public static WrittenParameter<DateOnly> OfDay(string name, string title, string defaultRule) =>
        new(name, ParameterKind.Day, "DAY", "a day such as 2026-06-30", title, defaultRule, static (_, text) => Day(text));

    /// <summary>Parameter that is a time by the clock, in minutes after midnight, as <see cref="TypedClock"/> reads it.</summary>
    /// <param name="name">Short name.</param>
    /// <param name="title">Words for people.</param>
    public static WrittenParameter<int> OfClock(string name, string title) =>
        new(name, ParameterKind.Clock, "HH:MM", "a time such as 06:00", title, "", TypedClock.Minutes);

    /// <summary>A day of the years 1970 to 2200, "2026-06-30"; null for anything else.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && day.Year is >= FirstYear and <= LastYear ? day : null;

    /// <summary>A number with a decimal point, without sign; null for anything else.</summary>
    public static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;
}
