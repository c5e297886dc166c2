using Hotspots.Core.Files.Rejects;
using Hotspots.Core.Files.Writing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Outputs;
using Hotspots.Core.Outputs.Formats;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Layers.Backtests;
using Hotspots.Core.Outputs.Layers.Effects;
using Hotspots.Core.Outputs.Layers.Times;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Files.Release;

/// <summary>Release gate: how anything leaves the tool. No writer can be reached but through it.</summary>
/// <remarks>
/// It stamps the security marking, the release profile and the run's id on every layer and record, and takes away what the profile
/// withholds; free text (notes) never leaves. Files change whole and together, or not at all.
/// </remarks>
internal static class ReleaseDoor
{
    /// <summary>The names of the release profiles that exist.</summary>
    public static IReadOnlyList<string> Profiles { get; } = [.. ReleaseProfile.All.Select(static p => p.Name)];

    /// <summary>The formats of layers: name, and one sentence for whoever has to choose. The first is the usual one.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Formats { get; } =
        [.. LayerFormats.All.Select(static format => new KeyValuePair<string, string>(format.Name, format.Words))];

    /// <summary>
    /// The names of the layers that <see cref="WriteLayer(RunResult, string, Stream, CancellationToken)"/> writes of any run, in all formats and
    /// empty where there is nothing of the kind, and of the record.
    /// </summary>
    public static IReadOnlyList<string> LayerNames { get; } = RunLayers.Kind.LayerNames;

    /// <summary>The names of the files that are written of a run, in the order in which they are put in place; the record is the last.</summary>
    /// <param name="result">The run.</param>
    /// <param name="formats">In which formats; none for the usual one.</param>
    /// <exception cref="OutputException">Marking or profile will not do, or there is no such format.</exception>
    public static IReadOnlyList<string> FileNames(RunResult result, params IReadOnlyList<string> formats) =>
        NamesOf(RunLayers.Of(ReleasedRun.Through(result)), formats);

    /// <summary>Will the door let a run with this profile and marking through? To be asked before hours of work, not after.</summary>
    /// <exception cref="OutputException">The profile does not exist, or the marking is blank.</exception>
    public static void Check(string profile, string marking)
    {
        _ = ReleaseProfile.Named(profile);
        _ = ReleasedRun.Marking(marking);
    }

