using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Study areas. Which pieces of country are analysed, each on its own?</summary>
/// <remarks>
/// A cell or a bandwidth derived from one box round Mold and Clacton fits neither, so incidents are divided before anything is measured.
/// All results are the same whatever the number of threads.
/// </remarks>
internal static class StudyAreas
{
    /// <summary>Rows that one thread takes at a time: some milliseconds' worth.</summary>
    private const int BlockRows = 65_536;

    /// <summary>The area of an incident whose position is known too coarsely for any.</summary>
    private const int NotDivided = -2;

    /// <summary>
    /// Divides by town: the one that was recorded with the incident, unless it lies far from there; where none was, or far away, the
    /// gazetteer's town around it (<see cref="Gazetteer.TownAround"/>); else by where incidents lie together (<see cref="Settlements"/>),
    /// and what lies scattered is "elsewhere".
    /// </summary>
    /// <remarks>
    /// Recorded towns are matched as <see cref="Gazetteer.FindAll"/> does; of several places of one name it is the one nearest to the median
    /// position of the incidents recorded so. A town that the gazetteer does not know is an area under its own name, as first spelt,
    /// without a centre. A recorded village or district is an area of its own. <see cref="RecordedTowns"/> says what is far.
    /// </remarks>
    /// <exception cref="ArgumentException">The incidents have no positions.</exception>
    public static AreaDivision ByTown(IncidentTable placed, Gazetteer gazetteer)
    {
        RequirePositions(placed);
        var towns = new RecordedTowns(placed.Points, placed.Find(ColumnRole.Town), gazetteer);
        int elsewhere = towns.Elsewhere;
        var areas = new int[placed.Count];
        InBlocks(placed.Count, (from, to) =>
        {
            ReadOnlySpan<double> eastings = placed.Points.Eastings, northings = placed.Points.Northings;
            for (int i = from; i < to; i++)
            {
                if (placed.IsCoarse(i))
                {
                    areas[i] = NotDivided;
                    continue;
                }
                int area = towns.AreaOf(i);
                if (area == RecordedTowns.NotSaid)
                {
                    area = gazetteer.TownIndexAround(eastings[i], northings[i]);
                    if (area < 0)
                        area = elsewhere;
                }
                areas[i] = area;
            }
        });

        int[]?[] members = Gather(areas, towns.AreaCount);
        var made = new List<StudyArea>();
        for (int area = 0; area < members.Length; area++)
        {
            if (area != elsewhere && members[area] is { } indices)
                made.Add(
                    new StudyArea
                    {
                        Name = towns.NameOf(area, place => members[place] is not null),
                        Members = indices,
                        Centre = towns.CentreOf(area),
                    });
        }
        if (members[elsewhere] is { } outside)
            made.AddRange(Settlements.Divide(outside, placed.Points, gazetteer, [.. made.Select(static area => area.Name), StudyArea.ElsewhereName]));
        return new AreaDivision(InOrder(WithCoarse(made, placed)), 0);
    }

    /// <summary>Takes everything as one area named "whole", for comparison with other programs.</summary>
    /// <exception cref="ArgumentException">The incidents have no positions.</exception>
    public static AreaDivision Whole(IncidentTable placed)
    {
        RequirePositions(placed);
        int[] members = [.. Enumerable.Range(0, placed.Count).Where(i => !placed.IsCoarse(i))];
        return new AreaDivision([.. WithCoarse([new StudyArea { Name = StudyArea.WholeName, Members = members }], placed)], 0);
    }

    /// <summary>
    /// Divides by boundaries: an incident belongs to the first one given that it lies inside or on the edge of. A boundary without
    /// incidents is an area without members.
    /// </summary>
    /// <exception cref="ArgumentException">The incidents have no positions, or two boundaries have the same name.</exception>
    public static AreaDivision WithinBoundary(IncidentTable placed, IReadOnlyList<NamedBoundary> boundaries)
    {
        RequirePositions(placed);
        foreach (IGrouping<string, NamedBoundary> same in boundaries.GroupBy(b => b.Name, StringComparer.Ordinal))
        {
            if (same.Count() > 1)
                throw new ArgumentException($"Two boundaries are named \"{same.Key}\"; give each a name of its own.", nameof(boundaries));
        }
        var locator = new BoundaryLocator([.. boundaries.Select(b => b.OnGrid)]);
        int outside = boundaries.Count;
        var areas = new int[placed.Count];
        InBlocks(placed.Count, (from, to) =>
        {
            ReadOnlySpan<double> eastings = placed.Points.Eastings, northings = placed.Points.Northings;
            for (int i = from; i < to; i++)
            {
                int boundary = placed.IsCoarse(i) ? NotDivided : locator.Find(eastings[i], northings[i]);
                areas[i] = boundary < 0 && boundary != NotDivided ? outside : boundary;
            }
        });

        int[]?[] members = Gather(areas, boundaries.Count + 1);
        var made = new List<StudyArea>();
        for (int i = 0; i < boundaries.Count; i++)
            made.Add(new StudyArea { Name = boundaries[i].Name, Members = members[i] ?? [], Boundary = boundaries[i].OnGrid });
        return new AreaDivision(InOrder(WithCoarse(made, placed)), members[outside]?.Length ?? 0);
    }

