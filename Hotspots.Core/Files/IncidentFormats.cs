using Hotspots.Core.Files.Csv;
using Hotspots.Core.Files.Excel;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Files.Stores;

namespace Hotspots.Core.Files;

/// <summary>THE list of readers.</summary>
internal static class IncidentFormats
{
    /// <summary>Bytes of a file that recognition looks at.</summary>
    internal const int HeadBytes = 4096;

    /// <summary>In order of recognition: the most distinctive first, and last the one that takes any text.</summary>
    public static IReadOnlyList<IIncidentReader> All { get; } =
        [new StoreReader(), new ExcelReader(), new RecordsReader(), new GeoJsonReader(), new CsvReader()];

    /// <summary>The reader of a file, told by its first bytes.</summary>
    /// <exception cref="UnreadableFileException">No reader knows it; the message says what to do instead.</exception>
    public static IIncidentReader Recognise(SourceFile file)
    {
        var buffer = new byte[HeadBytes];
        using Stream stream = file.Open();
        ReadOnlySpan<byte> head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (FileSignatures.ProblemOf(head) is { } problem)
            throw new UnreadableFileException(problem);
        foreach (IIncidentReader reader in All)
        {
            if (reader.Recognises(head, file.Name))
                return reader;
        }
        throw new UnreadableFileException(
            $"The file holds bytes that are no text: export it as one of {string.Join(", ", All.Select(static r => r.Name))}.");
    }
}
