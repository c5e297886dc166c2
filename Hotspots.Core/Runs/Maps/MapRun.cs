using System.Globalization;
using Hotspots.Core.Files.Roads;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Naming;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Maps;

/// <summary>Map of a run for paper: findings, of files or of folders of results → a page a town, or one page round a place.</summary>
internal static class MapRun
{
    /// <summary>Towns that get a page: who wants others names them.</summary>
    public const int MostPages = 12;

    /// <summary>Largest and smallest scale.</summary>
    public const int Largest = 500, Smallest = 2_500_000;

    /// <summary>Streets are read so far round what is shown, metres.</summary>
    private const double RoundGround = 3_000;

    /// <summary>Metres of ground in a metre of paper times this reach beyond the rim of the largest sheet, metres.</summary>
    private const double HalfSheet = 0.25;

    /// <summary>Makes the pages.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="clock">Says when the run was.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RunMap Execute(MapRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (request.Scale is < Largest or > Smallest)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"⟨scale⟩ takes 1:{Largest} to 1:{Smallest}, such as 1:10000, not 1:{request.Scale}."));
        }
        MapFindings found = request.IsOfResults
            ? ResultFolders.Read(request.Run.Files, request.Run.Marking, cancellation)
            : MapFindings.Of(Run(request, clock, progress, cancellation));
        MapPage[] pages = request.At is { } at ? [PageAt(at, request, found)] : [.. PagesOf(found, request)];
        MapPage[] kept = [.. pages.Take(MostPages)];
        return new RunMap
        {
            RunId = found.RunId,
            Version = found.Version,
            Marking = found.Marking,
            Shows = found.Shows,
            Pages = kept,
            LeftOut = [.. pages.Skip(MostPages).Select(static page => page.Title)],
            Streets = request.Streets is { } file ? StreetsOf(file, kept, cancellation) : null,
        };
    }

    private static RunResult Run(MapRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        RunResult result = HotspotRun.Execute(request.Run, clock, progress, cancellation);
        return result.Record.Analysed > 0 ? result
            : throw new ArgumentException(
                "There is nothing to draw: no incident with a position is left. \"hotspots inspect\" says what is in the files; or leave out "
                    + "⟨area⟩, ⟨kind⟩ and other filters.");
    }

    private static IEnumerable<MapPage> PagesOf(MapFindings found, MapRequest request)
    {
        IReadOnlyList<string> wanted = request.IsOfResults ? request.Run.Areas : [];
        string[] known = [.. found.Areas.Select(static area => area.Name)];
        if (wanted.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } missing)
            throw new ArgumentException($"⟨area {missing}⟩ is not in these results: they are of {string.Join(", ", known)}.");
        var pages = new List<(int Best, MapPage Page)>();
        foreach (NameCount area in found.Areas)
        {
            if (wanted.Count > 0 && !wanted.Contains(area.Name, StringComparer.OrdinalIgnoreCase))
                continue;
            MapHotspot[] hotspots = [.. found.Hotspots.Where(hotspot => hotspot.Area == area.Name)];
            MapLayers layers = found.Layers.TryGetValue(area.Name, out MapLayers? own) ? own : MapLayers.None;
            Envelope ground = GroundOf(hotspots, layers);
            if (ground.IsNull)
                continue;
            foreach (MapSite site in found.Teams.Sites.Where(site => ground.Distance(new Envelope(site.Place.Easting, site.Place.Easting,
                site.Place.Northing, site.Place.Northing)) < RoundGround))
                ground.ExpandToInclude(site.Place.Easting, site.Place.Northing);
            pages.Add((hotspots.Length == 0 ? int.MaxValue : hotspots[0].Rank, new MapPage
            {
                Title = request.Title ?? area.Name,
                Summary = (request.Title is null ? "" : $"{area.Name}: ") + Summary(hotspots.Length, area.Count),
                Scale = request.Scale,
                Hotspots = hotspots,
                Ground = ground,
                Layers = With(layers, found.Teams),
            }));
        }
        if (pages.Count == 0 && found.Teams.Sites.Count > 0 && found.Areas.Count == 0)
            pages.Add((0, OfTeams(found.Teams, request.Scale)));
        return pages.Count > 0 ? pages.OrderBy(static page => page.Best).Select(static page => page.Page)
            : throw new ArgumentException(
                "There is no hotspot to draw: name more files or other filters, or say with ⟨at⟩ which ground is to be shown.");
    }

    private static MapPage OfTeams(MapLayers teams, int? scale)
    {
        var ground = new Envelope();
        foreach (MapSite site in teams.Sites)
            ground.ExpandToInclude(site.Place.Easting, site.Place.Northing);
        return new MapPage
        {
            Title = "Sites of teams",
            Summary = Count(teams.Sites.Count, "site", "sites") + ".",
            Scale = scale,
            Hotspots = [],
            Ground = ground,
            Layers = teams,
        };
    }

    // Where nothing stands out the ground that was looked at is shown.
    private static Envelope GroundOf(IReadOnlyList<MapHotspot> hotspots, MapLayers layers)
    {
        var ground = new Envelope();
        foreach (MapHotspot hotspot in hotspots)
            ground.ExpandToInclude(hotspot.Outline.EnvelopeInternal);
        if (!ground.IsNull)
            return ground;
        foreach (MapCell cell in layers.Cells?.Cells ?? [])
            ground.ExpandToInclude(cell.Outline.EnvelopeInternal);
        foreach (MapContour contour in layers.Contours)
            ground.ExpandToInclude(contour.Ground.EnvelopeInternal);
        return ground;
    }

    private static MapPage PageAt(string at, MapRequest request, MapFindings found)
    {
        FoundPlace place = Found(at, found);
        var ground = new Envelope(
            place.Centre.Easting - place.Metres, place.Centre.Easting + place.Metres, place.Centre.Northing - place.Metres,
            place.Centre.Northing + place.Metres);
        if (request.Title is { } title)
            return PageRound(ground, request.Scale, title, found);
        MapPage page = PageRound(ground, request.Scale, place.Name, found);
        return page with { Summary = $"{Capital(place.Detail)}. {Near(page.Hotspots.Count)}" };
    }

    /// <summary>A page round a place.</summary>
    /// <param name="ground">What is to be seen; with a scale only its centre counts.</param>
    /// <param name="scale">Metres of ground in a metre of paper; null for what shows the ground.</param>
    /// <param name="title">What stands at its head.</param>
    /// <param name="found">What was found.</param>
    public static MapPage PageRound(Envelope ground, int? scale, string title, MapFindings found)
    {
        Envelope seen = Seen(ground, scale);
        MapHotspot[] hotspots = [.. found.Hotspots.Where(hotspot => seen.Intersects(hotspot.Outline.EnvelopeInternal))];
        string reference = MapFindings.Reference(new GridPoint(ground.Centre.X, ground.Centre.Y));
        return new MapPage
        {
            Title = title,
            Summary = (reference.Length > 0 ? $"Around {reference}. " : "") + Near(hotspots.Length),
            Scale = scale,
            Hotspots = hotspots,
            Ground = ground,
            Layers = With(Joined(found.Layers.Values), found.Teams),
        };
    }

    /// <summary>All ground that may be on a sheet of a page.</summary>
    /// <inheritdoc cref="PageRound" path="/param"/>
    public static Envelope Seen(Envelope ground, int? scale)
    {
        Envelope seen = scale is null ? ground.Copy() : new Envelope(ground.Centre);
        seen.ExpandBy((scale ?? 0) * HalfSheet);
        return seen;
    }

    private static string Near(int hotspots) => $"{(hotspots == 0 ? "No hotspot is" : Count(hotspots, "hotspot", "hotspots"))} near.";

    private static FoundPlace Found(string at, MapFindings found)
    {
        IReadOnlyList<FoundPlace> places = PlaceSearch.Find(at, 4, [.. found.Hotspots.Select(static hotspot => hotspot.Centre)]);
        if (places.Count > 0 && places[0].Fit != PlaceFit.Close)
            return places[0];
        string known = places.Count == 0 ? "give a town, a street, a postcode, a grid reference, or easting and northing as 617500,214800"
            : "spelt nearly so is " + string.Join(" or ", places.Select(static place => place.Name));
        throw new ArgumentException($"⟨at⟩ names no place that is known: \"{at}\"; {known}.");
    }

    private static MapLayers Joined(IEnumerable<MapLayers> layers)
    {
        MapLayers[] all = [.. layers];
        MapSurfaces[] surfaces = [.. all.Select(static one => one.Surfaces).OfType<MapSurfaces>()];
        MapCells[] cells = [.. all.Select(static one => one.Cells).OfType<MapCells>()];
        return new MapLayers
        {
            Surfaces = surfaces.Length == 0 ? null
                : surfaces[0] with { Surfaces = [.. surfaces.SelectMany(static one => one.Surfaces)] },
            Contours = [.. all.SelectMany(static one => one.Contours)],
            Cells = cells.Length == 0 ? null : cells[0] with { Cells = [.. cells.SelectMany(static one => one.Cells)] },
        };
    }

    private static MapLayers With(MapLayers layers, MapLayers teams) => layers with { Sites = teams.Sites, Rounds = teams.Rounds };

    private static StreetMap StreetsOf(string file, IReadOnlyList<MapPage> pages, CancellationToken cancellation)
    {
        var box = new Envelope();
        foreach (MapPage page in pages)
        {
            Envelope seen = page.Ground.Copy();
            seen.ExpandBy((page.Scale ?? 0) * HalfSheet);
            box.ExpandToInclude(seen);
        }
        box.ExpandBy(RoundGround);
        StreetMap map = StreetFiles.Read(
            [file], new StreetReading { Box = new GridBox(box.MinX, box.MinY, box.MaxX, box.MaxY) }, cancellation: cancellation);
        return pages.Any(page => map.Meets(Widened(page.Ground))) ? map
            : throw new ArgumentException(
                $"The streets in {Path.GetFileName(file)} are nowhere near this map: give ⟨streets⟩ of its county.");
    }

    private static Envelope Widened(Envelope box)
    {
        Envelope wide = box.Copy();
        wide.ExpandBy(RoundGround);
        return wide;
    }

    private static string Summary(int hotspots, int incidents) =>
        $"{(hotspots == 0 ? "No hotspot" : Count(hotspots, "hotspot", "hotspots"))} from {Count(incidents, "incident", "incidents")}.";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");
}
