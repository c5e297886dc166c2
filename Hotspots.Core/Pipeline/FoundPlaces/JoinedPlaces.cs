using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.FoundPlaces;

/// <summary>Connected components of listed places across the lines between study areas: a crowd on the line between two towns is one place.</summary>
/// <remarks>
/// <para>
/// Methods run area by area, and the line between two towns is drawn by nobody but the gazetteer. Places of two areas that one method
/// listed are one place when an incident of each lies within the method's reach of the other (the shorter of the two reaches) and, for
/// a method that looks at times, when both were going on at some time. A chain of them is one place. It belongs to the area with most of
/// its incidents, the first of equals, and stands in the list where its largest piece there stood.
/// </para>
/// <para>
/// Areas with a boundary are left as they are: the user drew that line. Cost: boxes of places are compared, and incidents only of places
/// whose boxes are within reach.
/// </para>
/// </remarks>
internal static class JoinedPlaces
{
    /// <summary>The places of each area once those that go on in another area are joined.</summary>
    /// <param name="found">What was found in each area.</param>
    /// <param name="places">The listed places of each.</param>
    /// <param name="methods">The methods, in the order of the findings.</param>
    /// <param name="incidents">All placed incidents.</param>
    public static IReadOnlyList<ListedPlace>[] Of(
        IReadOnlyList<AreaResult> found, IReadOnlyList<ListedPlace>[] places, IReadOnlyList<AnalysisMethod> methods, IncidentTable incidents)
    {
        Piece[] pieces = PiecesOf(found, places, incidents.Points);
        if (pieces.Length < 2)
            return places;
        var joined = new DisjointSet(pieces.Length);
        double longest = pieces.Max(static piece => piece.Reach);
        for (int i = 0; i < pieces.Length; i++)
        {
            for (int j = i + 1; j < pieces.Length && pieces[j].Box.West <= pieces[i].Box.East + longest; j++)
            {
                if (pieces[i].MayTouch(pieces[j]) && Touch(pieces[i], pieces[j], incidents.Points)
                    && (!methods[pieces[i].Place.Finding].NeedsTimes || AtOneTime(pieces[i], pieces[j], incidents.Times)))
                {
                    joined.Join(i, j);
                }
            }
        }
        Piece[][] groups = [.. Enumerable.Range(0, pieces.Length).GroupBy(joined.Find, i => pieces[i]).Where(static g => g.Skip(1).Any()).Select(
            static g => g.ToArray())];
        return groups.Length == 0 ? places : Join(places, groups);
    }

    /// <summary>Of each method's places of an area, how many are listed as part of another; empty where none is.</summary>
    /// <param name="area">The area.</param>
    /// <param name="before">Its places before they were joined.</param>
    /// <param name="after">The same afterwards.</param>
    public static IReadOnlyList<int> CountOf(AreaResult area, IReadOnlyList<ListedPlace> before, IReadOnlyList<ListedPlace> after) =>
        before.Count == after.Count ? []
            : [.. Enumerable.Range(0, area.Findings.Count).Select(
                f => before.Count(place => place.Finding == f) - after.Count(place => place.Finding == f))];

    private static Piece[] PiecesOf(IReadOnlyList<AreaResult> found, IReadOnlyList<ListedPlace>[] places, PointSet points)
    {
        var pieces = new List<Piece>();
        for (int a = 0; a < found.Count; a++)
        {
            if (found[a].Area.Boundary is not null)
                continue;
            for (int p = 0; p < places[a].Count; p++)
            {
                ListedPlace place = places[a][p];
                pieces.Add(new Piece(
                    a, p, found[a], place, BoxOf(place.Members, found[a].Area.Members, points),
                    found[a].Findings[place.Finding].ReachOf(place.Cluster)));
            }
        }
        // In one area alone nothing can go on in another.
        if (pieces.Count == 0 || pieces.TrueForAll(piece => piece.Area == pieces[0].Area))
            return [];
        return [.. pieces.OrderBy(static piece => piece.Box.West)];
    }

    private static GridBox BoxOf(int[] positions, int[] members, PointSet points)
    {
        ReadOnlySpan<double> eastings = points.Eastings, northings = points.Northings;
        (double west, double south, double east, double north) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (int j in positions)
        {
            double e = eastings[members[j]], n = northings[members[j]];
            (west, east) = (Math.Min(west, e), Math.Max(east, e));
            (south, north) = (Math.Min(south, n), Math.Max(north, n));
        }
        return new GridBox(west, south, east, north);
    }

