using System.Text;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Tables;

public sealed class BlankWordTests : IDisposable
{
    private readonly TableReading _tables = new();

    public void Dispose() => _tables.Dispose();

    [Theory]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData("NA")]
    [InlineData("N/A")]
    [InlineData("None")]
    [InlineData("\\N")]
    [InlineData("#N/A")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("unknown")]
    [InlineData("Not Known")]
    [InlineData(" nan ")]
    [InlineData("Not recorded")]
    public void A_word_for_nothing_is_blank_in_every_column_that_has_a_role(string word)
    {
        ReadResult read = _tables.Csv(
            $"{TableReading.Header},operation,colour\n{word},{word},{word},1.15,51.79,{word},{word},{word},{word}\nB,tip,2024-01-02,{word},{word},"
                + $"Harwich,Quay,Bay,red\nC,tip,{word},1.15,51.79,Harwich,Quay,Bay,red\n");
        Assert.Equal((2, 1, 0), TableReading.Counts(read));
        Assert.Equal(["", "C"], [read.Placed.Ids[0], read.Placed.Ids[1]]);
        Assert.Equal([IncidentKind.Unstated, "tip"], [read.Placed.Kinds[0], read.Placed.Kinds[1]]);
        Assert.Equal(["", "Harwich"], TableReading.Texts(read, ColumnRole.Town));
        Assert.Equal(["", "Bay"], TableReading.Texts(read, ColumnRole.Operation));
        // What means nothing here is kept as it stands.
        Assert.Equal([word.Trim(), "red"], TableReading.Texts(read, ColumnRole.Attribute));
        Assert.Equal((false, false), (read.Placed.Times[0].IsKnown, read.Placed.Times[1].IsKnown));
    }

    [Theory]
    [InlineData("NULL,NULL,NULL,NULL,NULL,NULL,NULL")]
    [InlineData(",NULL,,,,,")]
    [InlineData(",,,NULL,NULL,,")]
    [InlineData(",,NULL,,,,")]
    [InlineData(",,,,,NULL,-")]
    public void A_row_of_nothing_but_words_for_nothing_is_a_blank_row(string row)
    {
        ReadResult read = _tables.Csv($"{TableReading.Header}\nA,tip,2024-01-02,1.15,51.79,Harwich,Quay\n{row}\n");
        Assert.Equal((1, 0, 0), TableReading.Counts(read));
    }

    [Theory]
    [InlineData("Nullarbor")]
    [InlineData("Nancy")]
    [InlineData("-1")]
    [InlineData("NAN 1")]
    [InlineData("None the wiser")]
    [InlineData("")]
    public void Other_words_are_words(string word)
    {
        Assert.False(BlankWords.Is(Encoding.UTF8.GetBytes(word)));
        Assert.False(BlankWords.Is(word));
    }

    [Fact]
    public void A_row_that_is_rejected_is_shown_as_the_file_has_it()
    {
        RejectedRow row = Assert.Single(_tables.Csv($"{TableReading.Header}\nA,tip,NULL,91,51.79,NULL,NULL\n").Rejected);
        Assert.Equal(["A", "tip", "NULL", "91", "51.79", "NULL", "NULL"], row.Fields);
    }

    [Fact]
    public void Half_a_position_is_no_position() =>
        Assert.Equal((0, 0, 1), TableReading.Counts(_tables.Csv($"{TableReading.Header}\nA,tip,,NULL,51.79,,\n")));

    [SharedTheory("cases/files/NULL.csv")]
    [InlineData("cases/files/NULL.csv")]
    [InlineData("cases/files/NA.csv")]
    public void A_database_s_export_has_no_area_of_that_name(string path)
    {
        ReadResult read = TableReading.Shared(path);
        Assert.Equal((40, 0), (read.Report.Rows, read.Report.Rejected));
        Assert.Equal(["", "Clacton-on-Sea"], TableReading.Texts(read, ColumnRole.Town).Distinct().Order(StringComparer.Ordinal));
    }
}
