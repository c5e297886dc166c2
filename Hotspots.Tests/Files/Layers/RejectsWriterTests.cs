using System.Text;
using Hotspots.Core.Files.Layers;
using Hotspots.Core.Model;

namespace Hotspots.Tests.Files.Layers;

public sealed class RejectsWriterTests
{
    private static readonly ReadIssue Issue = new("a.csv", 7, "lat", "x", "a latitude between 49.7 and 61.1");

    [Fact]
    public void Files_with_different_headers_share_one_table()
    {
        string[] first = ["id", "lat"], second = ["lat", "note"];
        Assert.Equal(
            "rejected because,rejected file,rejected line,id,lat,note\r\n"
            + "\"lat \"\"x\"\": expected a latitude between 49.7 and 61.1\",a.csv,7,1,x,\r\n"
            + "expected a whole row,b.csv,3,,51.5,hello\r\n",
            Written([
                new RejectedRow(Issue, first, ["1", "x"]),
                new RejectedRow(new ReadIssue("b.csv", 3, "", "", "a whole row"), second, ["51.5", "hello"]),
            ]));
    }

    [Fact]
    public void Fields_are_given_back_to_the_last_letter()
    {
        string[] fields = ["a,b", "say \"no\"", "two\nlines", "=1+1", "+44", "-3.14", " blank ", "", "semi;colon", "tab\there"];
        string[] headers = [.. fields.Select((_, i) => "h" + i)];
        string text = Written([new RejectedRow(Issue, headers, fields)]);
        string[][] rows = [.. Parse(text)];
        Assert.Equal(2, rows.Length);
        Assert.Equal(headers, rows[0][3..]);
        Assert.Equal(fields, rows[1][3..]);
        Assert.Contains(",=1+1,+44,-3.14,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_fields_and_a_header_that_occurs_twice_lose_nothing()
    {
        string[][] rows = [.. Parse(Written([new RejectedRow(Issue, ["id", "id"], ["1", "2", "3"]), new RejectedRow(Issue, ["id"], ["4"])]))];
        Assert.Equal(["id", "id", "column 3"], rows[0][3..]);
        Assert.Equal(["1", "2", "3"], rows[1][3..]);
        Assert.Equal(["4", "", ""], rows[2][3..]);
    }

    [Fact]
    public void Rows_that_had_no_header_at_all_are_written_too() =>
        Assert.Equal(["rejected because", "rejected file", "rejected line", "column 1"], Parse(Written([new RejectedRow(Issue, [], ["?"])])).First());

    [Fact]
    public void A_byte_order_mark_tells_spreadsheets_that_it_is_UTF_8()
    {
        using var stream = new MemoryStream();
        RejectsWriter.Write([], stream, CancellationToken.None);
        Assert.Equal(Encoding.UTF8.GetPreamble(), stream.ToArray()[..3]);
    }

    private static string Written(IReadOnlyList<RejectedRow> rows)
    {
        using var stream = new MemoryStream();
        RejectsWriter.Write(rows, stream, CancellationToken.None);
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
