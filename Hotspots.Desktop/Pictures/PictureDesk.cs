using Hotspots.Core.Files.Roads;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Maps;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using NetTopologySuite.Geometries;

namespace Hotspots.Desktop.Pictures;

/// <summary>Pictures that pages ask for: of what a window shows the map that the command line draws of the same files.</summary>
/// <param name="runs">Finds the hotspots.</param>
/// <param name="questions">Compares periods and evaluates operations.</param>
/// <param name="placements">Knows the teams that a window was told of last.</param>
/// <param name="streets">The file of streets that lies under the map; null for none.</param>
internal sealed class PictureDesk(RunDesk runs, QuestionDesk questions, PlacementDesk placements, Func<string?> streets)
{
    /// <summary>Streets are read so far round what is seen, metres: who moves the map a little does not wait again.</summary>
    private const double RoundStreets = 2_000;

    private readonly Lock _lock = new();
    private (string Path, DateTime Written, Envelope Ground, StreetMap Map)? _streets;

    /// <summary>What a window shows, ready to be drawn.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="query">What the window shows.</param>
    /// <param name="scaled">Says at which scale a map is drawn on the sheet that was asked for.</param>
    /// <param name="cancellation">The asker goes.</param>
    /// <exception cref="Refusal">The query is of files that are no longer loaded, or shows no ground.</exception>
    /// <exception cref="ArgumentException">The run cannot be made.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    public async Task<RunMap> FindAsync(LoadedFiles files, PictureQuery query, Func<RunMap, RunMap> scaled, CancellationToken cancellation)
    {
        Envelope ground = PictureReading.GroundOf(query);
        RunRequest request = QueryReading.Read(query, files);
        RunFound run = await runs.FindAsync(files, request, Telling.Nobody, cancellation);
        ComparisonResult? compared = query.Change is { } change
            ? await questions.CompareAsync(files, change, Telling.Nobody, cancellation) : null;
        EffectResult? effect = IsSeen(query, "effect") && query.Effect is { } asked
            ? await questions.EvaluateAsync(files, asked, Telling.Nobody, cancellation) : null;
        MapView view = ViewOf(query, ground, files.Dataset.Name) with
        {
            Compared = compared,
            Effect = effect,
            Placed = IsSeen(query, "deployment") ? placements.LastOf(query.Window ?? "", files.Version)?.Result : null,
        };
        return await Task.Run(() => Find(files, query, run.Result, request, view, scaled, cancellation), cancellation);
    }

    private RunMap Find(
        LoadedFiles files, PictureQuery query, RunResult run, RunRequest request, MapView view, Func<RunMap, RunMap> scaled,
        CancellationToken cancellation)
    {
        MapView whole = view with { Scale = view.Scale ?? scaled(ViewRun.Of(run, view)).Pages[0].Scale };
        Envelope seen = MapRun.Seen(whole.Ground, whole.Scale);
        return ViewRun.Of(run, whole with
        {
            Incidents = IsSeen(query, "incidents") ? ViewRun.IncidentsOf(request, files.Facets, seen) with { IsFaded = query.IsFaded } : null,
            Streets = IsSeen(query, "tiles") && streets() is { } path ? StreetsOf(path, seen, cancellation) : null,
        });
    }

    private static MapView ViewOf(PictureQuery query, Envelope ground, string name) => new()
    {
        Title = string.IsNullOrWhiteSpace(query.Title) ? $"Hotspots, {name}" : query.Title.Trim(),
        Ground = ground,
        Scale = query.Scale is { } scale and (< MapRun.Largest or > MapRun.Smallest)
            ? throw new Refusal(400, $"A scale is 1:{MapRun.Largest} to 1:{MapRun.Smallest}, not 1:{scale}: choose another.") : query.Scale,
        Surface = IsSeen(query, "density") && query.Surface is { } surface
            ? new MapLayerView(surface, PictureReading.CoverOf(query.SurfaceCover)) : null,
        Contours = IsSeen(query, "contours") ? query.Surface : null,
        Cells = IsSeen(query, "cells") && query.Cells is { } cells ? new MapLayerView(cells, PictureReading.CoverOf(query.CellCover)) : null,
        HasHotspots = IsSeen(query, "hotspots"),
        HasChanges = IsSeen(query, "changes"),
        HasGround = IsSeen(query, "basemap"),
        HasNames = IsSeen(query, "labels"),
        Boundaries = IsSeen(query, "boundaries") ? PictureReading.BoundariesOf(query) : [],
        Marked = PictureReading.MarkOf(query),
    };

    private static bool IsSeen(PictureQuery query, string layer) => query.Layers?.Contains(layer) == true;

    // A map of another county does no harm: then the tool's own names are written, as where there is none.
    private StreetMap? StreetsOf(string path, Envelope seen, CancellationToken cancellation)
    {
        DateTime written = File.GetLastWriteTimeUtc(path);
        lock (_lock)
        {
            if (_streets is { } known && known.Path == path && known.Written == written && known.Ground.Contains(seen))
                return known.Map;
        }
        Envelope wide = seen.Copy();
        wide.ExpandBy(RoundStreets);
        StreetMap map = StreetFiles.Read(
            [path], new StreetReading { Box = new GridBox(wide.MinX, wide.MinY, wide.MaxX, wide.MaxY) }, cancellation: cancellation);
        lock (_lock)
            _streets = (path, written, wide, map);
        return map;
    }
}
