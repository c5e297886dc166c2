using System.Security.Cryptography;
using System.Text;
using Hotspots.Core.Files.Ledger;
using Hotspots.Core.Files.Writing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Outputs;
using Hotspots.Core.Outputs.Layers.Releases;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Files.Release;

/// <summary>Release of counts to others: as <see cref="ReleaseDoor"/>, into a folder of their own, and never without the ledger.</summary>
/// <remarks>
/// The files are written whole beside their places; then the ledger is told of them, in one transaction; then they are put in place. Whoever is
/// killed between leaves nothing outside that the ledger does not know: what was broken off counts as given, and is given again in the same words.
/// </remarks>
internal static class CountsDoor
{
    /// <summary>The names of the files that are written, in the order in which they are put in place.</summary>
    public static IReadOnlyList<string> FileNames(ReleaseResult result, OutputPlace? place = null) =>
        ReleaseDoor.NamesOf(CountLayers.Of(ReleasedCounts.Through(result)), place?.Formats ?? []);

    /// <summary>May it be written there? A folder that is handed over holds nothing else.</summary>
    /// <exception cref="OutputException">It would write over what is read, or something is there already.</exception>
    public static void CheckPlace(OutputPlace place)
    {
        ReleaseDoor.CheckPlace(place, CountLayers.Kind with { IsRaster = static _ => true });
        if (Directory.Exists(place.Path) && Directory.EnumerateFileSystemEntries(place.Path).Any(static path => !IsOfWriting(path)))
        {
            throw new OutputException(
                $"\"{place.Path}\" is there already and is not empty: name a new folder, so that nothing is handed over with the layer by mistake. "
                + "Nothing was written.");
        }
    }

    /// <summary>Writes the layer, its sheet and its record, all together, and enters them in the ledger.</summary>
    /// <exception cref="OutputException">
    /// The folder or the ledger cannot be written, another layer was entered meanwhile, the disk is full, or a name stands where none may; nothing is
    /// handed over then.
    /// </exception>
    public static void Write(ReleaseResult result, OutputPlace place, CancellationToken cancellation) =>
        Write(result, place, null, cancellation);

    /// <summary>As the other, with changes of files that tests can make fail.</summary>
    internal static void Write(ReleaseResult result, OutputPlace place, FileOperations? operations, CancellationToken cancellation)
    {
        CheckPlace(place);
        string folder = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(place.Path)));
        if (result.Names.FirstOrDefault(name => Holds(folder, name)) is { } name)
            throw new OutputException($"The folder \"{folder}\" holds {name}, which the files call an operation or a line: name another. "
                + "Nothing was written.");
        if (IsIn(result.Entry.Path, place.Path))
        {
            throw new OutputException(
                $"The ledger {result.Entry.Path} would lie in the folder that is handed over, with all that is hidden: name another place for it. "
                + "Nothing was written.");
        }
        LedgerEntry entry = EntryOf(result, FileNames(result, place));
        int entered = 0;
        ReleaseDoor.Write(
            CountLayers.Of(ReleasedCounts.Through(result)),
            ReleaseDoor.FilesAt(place, staged => entered = ReleaseLedger.Enter(entry, Digests(staged)), operations), place.Formats, cancellation);
        ReleaseLedger.Place(entry.Path, entered);
    }

    /// <summary>Enters a layer in the ledger that is sent as one archive: only what is entered can be sent.</summary>
    /// <remarks>
    /// What goes down a line cannot be put in place as a folder is. So each file is made once for its digest alone; then the ledger is told, in one
    /// transaction; and only then is the first byte made for whoever asked. Who is cut off between has less than the ledger knows.
    /// </remarks>
    /// <param name="result">What was proved.</param>
    /// <param name="formats">The formats of the layer.</param>
    /// <param name="cancellation">Stops it; nothing is entered then.</param>
    /// <exception cref="OutputException">The ledger cannot be written, or another layer was entered meanwhile.</exception>
    public static EnteredCounts Enter(ReleaseResult result, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        var released = ReleasedCounts.Through(result);
        IReadOnlyList<OutputFile> files = ReleaseDoor.FilesOf(CountLayers.Of(released), formats);
        List<(string Name, string Sha256)> digests =
            [.. files.Select(file => (file.Name, EnteredCounts.WriteThrough(file, Stream.Null, cancellation)))];
        LedgerEntry entry = EntryOf(result, [.. files.Select(static file => file.Name)]);
        // From here on it is a matter of milliseconds: a cancellation that comes later comes too late.
        cancellation.ThrowIfCancellationRequested();
        int entered = ReleaseLedger.Enter(entry, digests);
        return new EnteredCounts($"counts-{released.MarkingInNames}-", result.Record.Handed, files, digests, new EnteredAt(entry.Path, entered));
    }

    /// <summary>Writes the full record, which is for the force alone.</summary>
    public static void WriteRecord(ReleaseResult result, Stream stream, OutputPlace? place = null) =>
        HandedRecordJson.WriteFull(result.Record, FileNames(result, place), stream);

    /// <summary>Writes what an attack on layers found, as JSON.</summary>
    public static void WriteAttack(AttackRecord record, Stream stream) => HandedRecordJson.Write(record, stream);

    private static LedgerEntry EntryOf(ReleaseResult result, IReadOnlyList<string> names)
    {
        using var stream = new MemoryStream();
        HandedRecordJson.WriteFull(result.Record, names, stream);
        return result.Entry with { Release = result.Entry.Release with { Record = Encoding.UTF8.GetString(stream.ToArray()) } };
    }

    private static List<(string Name, string Sha256)> Digests(IReadOnlyList<(string Name, string Path)> staged)
    {
        var digests = new List<(string Name, string Sha256)>();
        foreach ((string name, string path) in staged)
        {
            using FileStream stream = File.OpenRead(path);
            digests.Add((name, Convert.ToHexStringLower(SHA256.HashData(stream))));
        }
        return digests;
    }

    // What a write that was killed left behind is finished or swept by the next.
    private static bool IsOfWriting(string path) => Path.GetFileName(path).StartsWith('.');

    private static bool IsIn(string file, string folder) => Path.GetFullPath(file).StartsWith(
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar,
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string text, string name) => Plain(text).Contains(Plain(name), StringComparison.Ordinal);

    private static string Plain(string text) =>
        $" {new string([.. text.Select(static letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')])} ";
}