    /// <summary>
    /// Picks areas by name, alias or any spelling that the gazetteer takes for the same name. "elsewhere" means every area outside the
    /// reach of a town.
    /// </summary>
    /// <param name="division">What to pick from.</param>
    /// <param name="names">What to pick; order and repetition do not matter.</param>
    /// <param name="gazetteer">Whose aliases hold.</param>
    /// <returns>The chosen areas, in their order; the others' incidents are added to those left out.</returns>
    /// <exception cref="ArgumentException">A name matches no area; the message says so in one sentence and gives close names.</exception>
    public static AreaDivision Select(AreaDivision division, IReadOnlyCollection<string> names, Gazetteer gazetteer)
    {
        var chosen = new HashSet<StudyArea>();
        foreach (string name in names)
        {
            StudyArea[] outlying = PlaceNames.Key(name) == StudyArea.ElsewhereName ? [.. division.Areas.Where(static a => a.IsOutlying)] : [];
            chosen.UnionWith(outlying);
            if (outlying.Length == 0)
                chosen.Add(Pick(division.Areas, name, gazetteer) ?? throw new ArgumentException(Unknown(division.Areas, name, gazetteer)));
        }
        int leftOut = division.Areas.Where(a => !chosen.Contains(a)).Sum(a => a.Members.Length);
        return new AreaDivision([.. division.Areas.Where(chosen.Contains)], division.LeftOut + leftOut);
    }

    private static StudyArea? Pick(IReadOnlyList<StudyArea> areas, string name, Gazetteer gazetteer)
    {
        string key = PlaceNames.Key(name);
        StudyArea? own = areas.FirstOrDefault(a => a.Name == name) ?? areas.FirstOrDefault(a => PlaceNames.Key(a.Name) == key);
        if (own is not null)
            return own;
        foreach (GazetteerPlace place in gazetteer.FindAll(name))
        {
            if (areas.FirstOrDefault(a => a.Name == place.Name) is { } area)
                return area;
        }
        return null;
    }

    private static string Unknown(IReadOnlyList<StudyArea> areas, string name, Gazetteer gazetteer)
    {
        var known = new List<(string Name, string Key)>();
        foreach (StudyArea area in areas)
        {
            known.Add((area.Name, PlaceNames.Key(area.Name)));
            if (gazetteer.Find(area.Name) is { } place && place.Name == area.Name)
                known.AddRange(place.Aliases.Select(alias => (area.Name, PlaceNames.Key(alias))));
        }
        IReadOnlyList<string> close = PlaceNames.Close(name, known);
        if (close.Count > 0)
        {
            string list = close.Count == 1 ? close[0] : string.Join(", ", close.Take(close.Count - 1)) + " or " + close[^1];
            return $"There is no area \"{name}\"; did you mean {list}?";
        }
        const int Few = 8;
        string[] largest = [.. areas.OrderByDescending(a => a.Members.Length).ThenBy(a => a.Name, StringComparer.Ordinal).Take(Few).Select(
            a => a.Name)];
        string there = largest.Length == 0 ? "there are none"
            : areas.Count > Few ? $"the largest are {string.Join(", ", largest)}"
            : $"there are {string.Join(", ", largest)}";
        return $"There is no area \"{name}\" among these incidents; {there}.";
    }

    // What is known too coarsely is counted and shown, and lies in no town.
    private static List<StudyArea> WithCoarse(List<StudyArea> areas, IncidentTable placed)
    {
        int[] coarse = placed.Uncertainties is null ? [] : [.. Enumerable.Range(0, placed.Count).Where(placed.IsCoarse)];
        if (coarse.Length > 0)
            areas.Add(new StudyArea { Name = StudyArea.CoarseName, Members = coarse, IsOutlying = true });
        return areas;
    }

    private static StudyArea[] InOrder(List<StudyArea> areas) =>
        [.. areas.OrderBy(static a => a.Name == StudyArea.CoarseName).ThenBy(a => a.Name == StudyArea.ElsewhereName).ThenBy(a => a.IsOutlying).ThenBy(
            a => a.Name, StringComparer.Ordinal)];

    /// <summary>Rows of each area, ascending; null for an area without rows.</summary>
    private static int[]?[] Gather(int[] areas, int areaCount)
    {
        var counts = new int[areaCount];
        foreach (int area in areas)
        {
            if (area != NotDivided)
                counts[area]++;
        }
        var members = new int[]?[areaCount];
        for (int area = 0; area < areaCount; area++)
            members[area] = counts[area] == 0 ? null : new int[counts[area]];
        Array.Clear(counts);
        for (int i = 0; i < areas.Length; i++)
        {
            if (areas[i] != NotDivided)
                members[areas[i]]![counts[areas[i]]++] = i;
        }
        return members;
    }

    private static void InBlocks(int count, Action<int, int> work)
    {
        int blocks = (count + BlockRows - 1) / BlockRows;
        if (blocks <= 1)
            work(0, count);
        else
            Parallel.For(0, blocks, block => work(block * BlockRows, Math.Min(count, (block + 1) * BlockRows)));
    }

    private static void RequirePositions(IncidentTable placed)
    {
        if (!placed.HasPositions)
            throw new ArgumentException("Incidents without positions lie in no area.", nameof(placed));
    }
}
