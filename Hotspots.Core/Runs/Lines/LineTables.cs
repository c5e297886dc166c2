using System.Globalization;
using Hotspots.Core.Analysis.Shape;

using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Harm;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Tables of lines: each line, each in each town, each in each town and month.</summary>
/// <param name="sightings">The sightings.</param>
/// <param name="names">The names of lines.</param>
/// <param name="placed">The incidents with a position.</param>
/// <param name="end">The last day of the data.</param>
/// <param name="register">What the register says of each line; null where it says nothing.</param>
/// <param name="harm">By what harm is counted; null for nothing.</param>
internal sealed class LineTables(
    LineSightings sightings, LineNames names, IncidentTable placed, long end, RegisteredLine?[] register, HarmScores? harm)
{
    /// <summary>The day of a line's closure, since 1970-01-01; null for none.</summary>
    public long? ClosedOn(int line) =>
        register[line]?.Closed is { } day ? LineClosures.DayOf(day) : null;

    /// <summary>The towns of a line, by town, with their incidents.</summary>
    public IEnumerable<LineTown> Towns(int line)
    {
        foreach (IGrouping<int, Sighting> group in sightings.Placed(line).GroupBy(static one => one.Town))
        {
            Sighting[] own = [.. group];
            StudyArea town = sightings.Areas[group.Key];
            Spread? spread = LineReaches.SpreadOf(own, placed.Points);
            yield return new LineTown
            {
                Line = names.Shown[line],
                Town = town.Name,
                Incidents = own.Length,
                Tips = Of(own, SightingKind.Tip),
                Warrants = Of(own, SightingKind.Warrant),
                Seizures = Of(own, SightingKind.Seizure),
                ClassA = own.Count(static one => one.IsClassA),
                Conditions = own.Count(static one => one.HasConditions),
                OfficersOnly = Array.TrueForAll(own, static one => one.IsOfOfficers),
                First = LineReaches.First(own.Where(static one => one.HasDays).Select(static one => one.Time)),
                Last = LineReaches.Last(own.Where(static one => one.HasDays).Select(static one => one.Time)),
                Share = (double)own.Length / town.Members.Length,
                Months = own.Select(static one => one.Month).OfType<int>().Distinct().Count(),
                Reached = sightings.IsTown(group.Key) && LineReaches.IsReached(own),
                State = LineReaches.StatusOf(own, end, ClosedOn(line)),
                StandardDistance = spread?.StandardDistance,
                CoreKm2 = LineReaches.CoreKm2(own),
                // What no row of the table is about has no value, which is not the same as none.
                Harm = harm?.Of([.. own.Select(static one => one.Incident)]) is { Reasons.Count: > 0 } sum ? sum.Total : null,
                Cell = spread is { } round ? LineReaches.CellAt(round.Centre) : NetTopologySuite.Geometries.Polygon.Empty,
            };
        }
    }

    /// <summary>The months of a line, by town.</summary>
    public IEnumerable<LineMonth> Months(int line)
    {
        int? closed = ClosedOn(line) is { } day ? LineSightings.MonthOf(day) : null;
        return sightings.Placed(line).Where(static one => one.Month is not null).GroupBy(static one => (one.Town, one.Month!.Value))
            .OrderBy(static group => group.Key)
            .Select(group =>
            {
                Sighting[] own = [.. group];
                return new LineMonth
                {
                    Line = names.Shown[line],
                    Town = sightings.Areas[group.Key.Town].Name,
                    Month = MonthText(group.Key.Value),
                    IsClosed = group.Key.Value == closed,
                    Incidents = own.Length,
                    Tips = Of(own, SightingKind.Tip),
                    Warrants = Of(own, SightingKind.Warrant),
                    Seizures = Of(own, SightingKind.Seizure),
                    ClassA = own.Count(static one => one.IsClassA),
                    Conditions = own.Count(static one => one.HasConditions),
                    OfficersOnly = Array.TrueForAll(own, static one => one.IsOfOfficers),
                };
            });
    }

    /// <summary>A line over all towns.</summary>
    /// <param name="line">Which.</param>
    /// <param name="drugs">What was seized of it.</param>
    /// <param name="closure">What came after its closure.</param>
    public CountyLine Line(int line, IReadOnlyList<LineDrug> drugs, LineClosure? closure)
    {
        Sighting[] own = [.. sightings.Placed(line)], loose = [.. sightings.Unplaced(line)];
        (int Town, Sighting[] Own)[] reached =
        [
            .. own.Where(one => sightings.IsTown(one.Town)).GroupBy(static one => one.Town).Select(static group => (group.Key, group.ToArray()))
                .Where(static town => LineReaches.IsReached(town.Item2))
                .OrderBy(static town => FirstDay(town.Item2)).ThenBy(town => sightings.Areas[town.Key].Name, StringComparer.Ordinal),
        ];
        return new CountyLine
        {
            Line = names.Shown[line],
            Spellings = names.Spellings[line],
            Incidents = own.Length,
            Tips = Of(own, SightingKind.Tip),
            Warrants = Of(own, SightingKind.Warrant),
            Seizures = Of(own, SightingKind.Seizure),
            ClassA = own.Count(static one => one.IsClassA),
            Conditions = own.Count(static one => one.HasConditions),
            OfficersOnly = own.Concat(loose).All(static one => one.IsOfOfficers),
            First = LineReaches.First(own.Where(static one => one.HasDays).Select(static one => one.Time)),
            Last = LineReaches.Last(own.Where(static one => one.HasDays).Select(static one => one.Time)),
            // A closure that does not hold where nobody knows where does not hold.
            State = LineReaches.StatusOf([.. own, .. loose], end, ClosedOn(line)),
            Unplaced = loose.Length,
            Reach = [.. reached.Select(town => new LineReach(
                sightings.Areas[town.Town].Name, MonthText(LineSightings.MonthOf(FirstDay(town.Own)))))],
            ReachAtEnd = [.. reached.Where(town => LineReaches.IsReachedAt(town.Own, end)).Select(town => sightings.Areas[town.Town].Name)],
            StandardDistance = LineReaches.SpreadOf(own, placed.Points)?.StandardDistance,
            CoreKm2 = LineReaches.CoreKm2(own),
            Drugs = drugs,
            Register = register[line],
            Closure = closure,
        };
    }

    /// <summary>"2024-07".</summary>
    public static string MonthText(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{month % 12 + 1:00}");

    private static long FirstDay(IEnumerable<Sighting> own) => own.Where(static one => one.HasDays).Min(static one => one.FirstDay);

    private static int Of(Sighting[] own, SightingKind kind) => own.Count(one => one.Kind == kind);
}
