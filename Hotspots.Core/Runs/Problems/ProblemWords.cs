using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Runs.Attendance;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Words of a problem profile, which claim what the counts and tests allow and no more.</summary>
/// <param name="begins">The day on which work begins.</param>
internal sealed class ProblemWords(DateOnly begins)
{
    /// <summary>Lines of the force's list on a page.</summary>
    public const int MostActions = 5;

    private const int FourWeeks = 28, MostBlocks = 13;

    /// <summary>So near to the ground a place of an attended sheet is this one, metres.</summary>
    private const double SamePlace = 25;

    /// <summary>What is counted.</summary>
    public const string Measure = "Incidents of all kinds on this ground from the day on which work begins, against as long before, and against a "
        + "place like it where nothing was done (hotspots effect). Less crime, fewer who report and less recorded look alike in it.";

    /// <summary>How much of the town's it holds.</summary>
    public static string Share(Hotspot hotspot, RunResult result)
    {
        int all = result.Areas.Where(area => area.Area.Name == hotspot.Area).Sum(static area => area.Area.Members.Length);
        string ground = hotspot.IsOnePoint ? "at one map point" : Say($"on {hotspot.AreaKm2:0.00} km²");
        return all == 0 ? Say($"{Count(hotspot.Members.Length)}, {ground}.")
            : Say($"{Count(hotspot.Members.Length)}: {100.0 * hotspot.Members.Length / all:0.#} % of the {all:N0} of {hotspot.Area}, {ground}.");
    }

    /// <summary>How sure it is that it is a hotspot, and what that rests on.</summary>
    public static IReadOnlyList<string> Sure(Hotspot hotspot)
    {
        if (hotspot.Sureness is not { } sure)
            return ["How sure it is could not be asked: the ground is too wide."];
        string word = SurenessSentences.WordOf(sure.Word);
        string?[] said =
        [
            $"{char.ToUpperInvariant(word[0])}{word[1..]}.", SurenessSentences.Seen(sure), SurenessSentences.Kept(sure),
            SurenessSentences.People(sure),
        ];
        return [.. said.OfType<string>()];
    }

    /// <summary>More or fewer than before, with the verdict.</summary>
    public static string Change(PlaceChange change, ListedChanges found)
    {
        string after = PeriodWords.Of(found.After.From, found.After.To), before = PeriodWords.Of(found.Before.From, found.Before.To);
        string counts = Say($"{change.After:N0} from {after}, {change.Before:N0} from {before}");
        string times = (change.Low, change.High) switch
        {
            ({ } low, { } high) => $" ({TimesText.Of(low)} to {TimesText.Of(high)} times as many a day)",
            ({ } low, null) => $" (at least {TimesText.Of(low)} times as many a day)",
            _ => "",
        };
        string verdict = change.Verdict switch
        {
            ChangeVerdict.More => $"more, beyond chance{times}.",
            ChangeVerdict.Fewer => $"fewer, beyond chance{times}.",
            ChangeVerdict.AsBefore => "as before, no more than chance makes.",
            ChangeVerdict.TooFew => "too few to tell.",
            _ => "counted and not tested. " + (found.WhyUntested ?? ""),
        };
        return $"{counts}: {verdict}".TrimEnd();
    }

    /// <summary>From which date on how large a fall can be told.</summary>
    /// <param name="months">Its months, by which counts are reckoned where no two times are compared.</param>
    /// <param name="change">Against before; null where that could not be asked.</param>
    /// <param name="found">The two times.</param>
    public IReadOnlyList<string> Judged(ProblemMonths months, PlaceChange? change, ListedChanges? found)
    {
        const double MonthDays = 365.25 / 12;
        double rate = found is not null && change is not null ? change.After / found.After.Days * FourWeeks
            : months.Counts.Count > 0 ? months.Counts.Average() / MonthDays * FourWeeks : 0;
        if (!(rate > 0))
            return ["There is nothing lately that could become fewer: this measure cannot show an effect here."];
        // As the test of before and after has it.
        double dispersion = change?.Dispersion ?? months.Usual?.Dispersion ?? 1;
        string Told(double left)
        {
            int blocks = (int)Math.Ceiling(DetectableFall.Incidents(left, dispersion) / rate - 1e-9);
            return blocks > MostBlocks ? "not within a year"
                : Say($"from {begins.AddDays(blocks * FourWeeks):d MMMM yyyy} on ({4 * blocks} weeks)");
        }
        string ups = dispersion > 1.05 ? Say($", which vary {dispersion:0.0} times as much as by chance alone") : "";
        return
        [
            Say($"At {rate:0.#} incidents in four weeks{ups}, and with work from {begins:d MMMM yyyy} on:"),
            $"a fall by half can be told from chance, four times in five, {Told(0.5)};", $"a fall by a third {Told(2.0 / 3)};",
            $"an end of all of it {Told(0)}. Whoever judges sooner judges luck.",
        ];
    }

    /// <summary>How visits at a place were kept; null where the table has none of it.</summary>
    public static ProblemAttendance? Attendance(Hotspot hotspot, IReadOnlyList<AttendedDay> days)
    {
        AttendedDay[] own = [.. days.Where(day =>
            hotspot.Outline.IsWithinDistance(new Point(day.Centre.Easting, day.Centre.Northing), SamePlace))];
        AttendedDay[] known = [.. own.Where(static day => day.Made is not null)];
        return own.Length == 0 ? null : new ProblemAttendance(
            PeriodWords.Of(Form(own.Min(static day => day.Day)), Form(own.Max(static day => day.Day))), known.Length, own.Length - known.Length,
            known.Sum(static day => day.Asked), known.Sum(static day => day.Made!.Value), known.Count(static day => day.Made == 0));
    }

    /// <summary>What else no page says.</summary>
    public static IEnumerable<string> Notes(RunRecord run)
    {
        yield return "Victims, offenders and what draws them to the place are in no record here: the lines for them are left to the analyst.";
        if (run.Shows is { } shows && shows.Period.Length > 0)
            yield return $"Looked at was {shows.Period}.";
    }

    /// <summary>A refusal as the end of a sentence.</summary>
    public static string Reason(string message) => OptionNames.Said(
        char.ToLowerInvariant(message[0]) + message[1..], static (name, value) => name + value);

    private static string Form(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(int incidents) => Say($"{incidents:N0} {(incidents == 1 ? "incident" : "incidents")}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
