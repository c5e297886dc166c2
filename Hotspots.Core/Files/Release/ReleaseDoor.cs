using Hotspots.Core.Files.Layers;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Release;

/// <summary>How does anything leave the tool? The one door: no writer can be reached but through it.</summary>
/// <remarks>
/// It stamps the security marking, the release profile and the run's id on every layer and record, and takes away what the profile
/// withholds; free text (notes) never leaves. Files change whole and together, or not at all.
/// </remarks>
internal static class ReleaseDoor
{
    /// <summary>The names of the release profiles that exist.</summary>
    public static IReadOnlyList<string> Profiles { get; } = [.. ReleaseProfile.All.Select(static p => p.Name)];

    /// <summary>The names of the layers that <see cref="WriteLayer(RunResult, string, Stream, CancellationToken)"/> writes of any run.</summary>
    public static IReadOnlyList<string> LayerNames { get; } = [.. LayerFormats.Single.Select(static w => w.FileName)];

    /// <summary>The names of the files that <see cref="Write(RunResult, string, CancellationToken)"/> writes of a run, in the order in which they are put in place.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static IReadOnlyList<string> FileNames(RunResult result) => [.. LayerFormats.Of(ReleasedRun.Through(result)).Select(static w => w.FileName)];

    /// <summary>Will the door let a run with this profile and marking through? To be asked before hours of work, not after.</summary>
    /// <exception cref="OutputException">The profile does not exist, or the marking is blank.</exception>
    public static void Check(string profile, string marking)
    {
        _ = ReleaseProfile.Named(profile);
        _ = ReleasedRun.Marking(marking);
    }

    /// <summary>Writes the layers and the record of a run.</summary>
    /// <param name="result">The run; its record names marking and profile.</param>
    /// <param name="folder">It is created when it does not exist; earlier output in it is replaced, all files together.</param>
    /// <param name="cancellation">Stops the writing; the folder is then as it was.</param>
    /// <exception cref="OutputException">
    /// The folder cannot be written, the disk is full, or marking or profile will not do; the folder is then as it was.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Write(RunResult result, string folder, CancellationToken cancellation) =>
        Write(result, new AtomicFiles(folder), cancellation);

    /// <summary>Writes one layer into a stream, byte for byte as in its file.</summary>
    /// <param name="result">The run; its record names marking and profile.</param>
    /// <param name="name">One of <see cref="LayerNames"/>, or of <see cref="FileNames(RunResult)"/> of the run.</param>
    /// <param name="stream">What has been written to it is no layer when this ends with an exception.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="OutputException">There is no such layer, or marking or profile will not do; nothing was written.</exception>
    public static void WriteLayer(RunResult result, string name, Stream stream, CancellationToken cancellation)
    {
        ReleasedRun released = ReleasedRun.Through(result);
        ILayerWriter writer = LayerFormats.Of(released).Concat(LayerFormats.Single).FirstOrDefault(w => w.FileName == name)
            ?? throw new OutputException($"There is no layer \"{name}\"; choose one of: {string.Join(", ", LayerNames)}.");
        writer.Write(released, stream, cancellation);
    }

    /// <summary>Writes the record of a run, byte for byte as in its file run.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(RunResult result, Stream stream) =>
        new RunRecordFile().Write(ReleasedRun.Through(result), stream, CancellationToken.None);

    /// <summary>Writes what was in the files, as one JSON object: counts, columns and dates, and no incident.</summary>
    public static void WriteReport(ReadReport report, Stream stream) => ReadReportJson.Write(report, stream);

    /// <summary>Writes the rows that could not be understood, with the reasons, to be mended and loaded again.</summary>
    /// <param name="rejected">The rows.</param>
    /// <param name="path">The file; replaced whole or not at all. Its folder is created when it does not exist.</param>
    /// <param name="cancellation">Stops the writing; the file is then as it was.</param>
    /// <remarks>
    /// These are the user's own rows on their way back into the user's own file, and are given back to the last letter, notes included:
    /// a row that had lost a field could not be mended. It is no layer, and it is no less sensitive than the file it came from.
    /// </remarks>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void WriteRejects(IReadOnlyList<RejectedRow> rejected, string path, CancellationToken cancellation)
    {
        WriteOne(path, "the rejected rows", stream => RejectsWriter.Write(rejected, stream, cancellation), cancellation);
    }

