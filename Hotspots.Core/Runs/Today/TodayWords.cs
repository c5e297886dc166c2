using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Today;

namespace Hotspots.Core.Runs.Today;

/// <summary>Near-repeat zones in plain sentences.</summary>
/// <param name="today">The day, since 1970-01-01.</param>
/// <param name="days">Which days are known.</param>
/// <param name="small">Towns and kinds with too few incidents to be tested.</param>
/// <param name="events">Events in all towns and kinds.</param>
/// <param name="seed">Of the shuffles.</param>
internal sealed class TodayWords(long today, KnownDays days, int small, int events, ulong seed)
{
    /// <summary>The last day of the last band after an incident: with older data no zone can be in force.</summary>
    private const int LastBandDay = 20;

    private const int MostTold = 5;

    /// <summary>A day since 1970-01-01.</summary>
    public static DateOnly DateOf(long day) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day));

    /// <summary>The answer.</summary>
    public string[] Answer(IReadOnlyList<NearRepeatZone> zones, IReadOnlyList<NearRepeatTest> tests)
    {
        NearRepeatTest[] holding =
            [.. tests.Where(static test => test.Holds).OrderBy(static test => test.P).ThenByDescending(static test => test.Incidents)];
        string[] told = [First(zones.Count, tests.Count, holding.Length), .. holding.Take(MostTold).Select(Repeats)];
        return holding.Length <= MostTold ? told
            : [.. told, Say($"{holding.Length - MostTold:N0} more towns and kinds repeat; the tests below list them.")];
    }

    /// <summary>What a reader must know.</summary>
    public IEnumerable<string> Notes(IReadOnlyList<NearRepeatZone> zones, IReadOnlyList<NearRepeatTest> tests)
    {
        yield return Say($"Each town is tested by its own incidents, {Words(days.First)} to {Words(days.Last)}, kind by kind (Knox; times ")
            + Say($"shuffled 999 to 9,999 times, seed {seed}{(tests.Count > 1 ? Say($"; q corrected over all {tests.Count:N0} tests") : "")}): ")
            + "no other town's figures are used.";
        if (zones.Count > 0)
        {
            yield return "The risk ratio multiplies the town's ratios over the incidents that raise a zone: it says where first, and is no forecast "
                + "of how many there will be.";
        }
        if (zones.Any(static zone => zone.Cause is IncidentKind.Seizure or IncidentKind.Warrant or IncidentKind.StopAndSearch))
            yield return "Seizures, warrants and stops happen where officers are: that one follows another near by may be the patrol's own doing.";
        if (days.WithoutDay > 0)
        {
            string one = days.WithoutDay == 1 ? "incident is" : "incidents are";
            yield return Say($"{days.WithoutDay:N0} {one} not known to the day: no day is made up, and nothing is raised by it.");
        }
        if (days.Later > 0)
            yield return Say($"{days.Later:N0} {(days.Later == 1 ? "incident" : "incidents")} came after {Words(today)} and had no say.");
        if (days.Counted > events)
        {
            yield return Say($"{days.Counted - events:N0} of {days.Counted:N0} incidents were left out: they are at one place on one day with ")
                + "another of their kind, which is one event, or outside every town.";
        }
        if (small > 0)
        {
            yield return Say($"{small:N0} {(small == 1 ? "town and kind has" : "towns and kinds have")} fewer than ")
                + Say($"{NearRepeatGroup.FewestEvents} incidents known to the day and {(small == 1 ? "was" : "were")} not tested.");
        }
    }

    private string First(int zones, int tests, int holding)
    {
        string on = DateOf(today).ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture), none = $"No zone is in force on {on}: ";
        if (zones > 0)
            return Say($"{zones:N0} {(zones == 1 ? "zone is" : "zones are")} in force on {on}.");
        if (today - days.Last > LastBandDay)
        {
            return none + Say($"the files end on {Words(days.Last)}, {today - days.Last:N0} days before; ")
                + Say($"⟨on {DateOf(days.Last):yyyy-MM-dd}⟩ asks as of their last day.");
        }
        if (tests == 0)
            return none + "there are too few incidents known to the day to tell whether one follows another.";
        if (holding > 0)
            return none + "nothing happened lately where one follows another.";
        return none + (tests == 1
            ? "in the one town and kind that was tested one incident does not follow another near by more often than chance makes it."
            : Say($"in none of the {tests:N0} towns and kinds that were tested does one incident follow another near by more often ")
                + "than chance makes it.");
    }

    /// <summary>What a test that holds found, in a sentence.</summary>
    public static string Repeats(NearRepeatTest test)
    {
        NearRepeatBand band = test.Bands.Where(static band => band.Raised).MaxBy(static band => band.Ratio)!;
        string near = band.FromMetres == 0 ? $"within {Metres(band.ToMetres)}" : $"{Metres(band.FromMetres)} to {Metres(band.ToMetres)} away";
        string soon = band.FromDay == 0 ? Say($"in the {band.ToDay + 1} days after") : Say($"{band.FromDay} to {band.ToDay} days after");
        string article = test.Kind.Length > 0 && "aeiouAEIOU".Contains(test.Kind[0], StringComparison.Ordinal) ? "an" : "a";
        return $"{test.Area}: after {article} {test.Kind} another came {near} {soon} {TimesText.Of(band.Ratio!.Value)} times as often as chance "
            + Say($"makes it (q {Chance(test.Q)}, {test.Incidents:N0} incidents); beyond {Metres(test.Metres)} or {test.LastDay} days nothing ")
            + "is raised.";
    }

    private static string Words(long day) => DateOf(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Metres(double metres) => Say($"{metres:0.#} m");

    private static string Chance(double q) => q < 0.001 ? "below 0.001" : q.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
