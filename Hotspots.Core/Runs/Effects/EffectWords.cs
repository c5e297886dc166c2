using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Evaluation.Effects;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs.Effects;

/// <summary>The evaluation of an operation in plain sentences: what it did, whether it moved, how sure that is, and what nobody can tell.</summary>
internal static class EffectWords
{
    private const double Unlikely = 0.05, VeryUnlikely = 0.01, SmallestP = 0.001;
    private const double DaySeconds = 86_400, FourWeeks = 28;

    /// <summary>How the verdict is given.</summary>
    public static readonly string Rule =
        "\"Fewer\" or \"more\" is said only where both hold: the 95 % range of the difference, widened by how much counts vary from one period to "
        + "the next, leaves out 0; and at most one in twenty comparable places elsewhere changed as much. With fewer than "
        + $"{MatchedPlaces.FewestApart} such places that do not touch, nothing is said. Of a place "
        + "that was chosen by a time that is told, \"more\" is said only where it had more than it had then, beyond chance: what has risen may "
        + "stay without any operation.";

    /// <summary>The answer, the first thing anybody reads.</summary>
    /// <param name="record">All of the record but these sentences.</param>
    /// <param name="answer">What it was made of.</param>
    public static string[] Answer(EffectRecord record, EffectAnswer answer)
    {
        var sentences = new List<string> { Verdict(record, answer) };
        int counted = record.Places[0].Before + record.Places[0].During;
        if (counted > 0 && record.Placebos > 0)
            sentences.Add(Ranked(record, answer));
        if (counted > 0)
            sentences.Add(Ring(record));
        if (answer.Periods.ChosenBy is { } chosen)
            sentences.Add(Chosen(chosen, answer));
        if (answer.Found.HadOperations)
            sentences.Add("Every other place that was as busy before had an operation of its own in that time, by the names in the files: what it is "
                + "compared with is not untouched.");
        if (record.PreTrendP <= Unlikely)
            sentences.Add($"Place and control drifted apart in the time before already ({P(record.PreTrendP.Value)}): the difference may be no more "
                + "than that drift going on.");
        return [.. sentences];
    }

    /// <summary>What a reader must know.</summary>
    public static IEnumerable<string> Notes(SteppedIncidents incidents, EffectPlan plan, EffectPeriods periods, EffectFindings found)
    {
        if (!found.RingIsAlike)
            yield return "No place was as busy as this one in its ring, too: the rings were not alike before, so that what is said of the "
                + "ring, and of place and ring together, says little.";
        foreach (string note in periods.Notes)
            yield return note;
        if (periods.ChosenBy is null && !plan.SaysChosen)
            yield return "Was this place chosen because the months before were high? Then say so with ⟨chosen⟩, such as ⟨chosen 2026-05..2026-06⟩: a "
                + "fall back to its usual level looks like success, so that those months may not be the \"before\".";
        if (incidents.Earlier < ControlFit.FewestPeriods)
            yield return Say($"The data hold only {incidents.Earlier} whole periods before: how much counts vary by themselves is known badly.");
        yield return "Fewer records can be less crime, fewer who report, or less recorded; this cannot tell which. Nor does it know of an operation "
            + "in another place whose name no incident carries.";
        if (incidents.Cut > 0)
            yield return Say($"{Count(incidents.Cut, "incident is", "incidents are")} known to a span of more than two days that the limit of a ")
                + "period cuts, and not counted; with ⟨start⟩ on the first of a month the periods are months.";
        if (!plan.Run.Request.Weights.IsCount)
            yield return "Weights have no part here: incidents are counted.";
    }

    /// <summary>Why there is no quotient; null where there is one.</summary>
    public static string? Refused(QuotientRefusal refusal) => refusal switch
    {
        QuotientRefusal.None => null,
        QuotientRefusal.EmptyControl => "the control has no incidents before or during the operation",
        QuotientRefusal.NoSuccess => "the place did no better than its control, so that there is no gain that could have moved",
        _ => "the place did better than its control, but no more than chance does, so that there is no sure gain that could have moved",
    };

