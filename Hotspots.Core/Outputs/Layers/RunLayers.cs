using Hotspots.Core.Model.Results;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using Hotspots.Core.Outputs.Surfaces;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Layers of a run: THE list of what is written of one.</summary>
internal static class RunLayers
{
    /// <summary>What any run may write; cells, contours and surfaces only where a method made some.</summary>
    public static OutputKind Kind { get; } = new(
        "hotspots", RunRecordJson.FileName, [HotspotLayer.Schema, IncidentLayer.Schema, AreaLayer.Schema, CellLayer.Schema, ContourLayer.Schema],
        [HotspotLayer.Schema.File, IncidentLayer.Schema.File, AreaLayer.Schema.File], SurfaceFile.IsName);

    /// <summary>What a run writes.</summary>
    public static OutputDocument Of(ReleasedRun run)
    {
        MethodFindings[] findings = [.. run.Areas.SelectMany(static area => area.Findings)];
        return new OutputDocument
        {
            Kind = Kind,
            Stamp = run.Stamp,
            Finished = run.Record.Finished,
            IsOnGrid = true,
            Layers =
            [
                PlannedLayer.Of(HotspotLayer.Schema, () => HotspotLayer.Of(run)),
                PlannedLayer.Of(IncidentLayer.Schema, () => IncidentLayer.Of(run)),
                PlannedLayer.Of(AreaLayer.Schema, () => AreaLayer.Of(run)),
                PlannedLayer.Of(CellLayer.Schema, () => CellLayer.Of(run), Array.Exists(findings, static found => found.Cells is not null)),
                PlannedLayer.Of(ContourLayer.Schema, () => ContourLayer.Of(run), Array.Exists(findings, static found => found.Contours.Count > 0)),
            ],
            Rasters = [.. SurfaceFile.Of(run)],
            WriteRecord = (stream, files) => RunRecordJson.Write(run.Record with { Files = files }, stream),
        };
    }
}
