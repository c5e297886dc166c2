using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotspots.Core.Files.Writing;

/// <summary>Journal of a write of several files: what is to be renamed where, so that whoever comes after a kill can finish or undo it.</summary>
/// <param name="Staging">Name of the folder that holds the new files, and the earlier ones once they are replaced.</param>
/// <param name="Files">Names of the files that are put in place, in order.</param>
/// <param name="Earlier">Those of them that were there before.</param>
/// <param name="Stale">Names of files that are taken away.</param>
internal sealed record WriteJournal(string Staging, IReadOnlyList<string> Files, IReadOnlyList<string> Earlier, IReadOnlyList<string> Stale)
{
    private const int MostBytes = 1 << 20;

    /// <summary>Writes it.</summary>
    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, WriteJournalJson.Default.WriteJournal);

    /// <summary>Reads one; null when it is not whole, or names anything but files of its own folder.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static WriteJournal? Read(string path, WriteNames names)
    {
        if (new FileInfo(path).Length > MostBytes)
            return null;
        try
        {
            WriteJournal? journal = JsonSerializer.Deserialize(File.ReadAllBytes(path), WriteJournalJson.Default.WriteJournal);
            return journal is { Staging: not null, Files: not null, Earlier: not null, Stale: not null } && names.IsStaging(journal.Staging)
                && journal.Files.Concat(journal.Earlier).Concat(journal.Stale).All(IsPlain) ? journal : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsPlain(string? name) =>
        !string.IsNullOrEmpty(name) && name is not ("." or "..") && name.IndexOfAny(['/', '\\', ':', '\0']) < 0;
}

/// <summary>How a journal is put in JSON.</summary>
[JsonSerializable(typeof(WriteJournal))]
internal sealed partial class WriteJournalJson : JsonSerializerContext;
