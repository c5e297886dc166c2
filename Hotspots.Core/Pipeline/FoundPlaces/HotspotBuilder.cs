using System.Collections.Concurrent;
using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Harm;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Core.Pipeline.Weighing;
using Hotspots.Core.Selection;
using Hotspots.Core.Selection.Grades;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Hotspots.Core.Pipeline.FoundPlaces;

/// <summary>Builder of hotspots. What is known of the places where incidents cluster?</summary>
/// <remarks>
/// Prepared once for a table of incidents, then asked for the hotspots of one area after another. Areas may be asked for from
/// different threads at once; the answer does not depend on the number of cores. Cost: one visit of each member and text column.
/// </remarks>
internal sealed class HotspotBuilder
{
    /// <summary>How many operations and lines are named.</summary>
    private const int MostSeen = 3;

    /// <summary>How many handling codes are named.</summary>
    private const int MostConditions = 6;

    private readonly IncidentTable _incidents;
    private readonly StreetNames? _streets;
    private readonly CodedTextColumn? _operations;
    private readonly CodedTextColumn? _lines;
    private readonly CodedTextColumn? _bases;
    private readonly CodedTextColumn? _handling;
    private readonly IncidentWeights _weights;
    private readonly Func<GridPoint, NamedCentre?> _nearestPlace;
    private readonly double _finest;

    // Counters for 100,000 streets are worth keeping when a thousand areas ask for them one after another.
    private readonly ConcurrentBag<Counters> _spare = [];

    /// <summary>Looks at the columns once.</summary>
    /// <param name="facets">The placed incidents, and by what they can be told apart.</param>
    /// <param name="weights">How much each incident counts.</param>
    /// <param name="finest">How finely positions are known, metres, 0 or more: incidents no farther apart are at one map point.</param>
    /// <param name="nearestPlace">The town to measure from in an area that has no centre of its own; null when none is near.</param>
    public HotspotBuilder(IncidentFacets facets, IncidentWeights weights, double finest, Func<GridPoint, NamedCentre?> nearestPlace)
    {
        IncidentTable incidents = facets.Incidents;
        _finest = finest;
        _incidents = incidents;
        _nearestPlace = nearestPlace;
        _streets = Coded(ColumnRole.Street) is { } streets ? new StreetNames(streets) : null;
        _operations = Coded(ColumnRole.Operation);
        _lines = Coded(ColumnRole.Line);
        _bases = facets.Texts(Facet.Basis);
        _handling = Coded(ColumnRole.Handling);
        _weights = weights;
    }

    /// <summary>By what harm is counted; null where nobody asked for it.</summary>
    public HarmScores? Harm { get; init; }

    /// <summary>How finely are the positions of these files known, metres? Snapped ones as finely as map points stand, grid references as their
    /// squares.</summary>
    public static double FinestOf(ReadReport report) =>
        Math.Max(report.ReferenceSize, report.PositionsAreSnapped ? DbscanDefaults.FinestDistance : 0);

    /// <summary>The hotspots of one area, in the order of its places; they have no ranks until all areas are known.</summary>
    /// <param name="found">What the analysis found.</param>
    /// <param name="places">The places to list.</param>
    /// <param name="outlines">The outline of each of them, metres.</param>
    /// <param name="sure">How sure each of them is; empty where nobody asked.</param>
    public Hotspot[] Build(AreaResult found, IReadOnlyList<ListedPlace> places, IReadOnlyList<Geometry> outlines, IReadOnlyList<Sureness?> sure)
    {
        var tallies = new StreetTally[places.Count];
        var hotspots = new Hotspot[places.Count];
        Counters counters = _spare.TryTake(out Counters? spare) ? spare : new Counters(
            new CodeCounter(_incidents.Kinds.Texts.Length),
            new CodeCounter(_operations?.Texts.Length ?? 0),
            new CodeCounter(_lines?.Texts.Length ?? 0),
            new CodeCounter(_streets?.Count ?? 0),
            new CodeCounter(_handling?.Texts.Length ?? 0));
        for (int p = 0; p < places.Count; p++)
        {
            int[] members = places[p].IncidentsOf(found.Area);
            tallies[p] = (_streets?.Tally(members, counters.Streets) ?? StreetTally.Empty).OrListed(_incidents.Points, members, outlines[p]);
            hotspots[p] = Describe(found, places[p], members, outlines[p], counters);
        }
        _spare.Add(counters);
        Func<GridPoint, NamedCentre?> nearest = found.Area.Centre is GridPoint centre
            ? _ => new NamedCentre(found.Area.Name, centre)
            : _nearestPlace;
        string[] names = HotspotNames.Of(
            tallies, Array.ConvertAll(hotspots, static h => h.Centre), nearest, (one, other) => DatesApart(hotspots[one], hotspots[other]));
        for (int c = 0; c < hotspots.Length; c++)
        {
            hotspots[c] = hotspots[c] with
            {
                Name = names[c] + Across(places[c]),
                Bearing = HotspotNames.Direction(hotspots[c].Centre, nearest),
                IsNamedByList = tallies[c].IsListed,
                Sureness = c < sure.Count ? sure[c] : null,
            };
        }
        return hotspots;
    }

