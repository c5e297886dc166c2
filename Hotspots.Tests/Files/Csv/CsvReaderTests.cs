using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Files;

namespace Hotspots.Tests.Files.Csv;

public sealed class CsvReaderTests
{
    private const string Header = "a,b,c\n";

    [Fact]
    public void Agrees_with_the_obvious_reader_on_any_text()
    {
        Gen<string> text =
            Gen.Elements("\"", ",", "\n", "\r", "\r\n", "x", "é", " ", "\"\"", "longer text without anything in it", ",,", "1").ListOf(60)
            .Select(static parts => string.Concat(parts));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(text.ToArbitrary(), static body => AssertSame(body)));
    }

    [Fact]
    public void Rows_written_by_the_standard_come_back_as_they_were()
    {
        Gen<string> field = Gen.Elements("", "plain", "with, comma", "with \"quotes\"", "two\nlines", "two\r\nlines", " spaces ", "ünïcödé", "\"").Or(
            Gen.Choose(0, 400).Select(static n => new string('y', n)));
        Gen<string[]> row = field.ArrayOf(3);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(row.ListOf(40).ToArbitrary(), static rows =>
        {
            var text = new StringBuilder(Header);
            foreach (string[] fields in rows)
                text.AppendJoin(',', fields.Select(static f => '"' + f.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')).Append("\r\n");
            string[][] read = [.. RowRecorder.Read(text.ToString()).Rows.Select(static r => r.Fields)];
            Assert.Equal(rows, read);
        }));
    }

    [Fact]
    public void Blocks_are_cut_only_between_rows()
    {
        var text = new StringBuilder(Header);
        var expected = new List<string>();
        int lastLine = 0, nextLine = 2;
        for (int i = 0; text.Length < 5 << 20; i++)
        {
            string middle = i % 3 == 0 ? $"\"line one of {i}\nline, two\"" : i % 7 == 0 ? $"\"he said \"\"{i}\"\"\"" : $"plain {i}";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},{middle},end\n");
            lastLine = nextLine;
            nextLine += 1 + middle.AsSpan().Count('\n');
            expected.Add(middle[0] == '"' ? middle[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : middle);
        }
        RowRecorder read = RowRecorder.Read(text.ToString());
        Assert.True(read.Blocks > 4);
        Assert.Equal(expected, read.Rows.Select(static r => r.Fields[1]));
        // The last row's line is where an editor shows it.
        Assert.Equal(lastLine, read.Rows.Last().Line);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n4,5,6\n", "")]
    [InlineData("a;b;c\r\n1;2;3\r\n4;5;6\r\n", "semicolons between fields")]
    [InlineData("a\tb\tc\r1\t2\t3\r4\t5\t6", "tabs between fields")]
    [InlineData("a|b|c\n\n1|2|3\r\n\r\n4|5|6\r", "bars between fields")]
    [InlineData("sep=;\r\na;b;c\n1;2;3\n4;5;6", "semicolons between fields")]
    public void Delimiters_and_line_ends_are_told_from_the_text(string text, string detail)
    {
        RowRecorder read = RowRecorder.Read(text);
        Assert.Equal(["a", "b", "c"], read.Headers);
        Assert.Equal([["1", "2", "3"], ["4", "5", "6"]], read.Rows.Select(static r => r.Fields));
        Assert.Equal(detail, read.Detail);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public void Encodings_are_told_from_the_bytes(string name, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes("kind,town,notes\ntip,Connah’s Quay,café – £20\n");
        byte[] bytes = mark ? [.. encoding.GetPreamble(), .. text] : text;
        RowRecorder read = RowRecorder.Read(bytes);
        Assert.Equal(["kind", "town", "notes"], read.Headers);
        Assert.Equal(["tip", "Connah’s Quay", "café – £20"], Assert.Single(read.Rows).Fields);
    }

    [Fact]
    public void One_line_in_another_encoding_does_not_spoil_the_rest()
    {
        byte[] bytes = [.. "a,b\ncafé,1\n"u8, (byte)'c', (byte)'a', (byte)'f', 0xE9, .. ",2\n"u8];
        Assert.Equal(["café", "café"], RowRecorder.Read(bytes).Rows.Select(static r => r.Fields[0]));
    }

    [Fact]
    public void A_file_cut_inside_a_quoted_field_loses_one_line()
    {
        RowRecorder read = RowRecorder.Read(Header + "1,2,3\n4,\"five\n6,7,8\n");
        Assert.Equal([null, "a closing quote for the quote that opens a field", null], read.Rows.Select(static r => r.Expected));
        Assert.Equal([2, 3, 4], read.Rows.Select(static r => r.Line));
    }

    [Fact]
    public void A_stray_quote_far_before_the_end_of_a_large_file_costs_one_line()
    {
        string rows = string.Concat(Enumerable.Range(0, 300_000).Select(static i => $"{i},x,y\n"));
        RowRecorder read = RowRecorder.Read(Header + "1,\"stray,3\n" + rows);
        Assert.Equal(300_001, read.Rows.Count());
        Assert.Single(read.Rows, static r => r.Expected is not null);
    }

    [Fact]
    public void Ten_megabytes_on_one_line_are_one_refused_row()
    {
        RowRecorder read = RowRecorder.Read(Header + "1,2,3\n" + new string('x', 10 << 20) + "\n4,5,6\n");
        Assert.Equal([null, "a row of at most 4 MB", null], read.Rows.Select(static r => r.Expected));
        Assert.Equal([2, 3, 4], read.Rows.Select(static r => r.Line));
        RowRecorder atEnd = RowRecorder.Read(Header + "1,2,3\n" + new string('x', 10 << 20));
        Assert.Equal([null, "a row of at most 4 MB"], atEnd.Rows.Select(static r => r.Expected));
    }

    [Fact]
    public void Nul_bytes_cost_their_row_only()
    {
        RowRecorder read = RowRecorder.Read(Header + "1,2,3\n4,\0,6\n7,8,9\n");
        Assert.Equal([null, "text without NUL bytes", null], read.Rows.Select(static r => r.Expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\r\n")]
    [InlineData("\"a,b\n1,2\n")]
    public void Files_without_a_line_of_names_are_refused_in_one_sentence(string text)
    {
        UnreadableFileException problem = Assert.Throws<UnreadableFileException>(() => RowRecorder.Read(text));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_alone_is_a_file_without_rows()
    {
        Assert.Empty(RowRecorder.Read("a,b,c").Rows);
        Assert.Empty(RowRecorder.Read("a,b,c\r\n\r\n").Rows);
    }

    [Fact]
    public void A_header_without_a_name_is_named_by_its_place() =>
        Assert.Equal(["a", "column 2", "c"], RowRecorder.Read("a,,c\n1,2,3").Headers);

    private static void AssertSame(string body)
    {
        string text = Header + body;
        List<(int Line, string[] Fields, bool Refused)> expected = [.. SlowCsv.Read(text).Skip(1)];
        RowRecorder read = RowRecorder.Read(text);
        Assert.Equal(
            expected.Select(static r => $"{r.Line} {r.Refused} {string.Join('|', r.Fields)}"),
            read.Rows.Select(static r => $"{r.Line} {r.Expected is not null} {string.Join('|', r.Fields)}"));
    }
}
