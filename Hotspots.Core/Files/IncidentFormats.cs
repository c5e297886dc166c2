using Hotspots.Core.Files.Csv;

namespace Hotspots.Core.Files;

/// <summary>THE list of readers.</summary>
internal static class IncidentFormats
{
    /// <summary>In order of recognition.</summary>
    public static IReadOnlyList<IIncidentReader> All { get; } = [new CsvReader()];

    /// <summary>The reader of a file.</summary>
    /// <exception cref="UnreadableFileException">No reader knows it.</exception>
    public static IIncidentReader Recognise(SourceFile file)
    {
        var head = new byte[4096];
        using Stream stream = file.Open();
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length == 0)
            throw new UnreadableFileException("The file is empty.");
        return All.FirstOrDefault(reader => reader.Recognises(head.AsSpan(0, length), file.Name))
            ?? throw new UnreadableFileException("The file is of no known format: export it as CSV.");
    }
}
