using System.Globalization;

namespace Hotspots.Core.Model.Results;

/// <summary>Plain language for the reliability of a hotspot: the one place where it is put into sentences and into the words of files.</summary>
internal static class SurenessSentences
{
    private const string Again = "were again among the heaviest of their town in the months that followed";

    /// <summary>The word as files spell it: "clear", "likely", "unsure" or "too-little".</summary>
    public static string CodeOf(SurenessWord word) => word switch
    {
        SurenessWord.Clear => "clear",
        SurenessWord.Likely => "likely",
        SurenessWord.Unsure => "unsure",
        _ => "too-little",
    };

    /// <summary>The word as people read it.</summary>
    public static string WordOf(SurenessWord word) => word == SurenessWord.TooLittle ? "too little to tell" : CodeOf(word);

    /// <summary>The reason as files spell it; null for none.</summary>
    public static string? CodeOf(TooLittle why) => why switch
    {
        TooLittle.NoTimes => "no-times",
        TooLittle.ShortTime => "short-time",
        TooLittle.OneMonth => "one-month",
        TooLittle.FewIncidents => "few-incidents",
        _ => null,
    };

    /// <summary>What a place is compared with, as files spell it.</summary>
    public static string CodeOf(ExposureMeasure measure) => measure switch
    {
        ExposureMeasure.Postcodes => "postcodes",
        ExposureMeasure.Boundary => "boundary",
        _ => "touched-ground",
    };

    /// <summary>What was seen, in one sentence: the answer to "will it be there again?" or "did it come together?".</summary>
    public static string Seen(Sureness sure) => sure.Basis switch
    {
        _ when sure is { Word: SurenessWord.TooLittle, Why: TooLittle.None, Repeats: > 0 } && 3 * sure.Repeats >= 2 * sure.Looks => string.Create(
            CultureInfo.InvariantCulture,
            $"It was there again in {sure.Repeats} of {sure.Looks} looks, which a place of so few incidents may be by luck."),
        _ when sure.Word == SurenessWord.TooLittle => TooLittleToTell(sure.TooLittle),
        SurenessBasis.Recurrence when sure.IsBurst =>
            "It is one burst: outside its busiest two months it is hardly more crowded than the rest.",
        SurenessBasis.Recurrence => string.Create(CultureInfo.InvariantCulture,
            $"Found in one half of the time and looked for in the other, it was there again in {sure.Repeats} of {sure.Looks} looks."),
        SurenessBasis.ShuffledTimes => string.Create(CultureInfo.InvariantCulture,
            $"Had the incidents happened at shuffled times, a gathering like this would come in {Chance(sure.P ?? 1)} of cases."),
        SurenessBasis.PeopleAndTime => string.Create(CultureInfo.InvariantCulture,
            $"Had the incidents fallen on people and on times without distinction, a gathering like this would come in "
                + $"{Chance(sure.P ?? 1)} of cases."),
        _ => string.Create(CultureInfo.InvariantCulture,
            $"Had the two sorts been dealt out at random, an excess like this would come in {Chance(sure.P ?? 1)} of cases."),
    };

    /// <summary>What such a word has been worth, in one sentence; null where that was not measured. docs/how-sure.md has the table.</summary>
    public static string? Kept(Sureness sure) => sure.Basis == SurenessBasis.Recurrence && KeptOfTen(sure.Word) is int kept
        ? string.Create(CultureInfo.InvariantCulture, $"Of 10 places called {WordOf(sure.Word)}, {kept} {Again}.")
        : null;

    /// <summary>What each of the words has been worth, in one sentence.</summary>
    public static string KeptByAll { get; } = string.Create(CultureInfo.InvariantCulture,
        $"Of 10 places called clear, {KeptOfTen(SurenessWord.Clear)} {Again}; of 10 called likely, {KeptOfTen(SurenessWord.Likely)}; "
            + $"of 10 called unsure, {KeptOfTen(SurenessWord.Unsure)}.");

    /// <summary>What to expect next time, in one sentence; null where it could not be asked.</summary>
    public static string? Next(Sureness sure, string area) => sure.Expected is not { } expected ? null
        : $"It holds {Percent(expected.Now)} of the incidents in {area}; next time expect {Percent(expected.Share)} "
            + $"({Range(expected.From, expected.To)}), "
            + "for a place that was picked because it was high falls back.";

    /// <summary>Whether it is more than its people explain, in one sentence; null where it could not be asked.</summary>
    public static string? People(Sureness sure)
    {
        if (sure.Excess is not { } excess)
            return null;
        string what = excess.Measure switch
        {
            ExposureMeasure.Postcodes => "postcodes",
            ExposureMeasure.Boundary => "the ground inside the boundary",
            _ => "the ground that incidents touch",
        };
        string explains = excess.Measure == ExposureMeasure.Postcodes ? "its postcodes explain" : $"its share of {what} explains";
        return excess.IsMore
            ? $"It has {Times(excess.Times)} times its share of {what} ({Times(excess.From)} to {Times(excess.To)}): more than {explains}."
            : $"No more than {explains}, as far as can be told: it has between {Times(excess.From)} and {Times(excess.To)} times its share.";
    }

    private static int? KeptOfTen(SurenessWord word) => word switch
    {
        SurenessWord.Clear => 9,
        SurenessWord.Likely => 8,
        SurenessWord.Unsure => 5,
        _ => null,
    };

    // Stands after the word, which says the rest.
    private static string TooLittleToTell(TooLittle why) => why switch
    {
        TooLittle.NoTimes => "Too few incidents have a date.",
        TooLittle.ShortTime => "The incidents cover fewer than eight weeks.",
        TooLittle.OneMonth => "Only months are known, and there is one.",
        _ => "There are too few incidents to divide.",
    };

    private static string Range(double from, double to) =>
        string.Create(CultureInfo.InvariantCulture, $"{Number(100 * from)} to {Number(100 * to)} %");

    // A chance is never none, however many shuffles it was worked out from.
    private static string Chance(double p) => p < 0.0001 ? "under 0.01 %" : Percent(p);

    private static string Percent(double share) => $"{Number(100 * share)} %";

    private static string Number(double value) =>
        value.ToString(value is >= 9.95 or 0 ? "0" : value >= 0.095 ? "0.#" : "0.##", CultureInfo.InvariantCulture);

    private static string Times(double value) => value.ToString(value >= 9.95 ? "0" : "0.0", CultureInfo.InvariantCulture);
}
