using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Rejects;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Outputs.Formats.Csv;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files;

/// <summary>What is written of rejected rows is read again, whatever was in them.</summary>
public sealed class RejectsRoundTripTests
{
    /// <summary>A first row so long that what follows is not looked at when the format is told: there a NUL is no text at all.</summary>
    private static readonly string Header = $"id,kind,longitude,latitude,notes\n1,tip,-3.1420,53.1690,{new string('x', 5000)}\n";

    /// <summary>What a field may hold at its worst; half of it is no UTF-8.</summary>
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "\"", "\"\"", ",", ";", " ", "\\", "\\u", "\\u0041", "\\u005C", "＝", "é", "a", "7",
            "x y", "\0", "\u0001",
            "\u001A", "\u001B", "\u007F", "\u0085", "\u00A0", "\uFEFF", "\u202E", "\u200B", "\u2028", "💣", "\U000E0067",
        }.Select(Encoding.UTF8.GetBytes),
        [0x80], [0x9D], [0xED, 0xA0, 0x80], [0xFF], [0xFE], [0xC3],
    ];

    [Fact]
    public void Fields_of_any_characters_come_back()
    {
        for (ulong seed = 0; seed < 20_000; seed++)
        {
            var chance = new Mutator(seed);
            string field = new([.. Enumerable.Range(0, chance.Next(12)).Select(_ => Character(chance))]);
            string written = RejectsText.Protect(field);
            Assert.False(FormulaGuard.IsFormula(written.TrimStart('\'')) && !written.StartsWith('\''), written);
            Assert.Equal(field, RejectsText.Restore(written));
        }

        static char Character(Mutator chance) => chance.Next(4) switch
        {
            0 => "=+-@\t\r\n'\"\\u0041 ＝"[chance.Next(15)],
            1 => (char)chance.Next(0xA0),
            2 => (char)chance.Next(0x10000),
            _ => "\u202E\u200B\uFEFF\uD800\uDC00\0"[chance.Next(6)],
        };
    }

    [Fact]
    public void Rows_of_any_bytes_are_read_written_and_read_again()
    {
        int rows = 0;
        for (ulong seed = 0; seed < 3_000; seed++)
        {
            byte[] file = [.. Encoding.UTF8.GetBytes(Header), .. Enumerable.Range(0, 4).SelectMany(r => Row(new Mutator((seed * 4) + (ulong)r)))];
            List<RejectedRow> first = Unreadable(Rejected("a.csv", file));
            List<RejectedRow> again = Rejected("rejects.csv", Written(first));
            Assert.Equal(first.Count, again.Count);
            for (int i = 0; i < first.Count; i++)
                Assert.Equal(ByHeader(first[i]), ByHeader(again[i]));
            // And once more: it does not grow with each turn.
            Assert.Equal(again.Count, Rejected("rejects.csv", Written(again)).Count);
            rows += first.Count;
        }
        Assert.True(rows > 3_000, $"only {rows} rows were rejected");
    }

    [Fact]
    public void A_field_of_a_million_bytes_comes_back()
    {
        string notes = string.Concat(Enumerable.Repeat("\"é,=\r\n a tip as long as a novel", 50_000));
        var row = new RejectedRow(new ReadIssue("a.csv", 2, "time", "never", "a date"), ["id", "time", "notes"], ["1", "never", notes]);
        RejectedRow again = Assert.Single(Rejected("rejects.csv", Written([row])));
        Assert.Equal(notes, again.Fields[^1]);
    }

    [Fact]
    public void Mended_rows_lose_the_guard_and_other_files_keep_their_apostrophes()
    {
        byte[] file = Encoding.UTF8.GetBytes("id,kind,longitude,latitude,notes,line\n-7,tip,-3.1420,93.1690,'=1,=2+2\n");
        string mended = Encoding.UTF8.GetString(Written(Rejected("a.csv", file)));
        Assert.Contains("\"'-3.1420\"", mended, StringComparison.Ordinal);
        IncidentTable placed = Read("mended.csv", Encoding.UTF8.GetBytes(mended.Replace("93.1690", "53.1690", StringComparison.Ordinal))).Placed;
        Assert.Equal(("-7", "=2+2", "'=1"), (placed.Ids[0], placed.Find(ColumnRole.Line)![0], placed.Find(ColumnRole.Notes)![0]));

        IncidentTable own = Read("own.csv", Encoding.UTF8.GetBytes("id,longitude,latitude,line\n'=1,-3.1420,53.1690,\\u0041\n")).Placed;
        Assert.Equal(("'=1", "\\u0041"), (own.Ids[0], own.Find(ColumnRole.Line)![0]));
    }

    [Fact]
    public void A_reason_whose_row_was_emptied_is_no_row()
    {
        ReadResult read = Read("rejects.csv", Written([new RejectedRow(new ReadIssue("a.geojson", 2, "", "", "a feature"), ["id", "latitude"], [])]));
        Assert.Equal(0, read.Report.Rows);
    }

    // Rows that have their width once more would be sound: a date that is none keeps them where the test sees them.
    private static List<RejectedRow> Unreadable(List<RejectedRow> rows)
    {
        string[] headers = rows.Count == 0 ? [] : ["time", .. rows[0].Headers];
        return [.. rows.Select(row => new RejectedRow(row.Issue, headers, ["never", .. row.Fields]))];
    }

    private static IEnumerable<byte> Row(Mutator chance)
    {
        for (int f = 0, fields = 3 + chance.Next(4); f < fields; f++)
        {
            if (f > 0)
                yield return (byte)',';
            bool quoted = chance.Next(3) == 0;
            if (quoted)
                yield return (byte)'"';
            for (int p = chance.Next(6); p > 0; p--)
            {
                foreach (byte b in Pieces[chance.Next(Pieces.Length)])
                    yield return b;
            }
            if (quoted)
                yield return (byte)'"';
        }
        yield return (byte)'\n';
    }

    // Blank fields that were not there and those that are blank are one; of a header that occurs twice the order tells.
    private static string[] ByHeader(RejectedRow row) => [.. row.Fields
        .Select((field, f) => (Header: f < row.Headers.Count ? row.Headers[f] : $"column {f + 1}", Field: field))
        .Where(static cell => cell.Field.Length > 0 && !RejectsText.IsNote(cell.Header)).Select(static cell => $"{cell.Header}: {cell.Field}")];

    private static byte[] Written(IReadOnlyList<RejectedRow> rows)
    {
        using var stream = new MemoryStream();
        RejectsWriter.Write(rows, "OFFICIAL", stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static List<RejectedRow> Rejected(string name, byte[] bytes)
    {
        SourceFile file = InMemory.File(name, bytes);
        var sink = new FileSink(name, new Dictionary<ColumnRole, string>(), static _ => { });
        IncidentFormats.Recognise(file).Read(file, sink, CancellationToken.None);
        return [.. sink.Blocks.SelectMany(static block => block.Rejected)];
    }

    private static ReadResult Read(string name, byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        ReadResult read = IncidentFiles.Read([folder.Write(name, bytes)], new ReadOptions());
        Assert.All(read.Report.Files, static file => Assert.Equal("", file.Problem));
        return read;
    }
}
