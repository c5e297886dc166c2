using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>How do placed teams leave the tool? Through the same release door as everything else.</summary>
public static class PlacementOutput
{
    /// <summary>The names of all layers that <see cref="WriteLayer"/> writes, and the record.</summary>
    public static IReadOnlyList<string> LayerNames => ReleaseDoor.PlacementLayerNames;

    /// <summary>The names of the files that <see cref="Write"/> writes, in the order in which they are put in place; the record is the last.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static IReadOnlyList<string> FileNames(PlacementResult result) => ReleaseDoor.FileNames(result);

    /// <summary>Writes the layers and the record.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="folder">It is created when it does not exist; earlier placements in it are replaced, all files together.</param>
    /// <param name="cancellation">Stops the writing; the folder is then as it was.</param>
    /// <exception cref="OutputException">The folder cannot be written, or marking or profile will not do; the folder is then as it was.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Write(PlacementResult result, string folder, CancellationToken cancellation) => ReleaseDoor.Write(result, folder, cancellation);

    /// <summary>Writes one layer into a stream, byte for byte as in its file.</summary>
    /// <exception cref="OutputException">There is no such layer, or marking or profile will not do; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void WriteLayer(PlacementResult result, string name, Stream stream, CancellationToken cancellation) =>
        ReleaseDoor.WriteLayer(result, name, stream, cancellation);

    /// <summary>Writes the record, byte for byte as in its file placement.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(PlacementResult result, Stream stream) => ReleaseDoor.WriteRecord(result, stream);
}
