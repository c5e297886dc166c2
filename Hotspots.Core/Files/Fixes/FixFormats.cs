namespace Hotspots.Core.Files.Fixes;

/// <summary>Readers of logs of positions: those of incidents, and GPX before them, which is no file of incidents.</summary>
internal static class FixFormats
{
    /// <summary>Readers that are no readers of incidents.</summary>
    public static IReadOnlyList<IIncidentReader> Own { get; } = [new GpxReader()];

    /// <summary>Is a file on disk of a format that no incidents are read from?</summary>
    public static bool IsOwn(string path)
    {
        if (!File.Exists(path))
            return false;
        using FileStream stream = File.OpenRead(path);
        var buffer = new byte[IncidentFormats.HeadBytes];
        int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Own.Any(reader => reader.Recognises(buffer.AsSpan(0, length), Path.GetFileName(path)));
    }

    /// <summary>The reader of a file, told by its first bytes.</summary>
    /// <exception cref="UnreadableFileException">No reader knows it; the message says what to do instead.</exception>
    public static IIncidentReader Recognise(SourceFile file)
    {
        var buffer = new byte[IncidentFormats.HeadBytes];
        using Stream stream = file.Open();
        ReadOnlySpan<byte> head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        foreach (IIncidentReader reader in Own)
        {
            if (reader.Recognises(head, file.Name))
                return reader;
        }
        return IncidentFormats.Recognise(file);
    }
}