    /// <summary>Writes the layers and the record of a run.</summary>
    /// <param name="result">The run; its record names marking and profile.</param>
    /// <param name="place">The folder. It is created when it does not exist; earlier output in it is replaced, all files together.</param>
    /// <param name="cancellation">Stops the writing; the folder is then as it was.</param>
    /// <exception cref="OutputException">
    /// The folder cannot be written, another process writes to it, a file in it was read, the disk is full, or marking or profile will not do;
    /// the folder is then as it was.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Write(RunResult result, OutputPlace place, CancellationToken cancellation)
    {
        CheckRunPlace(place);
        Write(result, FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Into a folder of which nothing was read, as tests do.</summary>
    internal static void Write(RunResult result, string folder, CancellationToken cancellation) =>
        Write(result, WithoutInputs(folder), cancellation);

    /// <summary>May a run be written there? To be asked before hours of work, not after.</summary>
    /// <exception cref="OutputException">It would write over what is read, it is not known what belongs to an earlier run, or there is no such
    /// format.</exception>
    public static void CheckRunPlace(OutputPlace place) => CheckPlace(place, RunLayers.Kind);

    /// <summary>May a placement be written there?</summary>
    /// <inheritdoc cref="CheckRunPlace" path="/exception"/>
    public static void CheckPlacementPlace(OutputPlace place) => CheckPlace(place, PlacementLayers.Kind);

    internal static void CheckPlace(OutputPlace place, OutputKind kind)
    {
        IReadOnlyList<ILayerFormat> formats = LayerFormats.Named(place.Formats);
        InputProtection.Refuse(place, InputProtection.TargetsIn(place.Path, kind.MayHave), AnotherFolder);
        EarlierOutput.RequireKnown(place.Path, kind.Record, name => kind.IsOptional(name, formats));
    }

    /// <summary>May a single file be written there?</summary>
    /// <exception cref="OutputException">It would write over what is read.</exception>
    public static void CheckFilePlace(OutputPlace place) =>
        InputProtection.Refuse(place, [Path.GetFullPath(place.Path)], "another file for the output");

    /// <summary>May rejected rows be written there?</summary>
    /// <exception cref="OutputException">It would write over what is read, or over a file that no run of this tool has written.</exception>
    public static void CheckRejectsPlace(OutputPlace place)
    {
        CheckFilePlace(place);
        if (!RejectsFile.MayReplace(place.Path))
        {
            throw new OutputException(
                $"\"{place.Path}\" is there already and holds no rejected rows of this tool: name another file for them, or delete that one first. "
                + "Nothing was written.");
        }
    }

    /// <summary>Writes one layer into a stream, byte for byte as in its file.</summary>
    /// <param name="result">The run; its record names marking and profile.</param>
    /// <param name="name">One of <see cref="LayerNames"/>, or of <see cref="FileNames(RunResult, IReadOnlyList{string})"/> of the run.</param>
    /// <param name="stream">What has been written to it is no layer when this ends with an exception.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="OutputException">There is no such layer, or marking or profile will not do; nothing was written.</exception>
    public static void WriteLayer(RunResult result, string name, Stream stream, CancellationToken cancellation) =>
        OutputFiles.Named(RunLayers.Of(ReleasedRun.Through(result)), name).Write(stream, cancellation);

    /// <summary>Writes the record of a run, byte for byte as in its file run.json.</summary>
    /// <param name="result">The run.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="formats">In which formats its layers are written: the record lists the files; none for the usual one.</param>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(RunResult result, Stream stream, params IReadOnlyList<string> formats) =>
        WriteRecord(RunLayers.Of(ReleasedRun.Through(result)), stream, formats);

    /// <summary>Writes the rows that could not be understood, with the reasons, to be mended and loaded again.</summary>
    /// <param name="rejected">The rows.</param>
    /// <param name="marking">The security marking on each row.</param>
    /// <param name="place">The file; replaced whole or not at all. Its folder is created when it does not exist.</param>
    /// <param name="cancellation">Stops the writing; the file is then as it was.</param>
    /// <remarks>These are the user's own rows on their way back into the user's own file, given back to the last letter, notes included: a row that
    /// had lost a field could not be mended. They are no less sensitive than the file they came from.</remarks>
    /// <exception cref="OutputException">The file cannot be written, was read, or holds something else; or the marking will not do.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void WriteRejects(IReadOnlyList<RejectedRow> rejected, string marking, OutputPlace place, CancellationToken cancellation)
    {
        string stamped = ReleasedRun.Marking(marking);
        CheckRejectsPlace(place);
        WriteOne(place, "the rejected rows", stream => RejectsWriter.Write(rejected, stamped, stream, cancellation), cancellation);
    }

    internal static void WriteOne(OutputPlace place, string what, Action<Stream> write, CancellationToken cancellation)
    {
        string full = Path.GetFullPath(place.Path);
        string name = Path.GetFileName(full);
        if (name.Length == 0)
            throw new OutputException($"\"{place.Path}\" is a folder; name a file for {what}.");
        FilesAt(place with { Path = Path.GetDirectoryName(full)! }).WriteOne(new FileToWrite(name, write), cancellation);
    }

    private const string AnotherFolder = "another folder for the output";

    internal static AtomicFiles FilesAt(
        OutputPlace place, Action<IReadOnlyList<(string Name, string Path)>>? sealing = null, FileOperations? operations = null) =>
        new(place.Path, operations) { IsShared = place.IsShared, Sealing = sealing };

    private static OutputPlace WithoutInputs(string path) => new(path) { Inputs = [] };

    /// <summary>Into a file of which nothing was read, as tests do.</summary>
    internal static void WriteRejects(IReadOnlyList<RejectedRow> rejected, string marking, string path, CancellationToken cancellation) =>
        WriteRejects(rejected, marking, WithoutInputs(path), cancellation);

    /// <summary>As above, into a stream.</summary>
    public static void WriteRejects(IReadOnlyList<RejectedRow> rejected, string marking, Stream stream, CancellationToken cancellation) =>
        RejectsWriter.Write(rejected, ReleasedRun.Marking(marking), stream, cancellation);

    /// <summary>The names of the layers that are made of a placement in all formats, and of its record.</summary>
    public static IReadOnlyList<string> PlacementLayerNames { get; } = PlacementLayers.Kind.LayerNames;

    /// <summary>The names of the files that are written of a placement, in the order in which they are put in place; the record is the
    /// last.</summary>
    /// <param name="result">The placement.</param>
    /// <param name="formats">In which formats; none for the usual one.</param>
    /// <exception cref="OutputException">Marking or profile will not do, or there is no such format.</exception>
    public static IReadOnlyList<string> FileNames(PlacementResult result, params IReadOnlyList<string> formats) =>
        NamesOf(PlacementLayers.Of(ReleasedPlacement.Through(result)), formats);

    /// <summary>Writes the layers and the record of a placement, all files together; a run's files in the folder are left alone.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="place">The folder. It is created when it does not exist; earlier placements in it are replaced, all files together.</param>
    /// <param name="cancellation">Stops the writing; the folder is then as it was.</param>
    /// <exception cref="OutputException">
    /// The folder cannot be written, another process writes to it, a file in it was read, or marking or profile will not do; the folder is then as
    /// it was.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Write(PlacementResult result, OutputPlace place, CancellationToken cancellation)
    {
        CheckPlacementPlace(place);
        Write(PlacementLayers.Of(ReleasedPlacement.Through(result)), FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Into a folder of which nothing was read, as tests do.</summary>
    internal static void Write(PlacementResult result, string folder, CancellationToken cancellation) =>
        Write(result, WithoutInputs(folder), cancellation);

    /// <summary>Makes the folder of a file that is to be read whole, where a run was killed while it put its files in place.</summary>
    /// <returns>What the reader must know; null when all is well.</returns>
    public static string? Settle(string path) => InterruptedWrites.SettleAt(path);

    /// <summary>Writes one layer of a placement into a stream, byte for byte as in its file.</summary>
    /// <exception cref="OutputException">There is no such layer, or marking or profile will not do; nothing was written.</exception>
    public static void WriteLayer(PlacementResult result, string name, Stream stream, CancellationToken cancellation) =>
        OutputFiles.Named(PlacementLayers.Of(ReleasedPlacement.Through(result)), name).Write(stream, cancellation);

    /// <summary>Writes the record of a placement, byte for byte as in its file placement.json.</summary>
    /// <param name="result">The placement.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="formats">In which formats its layers are written: the record lists the files; none for the usual one.</param>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(PlacementResult result, Stream stream, params IReadOnlyList<string> formats) =>
        WriteRecord(PlacementLayers.Of(ReleasedPlacement.Through(result)), stream, formats);

    /// <summary>Formats of a comparison where none is asked for: whoever compares wants the map and the figures, and a table opens
    /// everywhere.</summary>
    public static IReadOnlyList<string> ComparisonFormats { get; } = [LayerFormats.Usual.Name, LayerFormats.OfTables.Name];

    /// <summary>The names of the files that are written of a comparison, in the order in which they are put in place; the record is the
    /// last.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="formats">In which formats; none for <see cref="ComparisonFormats"/>.</param>
    /// <exception cref="OutputException">Marking or profile will not do, or there is no such format.</exception>
    public static IReadOnlyList<string> FileNames(ComparisonResult result, params IReadOnlyList<string> formats) =>
        NamesOf(ChangeLayer.Of(ReleasedComparison.Through(result)), MapAndTable(formats));

    /// <summary>The names of the files that are written of time profiles, as of a comparison.</summary>
    public static IReadOnlyList<string> FileNames(TimeProfileRecord record) =>
        NamesOf(TimeProfileLayer.Of(ReleasedTimeProfiles.Through(record)), []);

    /// <summary>The names of the layers that are made of a comparison in all formats, and of its record.</summary>
    public static IReadOnlyList<string> ComparisonLayerNames { get; } = ChangeLayer.Kind.LayerNames;

    /// <summary>Writes the layer or the record of a comparison into a stream, byte for byte as in its file.</summary>
    /// <inheritdoc cref="WriteLayer(PlacementResult, string, Stream, CancellationToken)" path="/exception"/>
    public static void WriteLayer(ComparisonResult result, string name, Stream stream, CancellationToken cancellation) =>
        OutputFiles.Named(ChangeLayer.Of(ReleasedComparison.Through(result)), name).Write(stream, cancellation);

    /// <summary>May a comparison be written there?</summary>
    /// <exception cref="OutputException">It would write over what is read.</exception>
    public static void CheckComparisonPlace(OutputPlace place) => CheckPlace(place, ChangeLayer.Kind);

    /// <summary>Writes the layer and the record of a comparison, all files together; other files in the folder are left alone.</summary>
    /// <inheritdoc cref="Write(PlacementResult, OutputPlace, CancellationToken)" path="/exception"/>
    public static void Write(ComparisonResult result, OutputPlace place, CancellationToken cancellation)
    {
        CheckComparisonPlace(place);
        Write(ChangeLayer.Of(ReleasedComparison.Through(result)), FilesAt(place), MapAndTable(place.Formats), cancellation);
    }

    /// <summary>Writes the record of a comparison, byte for byte as in its file change.json.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="formats">In which formats its layer is written: the record lists the files; none for <see cref="ComparisonFormats"/>.</param>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(ComparisonResult result, Stream stream, params IReadOnlyList<string> formats) =>
        WriteRecord(ChangeLayer.Of(ReleasedComparison.Through(result)), stream, MapAndTable(formats));

    /// <summary>May time profiles be written there?</summary>
    /// <exception cref="OutputException">They would write over what is read.</exception>
    public static void CheckTimeProfilePlace(OutputPlace place) => CheckPlace(place, TimeProfileLayer.Kind);

    /// <summary>Writes the table and the record of time profiles, both together; other files in the folder are left alone.</summary>
    /// <inheritdoc cref="Write(PlacementResult, OutputPlace, CancellationToken)" path="/exception"/>
    public static void Write(TimeProfileRecord record, OutputPlace place, CancellationToken cancellation)
    {
        CheckTimeProfilePlace(place);
        Write(TimeProfileLayer.Of(ReleasedTimeProfiles.Through(record)), FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Writes the record of time profiles, byte for byte as in its file when.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(TimeProfileRecord record, Stream stream) =>
        WriteRecord(TimeProfileLayer.Of(ReleasedTimeProfiles.Through(record)), stream, []);

    /// <summary>The names of the files that are written of a back-test, in the order in which they are put in place.</summary>
    public static IReadOnlyList<string> FileNames(BacktestResult result, OutputPlace? place = null) =>
        NamesOf(BacktestLayer.Of(ReleasedBacktest.Through(result)), place?.Formats ?? []);

    /// <summary>The names of the table of a back-test in all formats, and of its record.</summary>
    public static IReadOnlyList<string> BacktestLayerNames { get; } = BacktestLayer.Kind.LayerNames;

    /// <summary>Writes the table or the record of a back-test into a stream, byte for byte as in its file.</summary>
    /// <inheritdoc cref="WriteLayer(PlacementResult, string, Stream, CancellationToken)" path="/exception"/>
    public static void WriteLayer(BacktestResult result, string name, Stream stream, CancellationToken cancellation) =>
        OutputFiles.Named(BacktestLayer.Of(ReleasedBacktest.Through(result)), name).Write(stream, cancellation);

    /// <summary>May a back-test be written there?</summary>
    /// <exception cref="OutputException">It would write over what is read.</exception>
    public static void CheckBacktestPlace(OutputPlace place) => CheckPlace(place, BacktestLayer.Kind);

    /// <summary>Writes the table and the record of a back-test, both together; other files in the folder are left alone.</summary>
    /// <inheritdoc cref="Write(PlacementResult, OutputPlace, CancellationToken)" path="/exception"/>
    public static void Write(BacktestResult result, OutputPlace place, CancellationToken cancellation)
    {
        CheckBacktestPlace(place);
        Write(BacktestLayer.Of(ReleasedBacktest.Through(result)), FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Writes the record of a back-test, byte for byte as in its file backtest.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(BacktestResult result, Stream stream) =>
        WriteRecord(BacktestLayer.Of(ReleasedBacktest.Through(result)), stream, []);

    /// <summary>The names of the files that are written of near-repeat zones, in the order in which they are put in place.</summary>
    public static IReadOnlyList<string> FileNames(TodayRecord record, OutputPlace? place = null) =>
        NamesOf(ZoneLayer.Of(ReleasedToday.Through(record)), place?.Formats ?? []);

    /// <summary>May near-repeat zones be written there?</summary>
    /// <exception cref="OutputException">They would write over what is read.</exception>
    public static void CheckTodayPlace(OutputPlace place) => CheckPlace(place, ZoneLayer.Kind);

    /// <summary>Writes the layer and the record of near-repeat zones, both together; other files in the folder are left alone.</summary>
    /// <inheritdoc cref="Write(PlacementResult, OutputPlace, CancellationToken)" path="/exception"/>
    public static void Write(TodayRecord record, OutputPlace place, CancellationToken cancellation)
    {
        CheckTodayPlace(place);
        Write(ZoneLayer.Of(ReleasedToday.Through(record)), FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Writes the record of near-repeat zones, byte for byte as in its file today.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(TodayRecord record, Stream stream, OutputPlace? place = null) =>
        WriteRecord(ZoneLayer.Of(ReleasedToday.Through(record)), stream, place?.Formats ?? []);

    /// <summary>The names of the files that are written of the evaluation of an operation, as of a comparison.</summary>
    public static IReadOnlyList<string> FileNames(EffectResult result, OutputPlace? place = null) =>
        NamesOf(EffectLayer.Of(ReleasedEffect.Through(result)), place?.Formats ?? []);

    /// <summary>The names of the four places as a layer in all formats, and of the record of the evaluation of an operation.</summary>
    public static IReadOnlyList<string> EffectLayerNames { get; } = EffectLayer.Kind.LayerNames;

    /// <summary>Writes the four places or the record of the evaluation of an operation into a stream, byte for byte as in its file.</summary>
    /// <inheritdoc cref="WriteLayer(PlacementResult, string, Stream, CancellationToken)" path="/exception"/>
    public static void WriteLayer(EffectResult result, string name, Stream stream, CancellationToken cancellation) =>
        OutputFiles.Named(EffectLayer.Of(ReleasedEffect.Through(result)), name).Write(stream, cancellation);

    /// <summary>May the evaluation of an operation, or of control days, be written there?</summary>
    /// <exception cref="OutputException">It would write over what is read.</exception>
    public static void CheckEffectPlace(OutputPlace place)
    {
        CheckPlace(place, EffectLayer.Kind);
        CheckPlace(place, ControlDayTable.Kind);
    }

    /// <summary>Writes the four places and the record of the evaluation of an operation, all files together.</summary>
    /// <inheritdoc cref="Write(PlacementResult, OutputPlace, CancellationToken)" path="/exception"/>
    public static void Write(EffectResult result, OutputPlace place, CancellationToken cancellation)
    {
        CheckEffectPlace(place);
        Write(EffectLayer.Of(ReleasedEffect.Through(result)), FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Writes the record of the evaluation of an operation, byte for byte as in its file effect.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(EffectResult result, Stream stream) =>
        WriteRecord(EffectLayer.Of(ReleasedEffect.Through(result)), stream, []);

    /// <summary>The names of the files that are written of the evaluation of control days.</summary>
    public static IReadOnlyList<string> FileNames(ControlDayRecord record, OutputPlace? place = null) =>
        NamesOf(ControlDayTable.Of(ReleasedControlDays.Through(record)), place?.Formats ?? []);

    /// <summary>Writes the table and the record of the evaluation of control days, both together.</summary>
    /// <inheritdoc cref="Write(PlacementResult, OutputPlace, CancellationToken)" path="/exception"/>
    public static void Write(ControlDayRecord record, OutputPlace place, CancellationToken cancellation)
    {
        CheckEffectPlace(place);
        Write(ControlDayTable.Of(ReleasedControlDays.Through(record)), FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Writes the record of the evaluation of control days, byte for byte as in its file control-days.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(ControlDayRecord record, Stream stream) =>
        WriteRecord(ControlDayTable.Of(ReleasedControlDays.Through(record)), stream, []);

    private static IReadOnlyList<string> MapAndTable(IReadOnlyList<string> formats) => formats.Count > 0 ? formats : ComparisonFormats;

    /// <summary>As the first, with a folder that tests can make fail.</summary>
    internal static void Write(RunResult result, AtomicFiles files, CancellationToken cancellation) => Write(result, files, [], cancellation);

    private static void Write(RunResult result, AtomicFiles files, IReadOnlyList<string> formats, CancellationToken cancellation) =>
        Write(RunLayers.Of(ReleasedRun.Through(result)), files, formats, cancellation);

    internal static void Write(OutputDocument document, AtomicFiles files, IReadOnlyList<string> formats, CancellationToken cancellation) =>
        files.Write(
            [.. FilesOf(document, formats).Select(file => new FileToWrite(file.Name, stream => file.Write(stream, cancellation)))],
            () => EarlierOutput.StaleIn(files.Folder, document.Kind, NamesOf(document, formats)),
            cancellation);

    internal static void WriteLayer(OutputDocument document, string name, Stream stream, CancellationToken cancellation) =>
        OutputFiles.Named(document, name).Write(stream, cancellation);

    internal static string[] NamesOf(OutputDocument document, IReadOnlyList<string> formats) =>
        [.. FilesOf(document, formats).Select(static file => file.Name)];

    internal static IReadOnlyList<OutputFile> FilesOf(OutputDocument document, IReadOnlyList<string> formats) =>
        OutputFiles.Of(document, LayerFormats.Named(formats));

    internal static void WriteRecord(OutputDocument document, Stream stream, IReadOnlyList<string> formats) =>
        document.WriteRecord(stream, NamesOf(document, formats));
}
