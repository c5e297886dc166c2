using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>How do results leave the tool? Everything goes through the one release door.</summary>
/// <remarks>
/// The door stamps the security marking, the release profile and the run's id on every layer and record, and takes away what the
/// profile withholds; free text (notes) never leaves. Files change whole and together, or not at all.
/// </remarks>
public static class RunOutput
{
    /// <summary>
    /// The names of the files that <see cref="Write"/> writes of a run, in the order in which they are put in place: hotspots,
    /// incidents, areas and the record of any run; cells, contours and surfaces of one whose methods made some.
    /// </summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static IReadOnlyList<string> FileNames(RunResult result) => ReleaseDoor.FileNames(result);

    /// <summary>The names of the release profiles there are.</summary>
    public static IReadOnlyList<string> Profiles => ReleaseDoor.Profiles;

    /// <summary>The names of the layers that <see cref="WriteLayer"/> writes of any run: the layers, empty where there is nothing of the kind, the record, and a table for a spreadsheet.</summary>
    public static IReadOnlyList<string> LayerNames => ReleaseDoor.LayerNames;

    /// <summary>Writes the layers and the record of a run.</summary>
    /// <param name="result">The run; its record names marking and profile.</param>
    /// <param name="folder">It is created when it does not exist; earlier output in it is replaced, all files together.</param>
    /// <param name="cancellation">Stops the writing; the folder is then as it was.</param>
    /// <exception cref="OutputException">
    /// The folder cannot be written, the disk is full, or marking or profile will not do; the folder is then as it was.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Write(RunResult result, string folder, CancellationToken cancellation) =>
        ReleaseDoor.Write(result, folder, cancellation);

    /// <summary>Writes one layer into a stream, byte for byte as in its file.</summary>
    /// <param name="result">The run; its record names marking and profile.</param>
    /// <param name="name">One of <see cref="LayerNames"/>, or of <see cref="FileNames"/> of the run.</param>
    /// <param name="stream">What has been written to it is no layer when this ends with an exception.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="OutputException">There is no such layer, or marking or profile will not do; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void WriteLayer(RunResult result, string name, Stream stream, CancellationToken cancellation) =>
        ReleaseDoor.WriteLayer(result, name, stream, cancellation);

    /// <summary>Writes the record of a run, byte for byte as in its file run.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(RunResult result, Stream stream) => ReleaseDoor.WriteRecord(result, stream);

    /// <summary>Writes what the tests say of the user's own polygons as one JSON object, numbers to the last bit.</summary>
    public static void WritePolygons(PolygonFindings found, Stream stream) => ReleaseDoor.WritePolygons(found, stream);

    /// <summary>Writes the user's own polygons as a GeoJSON layer with what the tests say of each.</summary>
    /// <param name="found">The polygons.</param>
    /// <param name="path">The file; replaced whole or not at all. Its folder is created when it does not exist.</param>
    /// <param name="cancellation">Stops the writing; the file is then as it was.</param>
    /// <exception cref="OutputException">The file cannot be written, or the marking will not do.</exception>
    public static void WritePolygons(PolygonFindings found, string path, CancellationToken cancellation) =>
        ReleaseDoor.WritePolygons(found, path, cancellation);

    /// <summary>Writes what was in the files as one JSON object: counts, columns and dates, and no incident.</summary>
    public static void WriteReport(ReadReport report, Stream stream) => ReleaseDoor.WriteReport(report, stream);

    /// <summary>Writes the rows that could not be understood, with the reasons, as a CSV to be mended and loaded again.</summary>
    /// <param name="rejected">The rows.</param>
    /// <param name="path">The file; replaced whole or not at all. Its folder is created when it does not exist.</param>
    /// <param name="cancellation">Stops the writing; the file is then as it was.</param>
    /// <remarks>
    /// The rows are given back to the last letter, notes included: a row that had lost a field could not be mended. The file is no less
    /// sensitive than the one its rows came from.
    /// </remarks>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void WriteRejects(IReadOnlyList<RejectedRow> rejected, string path, CancellationToken cancellation) =>
        ReleaseDoor.WriteRejects(rejected, path, cancellation);

    /// <summary>Writes the rows that could not be understood into a stream, as the other one does.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void WriteRejects(IReadOnlyList<RejectedRow> rejected, Stream stream, CancellationToken cancellation) =>
        ReleaseDoor.WriteRejects(rejected, stream, cancellation);
}
