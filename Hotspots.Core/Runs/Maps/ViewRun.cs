using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Maps;

/// <summary>Map of a view: a run and what else a window shows → one page, as the same options of a map make it.</summary>
internal static class ViewRun
{
    /// <summary>A circle on paper has so many corners in each quarter.</summary>
    private const int QuarterCorners = 24;

    /// <summary>Makes the page.</summary>
    /// <param name="result">The run whose hotspots and layers are seen.</param>
    /// <param name="view">What is seen.</param>
    public static RunMap Of(RunResult result, MapView view)
    {
        MapFindings found = MapFindings.Of(result, view.Surface?.Method ?? view.Contours, view.Cells?.Method);
        MapPage page = MapRun.PageRound(view.Ground, view.Scale, view.Title, found);
        ProvenanceRecord record = view.Compared?.Record ?? (ProvenanceRecord)result.Record;
        bool hasHotspots = view.HasHotspots && view.Compared is null;
        return new RunMap
        {
            RunId = record.RunId,
            Version = record.Version,
            Marking = result.Record.Marking,
            Shows = record.Shows,
            Pages =
            [
                page with
                {
                    Summary = hasHotspots ? page.Summary : Summary(page, view),
                    IsView = view.Scale is null,
                    Hotspots = hasHotspots ? page.Hotspots : [],
                    Layers = LayersOf(page.Layers, view),
                },
            ],
            LeftOut = [],
            Streets = view.Streets,
        };
    }

    /// <summary>The incidents that pass the filters, on some ground.</summary>
    /// <param name="request">Which incidents.</param>
    /// <param name="facets">All placed incidents, and by what they can be told apart.</param>
    /// <param name="ground">Of others nothing is seen.</param>
    public static MapIncidents IncidentsOf(RunRequest request, IncidentFacets facets, Envelope ground)
    {
        CodedTextColumn kinds = facets.Texts(Facet.Kind)!;
        var counts = new int[kinds.Texts.Length];
        for (int i = 0; i < facets.Incidents.Count; i++)
            counts[kinds.CodeAt(i)]++;
        byte[]? within = request.BoundaryFile is { } boundary ? IncidentsWithin.Of(boundary, facets) : null;
        PointSet points = facets.Incidents.Points;
        // In the order of the files: what comes later lies above, as in the window.
        int[] seen =
        [
            .. new IncidentFilter(request).Keep(facets.Towns, facets).SelectMany(static area => area.Members).Where(
                i => (within is null || within[i] != 0) && ground.Contains(points.Eastings[i], points.Northings[i])).Order(),
        ];
        return new MapIncidents
        {
            Kinds = [.. Enumerable.Range(0, counts.Length).Select(code => kinds.Texts[code])],
            Counts = counts,
            Places = [.. seen.Select(i => points[i])],
            Codes = [.. seen.Select(kinds.CodeAt)],
        };
    }

    private static string Summary(MapPage page, MapView view)
    {
        string reference = MapFindings.Reference(new GridPoint(page.Ground.Centre.X, page.Ground.Centre.Y));
        string around = reference.Length > 0 ? $"Around {reference}." : "";
        if (view.Compared is not { Record: { } compared })
            return around;
        string what = compared.After.Incidents == 1 ? "incident" : "incidents";
        return string.Create(
            CultureInfo.InvariantCulture, $"{around} {compared.After.Incidents:N0} {what}, {compared.Before.Incidents:N0} before.").TrimStart();
    }

    private static MapLayers LayersOf(MapLayers found, MapView view)
    {
        bool isOfSurface = view.Contours is not null && (view.Surface is null || view.Surface.Method == view.Contours);
        MapLayers layers = found with
        {
            Surfaces = view.Surface is { } surface && found.Surfaces is { } drawn ? drawn with { Cover = surface.Cover } : null,
            Contours = isOfSurface ? found.Contours : [],
            Cells = view.Cells is { } cells && found.Cells is { } tested ? tested with { Cover = cells.Cover } : null,
            Changes = view is { HasChanges: true, Compared: { } compared } ? ChangesOf(compared) : null,
            Effect = view.Effect is { } effect ? EffectOf(effect) : null,
            Incidents = view.Incidents,
            Boundaries = view.Boundaries,
            Marked = view.Marked,
            HasGround = view.HasGround,
            HasNames = view.HasNames,
        };
        return view.Placed is { } placed ? With(layers, placed) : layers;
    }

    private static MapChanges ChangesOf(ComparisonResult found) => new(
        $"{Words(found.Record.After)} against {Words(found.Record.Before)}", found.Hotspots,
        [.. found.Cells.Where(static cell => cell.Change.IsBeyondChance)], found.Record.CellMetres);

    private static MapEffect EffectOf(EffectResult found) =>
        new($"{Capital(found.Record.Operation)}, {Words(found.Record.During)}", found.Places);

    private static MapLayers With(MapLayers layers, PlacementResult placed) => layers with
    {
        Sites = [.. placed.Sites.Select(static site => new MapSite(site.Number, site.Name, site.Figures.Place))],
        Rounds = [.. placed.Sites.SelectMany(static site => site.Patrol?.Ways ?? []).Select(static way => way.Line)],
        AreRoundsAlongStreets = placed.Streets is not null,
        Reach = new MapReach(
            $"Within reach of a site: {placed.Streets?.Words ?? Straight(placed.ReachMetres)}",
            placed.Streets is { } streets ? streets.Reaches
                : placed.ReachMetres is double reach ? [.. placed.Sites.Select(site => Circle(site.Figures.Place, reach))] : [],
            placed.Streets?.Attribution ?? ""),
    };

    private static string Straight(double? reach) => reach is double metres ? $"{Distance(metres)} in a straight line" : "everywhere";

    private static Geometry Circle(GridPoint centre, double metres) =>
        GeometryFactory.Default.CreatePoint(new Coordinate(centre.Easting, centre.Northing)).Buffer(metres, QuarterCorners);

    private static string Words(ComparedPeriod period) => PeriodWords.Of(period.From, period.To);

    private static string Distance(double metres) => metres < 9_995 ? string.Create(CultureInfo.InvariantCulture, $"{metres:N0} m")
        : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.#} km");

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
