using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which files does a run write? The one list of writers, in the order in which the files are put in place.</summary>
internal static class LayerFormats
{
    private static readonly HotspotLayer Hotspots = new();
    private static readonly IncidentLayer Incidents = new();
    private static readonly AreaLayer Areas = new();
    private static readonly CellLayer Cells = new();
    private static readonly ContourLayer Contours = new();
    private static readonly RunRecordFile Record = new();

    /// <summary>What can be asked for of any run, one by one: layers of cells and contours are empty where no method made any.</summary>
    public static IReadOnlyList<ILayerWriter> Single { get; } = [Hotspots, Incidents, Areas, Cells, Contours, Record, new HotspotTable()];

    /// <summary>
    /// What is written together into a folder, by what the run found: cells, contours and surfaces only where a method made some. The
    /// record of the run comes last, so that its presence says that the layers beside it are whole.
    /// </summary>
    public static IReadOnlyList<ILayerWriter> Of(ReleasedRun run)
    {
        List<ILayerWriter> writers = [Hotspots, Incidents, Areas];
        IEnumerable<MethodFindings> findings = run.Areas.SelectMany(static area => area.Findings);
        if (findings.Any(static found => found.Cells is not null))
            writers.Add(Cells);
        if (findings.Any(static found => found.Contours.Count > 0))
            writers.Add(Contours);
        writers.AddRange(SurfaceFile.Of(run.Areas));
        writers.Add(Record);
        return writers;
    }

    /// <summary>Is it the name of a file that some runs write and others do not?</summary>
    public static bool IsOptional(string name) => name == Cells.FileName || name == Contours.FileName || SurfaceFile.IsName(name);
}
