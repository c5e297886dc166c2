namespace Hotspots.Core.Files.Layers;

/// <summary>Which files does a run write? The one list of writers, in the order in which the files are put in place.</summary>
internal static class LayerFormats
{
    /// <summary>
    /// What is written together into a folder; the record of the run comes last, so that its presence says that the layers beside it are
    /// whole.
    /// </summary>
    public static IReadOnlyList<ILayerWriter> All { get; } = [new HotspotLayer(), new IncidentLayer(), new AreaLayer(), new RunRecordFile()];

    /// <summary>What can be asked for one by one: all of these, and the table for a spreadsheet.</summary>
    public static IReadOnlyList<ILayerWriter> Single { get; } = [.. All, new HotspotTable()];
}
