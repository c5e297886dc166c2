using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.FoundPlaces;

/// <summary>A place that is listed as a hotspot.</summary>
/// <param name="Finding">Which of the area's findings found it first.</param>
/// <param name="Cluster">Its number among the places of that method.</param>
/// <param name="Members">Its incidents in the area: positions in the area's list of members, ascending.</param>
internal sealed record ListedPlace(int Finding, int Cluster, int[] Members)
{
    /// <summary>The findings that agree, ascending, with the place of each that has most in common with this one; the first is its own.</summary>
    public IReadOnlyList<AgreeingPlace> Agreeing { get; init; } = [];

    /// <summary>What it was joined from, where it goes on in other areas (<see cref="JoinedPlaces"/>): its own largest piece first; else
    /// empty.</summary>
    public IReadOnlyList<PlacePiece> Pieces { get; init; } = [];

    /// <summary>Its incidents, those in other areas too, as indices into the placed incidents, ascending.</summary>
    /// <param name="area">The area that it is listed in.</param>
    public int[] IncidentsOf(StudyArea area)
    {
        if (Pieces.Count == 0)
            return Array.ConvertAll(Members, j => area.Members[j]);
        int[] all = [.. Pieces.SelectMany(static piece => piece.Place.IncidentsOf(piece.Found.Area))];
        Array.Sort(all);
        return all;
    }

    /// <summary>The findings that agree, each once and ascending, with the area whose finding it is: its own goes before others.</summary>
    /// <param name="own">What was found in the area that it is listed in.</param>
    public IEnumerable<(AreaResult Found, AgreeingPlace Place)> AgreeingIn(AreaResult own) => Pieces.Count == 0
        ? Agreeing.Select(agreeing => (own, agreeing))
        : Pieces.SelectMany(static piece => piece.Place.Agreeing.Select(agreeing => (piece.Found, agreeing)))
            .DistinctBy(static pair => pair.agreeing.Finding).OrderBy(static pair => pair.agreeing.Finding);

    /// <summary>The names of the areas that it lies in where it goes on in others, its own first, then by how many of its incidents they have; else
    /// empty.</summary>
    public IReadOnlyList<string> AreaNames() =>
    [
        .. Pieces.GroupBy(static piece => piece.Found.Area.Name, StringComparer.Ordinal)
            .OrderByDescending(area => area.Key == Pieces[0].Found.Area.Name).ThenByDescending(
                static area => area.Sum(static piece => piece.Place.Members.Length))
            .ThenBy(static area => area.Key, StringComparer.Ordinal).Select(static area => area.Key),
    ];
}

/// <summary>A piece of a place that goes on in another area.</summary>
/// <param name="Found">What was found in the area it lies in.</param>
/// <param name="Place">The piece, as it was listed there.</param>
internal sealed record PlacePiece(AreaResult Found, ListedPlace Place);

/// <summary>One method's place.</summary>
/// <param name="Finding">Which of the area's findings.</param>
/// <param name="Cluster">Its number among the places of that method.</param>
internal readonly record struct AgreeingPlace(int Finding, int Cluster);

/// <summary>Merge of the places of several methods. Which places of several methods are one and the same, and which are listed?</summary>
/// <remarks>
/// <para>
/// The places of the first method are all listed. A place of a later method that mostly coincides with one already listed is not listed
/// again: its method is named there instead. Two places mostly coincide when they share at least <see cref="CoincidingShare"/> of the
/// weight of the lighter of them (of its incidents, where it weighs nothing). What only a later method found is a place of its own.
/// </para>
/// <para>A wide place may so agree with several small ones that lie in it: each of them names its method.</para>
/// </remarks>
internal static class ListedPlaces
{
    /// <summary>As much of the lighter place must lie in the other, inclusive: half, so that of two halves of a place neither is lost.</summary>
    public const double CoincidingShare = 0.5;

    /// <summary>Incidents of a hotspot at least: what happened once is an incident.</summary>
    public const int FewestIncidents = 2;

    /// <summary>Those that are a pattern: one incident is none, whatever numbers the user chose.</summary>
    /// <param name="places">The places of an area, joined with those of others.</param>
    /// <param name="area">The area.</param>
    public static IReadOnlyList<ListedPlace> Patterns(IReadOnlyList<ListedPlace> places, StudyArea area) =>
        places.All(place => place.Members.Length >= FewestIncidents) ? places
            : [.. places.Where(place => place.Members.Length >= FewestIncidents || place.IncidentsOf(area).Length >= FewestIncidents)];

    /// <summary>The places of one area: those of the first method in its order, then what each later one adds.</summary>
    /// <param name="found">What each method found.</param>
    /// <param name="points">All placed incidents with their weights.</param>
    public static IReadOnlyList<ListedPlace> Of(AreaResult found, PointSet points)
    {
        int[] members = found.Area.Members;
        double[] weights = Array.ConvertAll(members, i => points.WeightAt(i));
        int[][][] places = [.. found.Findings.Select(static f => f.Labels.Members())];
        var listed = new List<ListedPlace>();
        var agreeing = new List<List<AgreeingPlace>>();
        // The listed place that each method's place is, or −1.
        var listedAs = new int[places.Length][];
        for (int k = 0; k < places.Length; k++)
        {
            listedAs[k] = new int[places[k].Length];
            int before = listed.Count;
            var best = new Dictionary<int, (int Cluster, double Shared)>();
            for (int cluster = 0; cluster < places[k].Length; cluster++)
            {
                int[] own = places[k][cluster];
                listedAs[k][cluster] = -1;
                if (own.Length == 0)
                    continue;
                bool coincides = false;
                foreach ((int place, double shared) in Coinciding(own, k))
                {
                    coincides = true;
                    if (!best.TryGetValue(place, out (int Cluster, double Shared) most) || shared > most.Shared)
                        best[place] = (cluster, shared);
                }
                if (coincides)
                    continue;
                listedAs[k][cluster] = listed.Count;
                listed.Add(new ListedPlace(k, cluster, own));
                agreeing.Add([new AgreeingPlace(k, cluster)]);
            }
            for (int place = 0; place < before; place++)
            {
                if (best.TryGetValue(place, out (int Cluster, double Shared) most))
                    agreeing[place].Add(new AgreeingPlace(k, most.Cluster));
            }
        }
        return [.. listed.Select((place, i) => place with { Agreeing = agreeing[i] })];

        List<(int Place, double Shared)> Coinciding(int[] own, int k)
        {
            var coinciding = new List<(int, double)>();
            for (int m = 0; m < k; m++)
            {
                int[] labels = found.Findings[m].Labels.Labels;
                var shared = new Dictionary<int, (double Weight, int Count)>();
                foreach (int j in own)
                {
                    if (labels[j] < 0 || listedAs[m][labels[j]] < 0)
                        continue;
                    int place = listedAs[m][labels[j]];
                    (double weight, int count) = shared.GetValueOrDefault(place);
                    shared[place] = (weight + weights[j], count + 1);
                }
                foreach ((int place, (double weight, int count)) in shared.OrderBy(static s => s.Key))
                {
                    double lighter = Math.Min(WeightOf(own), WeightOf(listed[place].Members));
                    bool mostly = lighter > 0
                        ? weight >= CoincidingShare * lighter
                        : count >= CoincidingShare * Math.Min(own.Length, listed[place].Members.Length);
                    if (mostly)
                        coinciding.Add((place, lighter > 0 ? weight : count));
                }
            }
            return coinciding;
        }

        double WeightOf(int[] place)
        {
            double sum = 0;
            foreach (int j in place)
                sum += weights[j];
            return sum;
        }
    }
}