    private Hotspot Describe(AreaResult found, ListedPlace place, int[] members, Geometry outline, Counters counters)
    {
        ReadOnlySpan<double> eastings = _incidents.Points.Eastings, northings = _incidents.Points.Northings;
        double weight = 0, sumE = 0, sumN = 0, plainE = 0, plainN = 0;
        // Sums are taken about the first member: a mean of large coordinates would lose digits.
        double e0 = eastings[members[0]], n0 = northings[members[0]];
        double west = 0, east = 0, south = 0, north = 0;
        IncidentTime first = default, last = default;
        foreach (int member in members)
        {
            double w = _weights.Of(member);
            double e = eastings[member] - e0, n = northings[member] - n0;
            (west, east, south, north) = (Math.Min(west, e), Math.Max(east, e), Math.Min(south, n), Math.Max(north, n));
            weight += w;
            sumE += w * e;
            sumN += w * n;
            plainE += e;
            plainN += n;
            IncidentTime time = _incidents.Times[member];
            if (!time.IsKnown)
                continue;
            if (!first.IsKnown || IsEarlier(time, first))
                first = time;
            if (!last.IsKnown || IsLater(time, last))
                last = time;
        }
        return new Hotspot
        {
            Rank = 0,
            RankByDensity = null,
            Name = "",
            Area = found.Area.Name,
            Method = found.Findings[place.Finding].Method,
            Methods = [.. place.AgreeingIn(found).Select(static agreeing => agreeing.Found.Findings[agreeing.Place.Finding].Method)],
            Evidence = EvidenceOf(found, place),
            Cluster = place.Cluster,
            Outline = outline,
            // Where every member weighs nothing the plain mean is still a place.
            Centre = weight > 0
                ? new GridPoint(e0 + sumE / weight, n0 + sumN / weight)
                : new GridPoint(e0 + plainE / members.Length, n0 + plainN / members.Length),
            Members = members,
            Kinds = counters.Kinds.Count(_incidents.Kinds, members),
            Grading = GradingOf(members, counters),
            Weight = weight,
            Harm = Harm?.Of(members),
            AreaKm2 = outline.Area / 1e6,
            IsOnePoint = Math.Sqrt((east - west) * (east - west) + (north - south) * (north - south)) <= _finest,
            First = first,
            Last = last,
            Operations = _operations is null ? [] : counters.Operations.Count(_operations, members, MostSeen),
            Lines = _lines is null ? [] : counters.Lines.Count(_lines, members, MostSeen),
        };
    }

    private HotspotGrading GradingOf(int[] members, Counters counters)
    {
        int tips = 0, facts = 0, conditional = 0;
        foreach (int member in members)
        {
            string basis = _bases?[member] ?? "";
            tips += basis == GradeTexts.Tips ? 1 : 0;
            facts += basis == GradeTexts.Facts ? 1 : 0;
            conditional += _handling is { } codes && Grading.IsConditionalCode(codes[member]) ? 1 : 0;
        }
        return new HotspotGrading(tips, facts, members.Length - tips - facts)
        {
            Conditional = conditional,
            Handling = _handling is null ? []
                : [.. counters.Handling.Count(_handling, members).Select(static code => code.Name).Where(static code => !Grading.IsOpenCode(code))
                    .Take(MostConditions)],
        };
    }

    // Two bursts at one place: neither street nor direction tells them apart.
    private static string? DatesApart(Hotspot one, Hotspot other)
    {
        if (!one.First.IsKnown || !other.First.IsKnown
            || (one.First.FromUtcSeconds < other.Last.UntilUtcSeconds && other.First.FromUtcSeconds < one.Last.UntilUtcSeconds)
            // Prepared: it looks at edges alone, and outlines that were parted share some that differ in the last digit.
            || !one.Outline.EnvelopeInternal.Intersects(other.Outline.EnvelopeInternal)
            || !PreparedGeometryFactory.Prepare(one.Outline).Intersects(other.Outline))
            return null;
        string form = IsVague(one.First) || IsVague(one.Last) ? "MMMM yyyy" : "d MMMM yyyy";
        string from = Date(one.First.FromUtcSeconds), until = Date(Math.Max(one.Last.FromUtcSeconds, one.Last.UntilUtcSeconds - 1));
        return from == until ? from : $"{from} to {until}";

        static bool IsVague(IncidentTime time) => time.Precision is TimePrecision.Month or TimePrecision.Year;
        string Date(long utcSeconds) => LondonTime.ToClock(utcSeconds).ToString(form, CultureInfo.InvariantCulture);
    }

    private static MethodEvidence[] EvidenceOf(AreaResult found, ListedPlace place)
    {
        var evidence = new List<MethodEvidence>();
        foreach ((AreaResult area, (int finding, int cluster)) in place.AgreeingIn(found))
        {
            MethodFindings findings = area.Findings[finding];
            if (cluster < findings.Evidence.Count && findings.Evidence[cluster].Count > 0)
                evidence.Add(new MethodEvidence(findings.Method, findings.Evidence[cluster]));
        }
        return [.. evidence];
    }

    // "Old Road (Clacton-on-Sea and Frinton-on-Sea)": of two towns' one place both must know.
    private static string Across(ListedPlace place)
    {
        IReadOnlyList<string> areas = place.AreaNames();
        return areas.Count == 0 ? "" : $" ({string.Join(", ", areas.SkipLast(1))} and {areas[^1]})";
    }

    // Ties go to the shorter span: a minute says more than the month that begins with it.
    private static bool IsEarlier(IncidentTime a, IncidentTime b) =>
        a.FromUtcSeconds != b.FromUtcSeconds ? a.FromUtcSeconds < b.FromUtcSeconds : a.LengthSeconds < b.LengthSeconds;

    private static bool IsLater(IncidentTime a, IncidentTime b) =>
        a.UntilUtcSeconds != b.UntilUtcSeconds ? a.UntilUtcSeconds > b.UntilUtcSeconds : a.LengthSeconds < b.LengthSeconds;

    private CodedTextColumn? Coded(ColumnRole role) => FacetTexts.Coded(_incidents, role);

    private sealed record Counters(CodeCounter Kinds, CodeCounter Operations, CodeCounter Lines, CodeCounter Streets, CodeCounter Handling);
}
