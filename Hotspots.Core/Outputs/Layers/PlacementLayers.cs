using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Layers of a placement: THE list of what is written of one.</summary>
internal static class PlacementLayers
{
    /// <summary>What any placement may write; patrols and weeks only where some were asked for.</summary>
    public static OutputKind Kind { get; } = new(
        "placement", PlacementRecordJson.FileName,
        [SiteLayer.Schema, CoverageLayers.Reaches, CoverageLayers.Incidents, PatrolLayers.Rounds, PatrolLayers.Visits, PatrolWeekTable.Schema],
        [], static _ => false);

    /// <summary>What a placement writes.</summary>
    public static OutputDocument Of(ReleasedPlacement placement)
    {
        bool patrols = placement.Sites.Any(static site => site.Patrol is not null), week = placement.Sites.Any(static site =>
            site.Patrol is { Week.Count: > 0 });
        var coverage = new Lazy<IReadOnlyList<Layer>>(() => CoverageLayers.Of(placement));
        var patrol = new Lazy<IReadOnlyList<Layer>>(() => PatrolLayers.Of(placement));
        return new OutputDocument
        {
            Kind = Kind,
            Stamp = placement.Stamp,
            Finished = placement.Record.Finished,
            IsOnGrid = placement.IsOnGrid,
            Layers =
            [
                PlannedLayer.Of(SiteLayer.Schema, () => SiteLayer.Of(placement)),
                PlannedLayer.Of(CoverageLayers.Reaches, () => coverage.Value[0]),
                PlannedLayer.Of(CoverageLayers.Incidents, () => coverage.Value[1]),
                PlannedLayer.Of(PatrolLayers.Rounds, () => patrol.Value[0], patrols),
                PlannedLayer.Of(PatrolLayers.Visits, () => patrol.Value[1], patrols),
                PlannedLayer.Of(PatrolWeekTable.Schema, () => PatrolWeekTable.Of(placement), week),
            ],
            WriteRecord = (stream, files) => PlacementRecordJson.Write(placement, files, stream),
        };
    }
}
