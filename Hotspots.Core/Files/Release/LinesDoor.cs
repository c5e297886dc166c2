using Hotspots.Core.Model;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Outputs.Layers.Lines;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Files.Release;

/// <summary>Release of county lines and operations: as <see cref="ReleaseDoor"/>, for what rests on intelligence.</summary>
internal static class LinesDoor
{
    /// <summary>The names of the files that are written, in the order in which they are put in place.</summary>
    public static IReadOnlyList<string> FileNames(LinesRecord record, OutputPlace? place = null) =>
        ReleaseDoor.NamesOf(LinesLayers.Of(ReleasedLines.Through(record)), place?.Formats ?? []);

    /// <summary>May it be written there?</summary>
    /// <exception cref="OutputException">It would write over what is read.</exception>
    public static void CheckPlace(OutputPlace place) => ReleaseDoor.CheckPlace(place, LinesLayers.Kind);

    /// <summary>Writes the layer, the tables and the record, all together; other files in the folder are left alone.</summary>
    /// <exception cref="OutputException">
    /// The folder cannot be written, another process writes to it, a file in it was read, the disk is full, or marking or profile will not do;
    /// the folder is then as it was.
    /// </exception>
    public static void Write(LinesRecord record, OutputPlace place, CancellationToken cancellation)
    {
        CheckPlace(place);
        ReleaseDoor.Write(LinesLayers.Of(ReleasedLines.Through(record)), ReleaseDoor.FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Writes the record, byte for byte as in its file lines.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(LinesRecord record, Stream stream, OutputPlace? place = null) =>
        ReleaseDoor.WriteRecord(LinesLayers.Of(ReleasedLines.Through(record)), stream, place?.Formats ?? []);
}