    /// <summary>Writes what the tests say of the user's own polygons, as one JSON object.</summary>
    public static void WritePolygons(PolygonFindings found, Stream stream) => PolygonCellJson.Write(Marked(found), stream);

    /// <summary>Writes the user's own polygons as a layer.</summary>
    public static void WritePolygons(PolygonFindings found, string path, CancellationToken cancellation)
    {
        PolygonFindings marked = Marked(found);
        WriteOne(path, "the polygons", stream => PolygonCellJson.WriteLayer(marked, stream), cancellation);
    }

    private static PolygonFindings Marked(PolygonFindings found) => found with { Marking = ReleasedRun.Marking(found.Marking) };

    private static void WriteOne(string path, string what, Action<Stream> write, CancellationToken cancellation)
    {
        string full = Path.GetFullPath(path);
        string name = Path.GetFileName(full);
        if (name.Length == 0)
            throw new OutputException($"\"{path}\" is a folder; name a file for {what}.");
        new AtomicFiles(Path.GetDirectoryName(full)!).Write([new FileToWrite(name, write)], cancellation);
    }

    /// <summary>As above, into a stream.</summary>
    public static void WriteRejects(IReadOnlyList<RejectedRow> rejected, Stream stream, CancellationToken cancellation) =>
        RejectsWriter.Write(rejected, stream, cancellation);

    /// <summary>The names of the layers that are made of a placement, and of its record.</summary>
    public static IReadOnlyList<string> PlacementLayerNames { get; } = [.. PlacementFormats.All.Select(static w => w.FileName)];

    /// <summary>The names of the files that are written of a placement, in the order in which they are put in place.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static IReadOnlyList<string> FileNames(PlacementResult result) => PlacementFormats.NamesOf(ReleasedPlacement.Through(result));

    /// <summary>Writes the layers and the record of a placement, all files together; a run's files in the folder are left alone.</summary>
    /// <exception cref="OutputException">The folder cannot be written, or marking or profile will not do; the folder is then as it was.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Write(PlacementResult result, string folder, CancellationToken cancellation)
    {
        ReleasedPlacement released = ReleasedPlacement.Through(result);
        IReadOnlyList<IPlacementWriter> writers = PlacementFormats.Of(released);
        new AtomicFiles(folder).Write(
            [.. writers.Select(w => new FileToWrite(w.FileName, stream => w.Write(released, stream, cancellation)))],
            EarlierOutput.StaleIn(folder, PlacementRecordFile.Name, PlacementLayerNames.Except(writers.Select(static w => w.FileName)).Contains),
            cancellation);
    }

    /// <summary>Writes one layer of a placement into a stream, byte for byte as in its file.</summary>
    /// <exception cref="OutputException">There is no such layer, or marking or profile will not do; nothing was written.</exception>
    public static void WriteLayer(PlacementResult result, string name, Stream stream, CancellationToken cancellation)
    {
        ReleasedPlacement released = ReleasedPlacement.Through(result);
        IPlacementWriter writer = PlacementFormats.All.FirstOrDefault(w => w.FileName == name)
            ?? throw new OutputException($"There is no layer \"{name}\"; choose one of: {string.Join(", ", PlacementLayerNames)}.");
        writer.Write(released, stream, cancellation);
    }

    /// <summary>Writes the record of a placement, byte for byte as in its file placement.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(PlacementResult result, Stream stream) =>
        new PlacementRecordFile().Write(ReleasedPlacement.Through(result), stream, CancellationToken.None);

    /// <summary>As the first, with a folder that tests can make fail.</summary>
    internal static void Write(RunResult result, AtomicFiles files, CancellationToken cancellation)
    {
        ReleasedRun released = ReleasedRun.Through(result);
        IReadOnlyList<ILayerWriter> writers = LayerFormats.Of(released);
        files.Write(
            [.. writers.Select(w => new FileToWrite(w.FileName, stream => w.Write(released, stream, cancellation)))],
            EarlierOutput.StaleIn(files.Folder, writers),
            cancellation);
    }
}
