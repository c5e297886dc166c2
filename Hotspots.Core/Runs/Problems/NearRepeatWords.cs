using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Runs.Today;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Near repeats (Knox test) of towns, in sentences: as "hotspots today" tests them, corrected over the towns that are asked about.</summary>
internal sealed class NearRepeatWords
{
    private const int MostTold = 2;

    private readonly Dictionary<string, IReadOnlyList<string>> _ofTown = new(StringComparer.Ordinal);

    /// <summary>Tests the towns.</summary>
    /// <param name="towns">With their incidents.</param>
    /// <param name="placed">All placed incidents.</param>
    /// <param name="times">When they happened; unknown where the date is astray.</param>
    /// <param name="kinds">Of what kind they are, as it is told.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public NearRepeatWords(
        IReadOnlyList<StudyArea> towns, IncidentTable placed, TimeColumn times, CodedTextColumn kinds, CancellationToken cancellation)
    {
        NearRepeatGroup[] all =
        [
            .. towns.Where(static town => !town.IsScattered).SelectMany(town => NearRepeatGroup.Of(
                town, placed, i => kinds.Texts[kinds.CodeAt(i)], i => KnownDays.DayOf(times[i]))),
        ];
        NearRepeatGroup[] groups = Array.FindAll(all, static group => group.Days.Length >= NearRepeatGroup.FewestEvents);
        NearRepeatTest[] tests = TownKnox.Of(groups, (ulong)TodayParameters.Seed.Usual!.Value, new ProgressMeter(null, cancellation), cancellation);
        foreach (StudyArea town in towns)
            _ofTown[town.Name] = Words(town, [.. tests.Where(test => test.Area == town.Name)]);
    }

    /// <summary>What is said of a town.</summary>
    public IReadOnlyList<string> Of(string town) => _ofTown.GetValueOrDefault(town, []);

    private static IReadOnlyList<string> Words(StudyArea town, NearRepeatTest[] tests)
    {
        NearRepeatTest[] holding =
            [.. tests.Where(static test => test.Holds).OrderBy(static test => test.P).ThenByDescending(static test => test.Incidents)];
        if (holding.Length > 0)
            return [.. holding.Take(MostTold).Select(TodayWords.Repeats)];
        return tests.Length == 0
            ? [Say($"Whether one follows another near by cannot be told in {town.Name}: no kind has {NearRepeatGroup.FewestEvents} events known ")
                + "to the day."]
            : [Say($"In {town.Name} no incident follows another near by more often than chance makes it ({Tested(tests.Length)}).")];
    }

    private static string Tested(int kinds) => kinds == 1 ? "1 kind was tested" : Say($"{kinds} kinds were tested");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