    private static string Verdict(EffectRecord record, EffectAnswer answer)
    {
        string when = $"{(answer.Treated.IsOperation ? record.Operation + ", " : "")}{ComparedPeriods.Words(answer.Periods.During)}";
        string where = Say($"{record.Places[0].Name} with the ring of {record.RingMetres:0} m round it");
        string control = record.Places[1].Name;
        int during = record.Places[0].During + record.Places[2].During;
        EffectDifference wdd = record.Wdd;
        double expected = Math.Max(0, during - wdd.Value);
        string counts = Say($"{where} had {Count(during, "incident", "incidents")} where {control} would suggest {expected:0} ")
            + Say($"({Math.Max(0, during - wdd.High):0} to {Math.Max(0, during - wdd.Low):0})");
        return record.Verdict switch
        {
            EffectVerdict.Fewer => Say($"Fewer, beyond chance ({when}): {where} had {-wdd.Value:0} incidents fewer than {control} would suggest ")
                + Say($"({-wdd.High:0} to {-wdd.Low:0} fewer; {during:N0} happened)."),
            EffectVerdict.More => Say($"More, beyond chance ({when}): {where} had {wdd.Value:0} incidents more than {control} would suggest ")
                + Say($"({wdd.Low:0} to {wdd.High:0} more; {during:N0} happened)."),
            EffectVerdict.WithinChance when HadOnlyRisen(record, answer) => $"No more than when it was chosen, beyond chance ({when}): {counts}, but "
                + "had as many already in the time by which it was chosen, or chance makes the rest; what had risen may have stayed.",
            EffectVerdict.WithinChance => $"No difference that can be told from chance ({when}): {counts}.",
            _ when record.Places[0].Before + record.Places[0].During < EffectStudy.FewestIncidents =>
                $"Too few incidents to tell anything ({when}): {Count(record.Places[0].Before, "incident", "incidents")} before and "
                    + Say($"{record.Places[0].During:N0} during in {record.Places[0].Name}."),
            _ => $"What it did cannot be told from chance ({when}): {counts}, but {Compared(record.PlacebosApart)}, and "
                + $"{MatchedPlaces.FewestApart} are needed; a smaller ground, or files of more towns, give more.",
        };
    }

    private static bool HadOnlyRisen(EffectRecord record, EffectAnswer answer) =>
        answer.Found.HadRisen && record.Wdd.Low > 0 && record.PlaceboPMore <= Unlikely;

    private static string Compared(int placebos) => placebos switch
    {
        0 => "there is no place elsewhere that was as busy before and can be compared",
        1 => "only 1 place elsewhere that was as busy before can be compared",
        _ => Say($"only {Places(placebos)} elsewhere that were as busy before and do not touch can be compared"),
    };

    private static string Ranked(EffectRecord record, EffectAnswer answer)
    {
        bool isMore = record.Z > 0;
        int asFar = isMore ? (int)Math.Round(record.PlaceboPMore * (1 + record.Placebos)) - 1 : record.PlacebosAsLow;
        double p = isMore ? record.PlaceboPMore : record.PlaceboP;
        string done = isMore ? "rose as much or more" : "fell as much or more";
        string meaning = record.PlacebosApart < MatchedPlaces.FewestApart ? "too few, and too near to one another, to tell chance by"
            : p > Unlikely ? "that is what chance does" : p > VeryUnlikely ? "chance is possible but unlikely" : "chance is very unlikely";
        string free = answer.Found.HadOperations ? "" : ", without an operation";
        string alone = record.Verdict == EffectVerdict.WithinChance && !HadOnlyRisen(record, answer) && (record.Wdd.High < 0 || record.Wdd.Low > 0)
            ? "; the range alone would have called it a change" : "";
        return Say($"{asFar:N0} of {Places(record.Placebos)} as busy before{free} ({record.PlaceboTowns}) {done}: ")
            + $"{meaning} ({P(p)}){alone}.";
    }

    private static string Ring(EffectRecord record)
    {
        EffectDifference ring = record.Displaced;
        string range = Say($"{Signed(ring.Value)}, {Signed(ring.Low)} to {Signed(ring.High)}");
        string where = Say($"In the ring of {record.RingMetres:0} m");
        return ring.Low > 0 ? $"{where} there were more than expected ({range}): part of it may have moved there."
            : ring.High < 0 ? $"{where} there were fewer than expected, too ({range}): no sign that it moved there."
            : $"{where} there were no more than chance makes ({range}): no sign that it moved there.";
    }

    private static string Chosen(StudyPeriod chosen, EffectAnswer answer)
    {
        double then = Rate(answer, EffectPeriodUse.Chosen), before = Rate(answer, EffectPeriodUse.Before);
        double during = Rate(answer, EffectPeriodUse.During);
        return Say($"The place was chosen by what happened from {ComparedPeriods.Words(chosen)} ({then:0.#} incidents in 28 days; before ")
            + Say($"{before:0.#}, then {during:0.#}): a fall from there to the usual level is no success, so that time is compared with nothing.");
    }

    private static double Rate(EffectAnswer answer, EffectPeriodUse use)
    {
        double count = 0, seconds = 0;
        for (int i = 0; i < answer.Periods.Steps.Count; i++)
        {
            EffectStep step = answer.Periods.Steps[i];
            if (step.Use != use)
                continue;
            count += answer.Found.Steps[0][i];
            seconds += step.Period.UntilUtcSeconds - step.Period.FromUtcSeconds;
        }
        return seconds > 0 ? count / seconds * DaySeconds * FourWeeks : 0;
    }

    private static string Signed(double value) => Math.Round(value) is var whole && whole > 0 ? Say($"{whole:0} more") : whole < 0
        ? Say($"{-whole:0} fewer") : "as many";

    private static string Places(int count) => Count(count, "place", "places");

    private static string P(double p) => p < SmallestP ? Say($"p below {SmallestP}") : Say($"p {p:0.###}");

    private static string Count(int count, string one, string many) => Say($"{count:N0} {(count == 1 ? one : many)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
