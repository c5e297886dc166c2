using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files;

/// <summary>Tables of rows that have been read and not yet put together.</summary>
/// <param name="Tables">One a file, member of an archive or sheet, in reading order; all blocks complete, repeated rows taken out.</param>
/// <param name="Unread">Files that could not be opened.</param>
/// <param name="Inputs">The files on disk, with their digests.</param>
/// <param name="Notes">What was passed over, in words.</param>
internal sealed record ReadTables(
    IReadOnlyList<FileSink> Tables, IReadOnlyList<FileReport> Unread, IReadOnlyList<InputFile> Inputs, IReadOnlyList<string> Notes)
{
    /// <summary>What the user said of columns, sheets, dates and grids, in words; blank for nothing.</summary>
    public string OptionsInWords { get; init; } = "";
}
