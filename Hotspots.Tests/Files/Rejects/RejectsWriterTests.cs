using System.Text;
using Hotspots.Core.Files.Rejects;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Tests.Files.Rejects;

public sealed class RejectsWriterTests
{
    private static readonly ReadIssue Issue = new("a.csv", 7, "lat", "x", "a latitude between 49.7 and 61.1");

    [Fact]
    public void Files_with_different_headers_share_one_table()
    {
        string[] first = ["id", "lat"], second = ["lat", "note"];
        Assert.Equal(
            "\"rejected because\",\"rejected file\",\"rejected line\",\"rejected marking\",\"id\",\"lat\",\"note\"\r\n"
            + "\"lat \"\"x\"\": expected a latitude between 49.7 and 61.1\",\"a.csv\",\"7\",\"SECRET\",\"1\",\"x\",\r\n"
            + "\"expected a whole row\",\"b.csv\",\"3\",\"SECRET\",,\"51.5\",\"hello\"\r\n",
            Written([
                new RejectedRow(Issue, first, ["1", "x"]),
                new RejectedRow(new ReadIssue("b.csv", 3, "", "", "a whole row"), second, ["51.5", "hello"]),
            ]));
    }

    [Fact]
    public void No_cell_is_a_formula_and_none_holds_what_nobody_sees()
    {
        string[] fields =
        [
            "a,b", "say \"no\"", "two\nlines", "=1+1", "+44", "-3.14", "@x", "\t=1", "\r=1", " =1", "\"=1", "\u00A0'=1", "＝1", " blank ", "",
            "semi;colon",
            "a\0b", "\u202Efdp", "\uFEFF=1", "C:\\u00e9", "'=1",
        ];
        string[] headers = [.. fields.Select((_, i) => (i % 2 == 0 ? "=h" : "h") + i)];
        string text = Written([new RejectedRow(Issue with { Value = "=2" }, headers, fields)]);
        string[][] rows = [.. Parse(text)];
        Assert.Equal(2, rows.Length);
        string[] cells = [.. rows.SelectMany(static row => row)];
        Assert.DoesNotContain(cells, static cell => cell.TrimStart(' ', '"', '\u00A0') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝', ..]);
        Assert.DoesNotContain(cells.SelectMany(static cell => cell), static c => VisibleText.IsHidden(c) && c is not ('\t' or '\n'));
        Assert.Equal(headers, rows[0][4..].Select(RejectsText.Restore));
        Assert.Equal(fields, rows[1][4..].Select(RejectsText.Restore));
    }

    [Fact]
    public void Too_many_fields_and_a_header_that_occurs_twice_lose_nothing()
    {
        string[][] rows = [.. Parse(Written([new RejectedRow(Issue, ["id", "id"], ["1", "2", "3"]), new RejectedRow(Issue, ["id"], ["4"])]))];
        Assert.Equal(["id", "id", "column 3"], rows[0][4..]);
        Assert.Equal(["1", "2", "3"], rows[1][4..]);
        Assert.Equal(["4", "", ""], rows[2][4..]);
    }

    [Fact]
    public void More_columns_than_are_read_again_stand_together_in_the_last()
    {
        string[][] rows = [.. Parse(Written([new RejectedRow(Issue, ["id"], [.. Enumerable.Range(1, 5000).Select(static i => "v" + i)])]))];
        Assert.Equal((RejectsWriter.MaxColumns, RejectsWriter.FurtherHeader), (rows[0].Length, rows[0][^1]));
        Assert.Equal("v3995", rows[1][^2]);
        Assert.StartsWith("column 3996: v3996\ncolumn 3997: v3997\n", rows[1][^1], StringComparison.Ordinal);
        Assert.EndsWith("column 5000: v5000\n", rows[1][^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_reasons_of_an_earlier_table_make_place_for_the_new_ones()
    {
        string[][] rows = [.. Parse(Written([new RejectedRow(Issue, [.. RejectsText.NoteHeaders, "id"], ["old", "old.csv", "1", "OFFICIAL", "5"])]))];
        Assert.Equal([.. RejectsText.NoteHeaders, "id"], rows[0]);
        Assert.Equal(["a.csv", "7", "SECRET", "5"], rows[1][1..]);
    }

    [Fact]
    public void Rows_that_had_no_header_at_all_are_written_too() =>
        Assert.Equal([.. RejectsText.NoteHeaders, "column 1"], Parse(Written([new RejectedRow(Issue, [], ["?"])])).First());

    [Fact]
    public void A_byte_order_mark_tells_spreadsheets_that_it_is_UTF_8()
    {
        using var stream = new MemoryStream();
        RejectsWriter.Write([], "SECRET", stream, CancellationToken.None);
        Assert.Equal(Encoding.UTF8.GetPreamble(), stream.ToArray()[..3]);
    }

    private static string Written(IReadOnlyList<RejectedRow> rows)
    {
        using var stream = new MemoryStream();
        RejectsWriter.Write(rows, "SECRET", stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray()[3..]);
    }

    // RFC 4180 read one character at a time, with nothing in common with the writer.
    private static IEnumerable<string[]> Parse(string text)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\r')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\r')
                {
                    yield return [.. row];
                    row.Clear();
                    i++;
                }
            }
            else
            {
                field.Append(c);
            }
        }
    }
}
