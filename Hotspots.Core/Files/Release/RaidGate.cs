using Hotspots.Core.Model;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Outputs.Layers.Raids;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Files.Release;

/// <summary>Release of a day of warrants: as <see cref="ReleaseDoor"/>, for a plan that is made of addresses and is for the force alone.</summary>
internal static class RaidGate
{
    /// <summary>The names of the files that are written, in the order in which they are put in place.</summary>
    /// <exception cref="OutputException">The profile is for others, or the marking will not do.</exception>
    public static IReadOnlyList<string> FileNames(RaidRecord record, OutputPlace? place = null) =>
        ReleaseDoor.NamesOf(RaidLayers.Of(ReleasedRaid.Through(record)), place?.Formats ?? []);

    /// <summary>May its layers be written there?</summary>
    /// <exception cref="OutputException">It would write over what is read.</exception>
    public static void CheckPlace(OutputPlace place) => ReleaseDoor.CheckPlace(place, RaidLayers.Kind);

    /// <summary>Writes the layers and the record, all together; other files in the folder are left alone.</summary>
    /// <exception cref="OutputException">
    /// The folder cannot be written, another process writes to it, a file in it was read, the disk is full, or marking or profile will not do;
    /// the folder is then as it was.
    /// </exception>
    public static void Write(RaidRecord record, OutputPlace place, CancellationToken cancellation)
    {
        CheckPlace(place);
        ReleaseDoor.Write(RaidLayers.Of(ReleasedRaid.Through(record)), ReleaseDoor.FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Writes the record, byte for byte as in its file raid.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(RaidRecord record, Stream stream, OutputPlace? place = null) =>
        ReleaseDoor.WriteRecord(RaidLayers.Of(ReleasedRaid.Through(record)), stream, place?.Formats ?? []);

    /// <summary>Writes the sheets as one file.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="place">The file.</param>
    /// <param name="write">Draws the marked plan into a stream.</param>
    /// <param name="cancellation">Stops it; the file is then as it was.</param>
    /// <exception cref="OutputException">It cannot be written there, or marking or profile will not do.</exception>
    public static void WriteSheets(RaidPlan plan, OutputPlace place, Action<RaidPlan, Stream> write, CancellationToken cancellation)
    {
        RaidPlan marked = Marked(plan);
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the sheets", stream => write(marked, stream), cancellation);
    }

    /// <summary>Draws the sheets into a stream, byte for byte as in their file.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteSheets(RaidPlan plan, Stream stream, Action<RaidPlan, Stream> write) => write(Marked(plan), stream);

    private static RaidPlan Marked(RaidPlan plan) => plan with { Record = ReleasedRaid.Through(plan.Record).Record };
}