    private static bool Touch(Piece a, Piece b, PointSet points)
    {
        double reach = Math.Min(a.Reach, b.Reach);
        int[] near = Near(a.Incidents, b.Box, reach, points), others = Near(b.Incidents, a.Box, reach, points);
        ReadOnlySpan<double> eastings = points.Eastings, northings = points.Northings;
        int first = 0;
        // Both from the west: what lies too far west of one incident lies too far west of all that follow.
        foreach (int i in near)
        {
            while (first < others.Length && eastings[others[first]] < eastings[i] - reach)
                first++;
            for (int k = first; k < others.Length && eastings[others[k]] <= eastings[i] + reach; k++)
            {
                double dx = eastings[others[k]] - eastings[i], dy = northings[others[k]] - northings[i];
                if (dx * dx + dy * dy <= reach * reach)
                    return true;
            }
        }
        return false;
    }

    private static int[] Near(int[] members, GridBox box, double reach, PointSet points)
    {
        var near = new List<int>();
        foreach (int i in members)
        {
            double e = points.Eastings[i], n = points.Northings[i];
            if (e >= box.West - reach && e <= box.East + reach && n >= box.South - reach && n <= box.North + reach)
                near.Add(i);
        }
        int[] sorted = [.. near];
        Array.Sort(Array.ConvertAll(sorted, i => points.Eastings[i]), sorted);
        return sorted;
    }

    private static bool AtOneTime(Piece a, Piece b, TimeColumn times)
    {
        (long from, long until) = Span(a.Incidents, times);
        (long otherFrom, long otherUntil) = Span(b.Incidents, times);
        return from < otherUntil && otherFrom < until;
    }

    private static (long From, long Until) Span(int[] members, TimeColumn times)
    {
        (long from, long until) = (long.MaxValue, long.MinValue);
        foreach (int i in members)
        {
            if (times[i].IsKnown)
                (from, until) =
                    (Math.Min(from, times[i].FromUtcSeconds), Math.Max(until, Math.Max(times[i].UntilUtcSeconds, times[i].FromUtcSeconds + 1)));
        }
        return (from, until);
    }

    private static IReadOnlyList<ListedPlace>[] Join(IReadOnlyList<ListedPlace>[] places, Piece[][] groups)
    {
        List<ListedPlace?>[] lists = [.. places.Select(static list => new List<ListedPlace?>(list))];
        foreach (Piece[] group in groups)
        {
            int owner =
                group.GroupBy(static piece => piece.Area, static piece => piece.Place.Members.Length).OrderByDescending(static area => area.Sum())
                    .ThenBy(static area => area.Key).First().Key;
            Piece[] inOrder = [.. group.OrderByDescending(piece => piece.Area == owner).ThenByDescending(static piece => piece.Place.Members.Length)
                .ThenBy(static piece => piece.Area).ThenBy(static piece => piece.Index)];
            foreach (Piece piece in inOrder)
                lists[piece.Area][piece.Index] = null;
            int[] own = [.. inOrder.Where(piece => piece.Area == owner).SelectMany(static piece => piece.Place.Members)];
            Array.Sort(own);
            lists[owner][inOrder[0].Index] =
                inOrder[0].Place with { Members = own, Pieces = [.. inOrder.Select(static piece => new PlacePiece(piece.Found, piece.Place))] };
        }
        return [.. lists.Select(static list => (IReadOnlyList<ListedPlace>)[.. list.OfType<ListedPlace>()])];
    }

    /// <summary>A listed place of one area.</summary>
    /// <param name="Area">Which area.</param>
    /// <param name="Index">Which of its places.</param>
    /// <param name="Found">What was found there.</param>
    /// <param name="Place">The place.</param>
    /// <param name="Box">The box round them.</param>
    /// <param name="Reach">How far apart they are neighbours, metres.</param>
    private sealed record Piece(int Area, int Index, AreaResult Found, ListedPlace Place, GridBox Box, double Reach)
    {
        /// <summary>Its incidents: indices into the placed incidents; worked out for the few that may touch another.</summary>
        public int[] Incidents => field ??= Place.IncidentsOf(Found.Area);

        public bool MayTouch(Piece other)
        {
            double reach = Math.Min(Reach, other.Reach);
            return Area != other.Area && Place.Finding == other.Place.Finding
                && Box.West <= other.Box.East + reach && other.Box.West <= Box.East + reach
                && Box.South <= other.Box.North + reach && other.Box.South <= Box.North + reach;
        }
    }
}
