using Hotspots.Core.Files;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Tables;

/// <summary>Files of a test, read as the command line reads them.</summary>
internal sealed class TableReading : IDisposable
{
    public const string Header = "id,kind,time,longitude,latitude,town,street";

    private readonly TemporaryFolder _folder = new();

    public TemporaryFolder Folder => _folder;

    /// <summary>Rows with ids, places and minutes of their own.</summary>
    public static string Rows(int from, int count, string prefix = "A") => string.Concat(Enumerable.Range(from, count).Select(i =>
        FormattableString.Invariant(
            $"{prefix}{i:000},tip,2024-01-{1 + i % 28:00}T10:{i % 60:00},{1.15 + i * 0.0001:0.0000},51.79,Clacton-on-Sea,Pier Avenue\n")));

    /// <summary>The same as cells of a sheet, without the time.</summary>
    public static object?[][] Cells(int from, int count, params object?[] header) =>
        [header.Length == 0 ? ["id", "kind", "longitude", "latitude", "town"] : header,
            .. Enumerable.Range(from, count).Select(static i => (object?[])[$"A{i}", "tip", 1.15 + i * 0.0001, 51.79, "Clacton-on-Sea"])];

    public ReadResult Csv(string text, ReadOptions? options = null) => Read(options, _folder.Write("a.csv", text));

    public ReadResult Excel(XlsxFile workbook, ReadOptions? options = null) => Read(options, _folder.Write("a.xlsx", workbook.ToBytes()));

    public static ReadResult Read(ReadOptions? options, params string[] paths) =>
        IncidentFiles.Read(paths, options ?? new ReadOptions { Once = paths.ToHashSet() });

    public static ReadResult Shared(string relativePath) => Read(null, SharedData.Path(relativePath));

    public static (int Placed, int Unplaced, int Rejected) Counts(ReadResult read) =>
        (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected);

    public static void AssertNote(ReadResult read, string part) =>
        Assert.Contains(read.Report.Notes, note => note.Contains(part, StringComparison.Ordinal));

    public static string[] Texts(ReadResult read, ColumnRole role) =>
        [.. read.Placed.Columns.First(column => column.Role == role).Values is var values
            ? Enumerable.Range(0, read.Placed.Count).Select(i => values[i]) : []];

    public void Dispose() => _folder.Dispose();
}
