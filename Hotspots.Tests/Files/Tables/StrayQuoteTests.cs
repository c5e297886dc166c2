using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Tables;

public sealed class StrayQuoteTests : IDisposable
{
    private const string Header = "id,time,easting,northing,notes\n";

    private readonly TableReading _tables = new();

    public void Dispose() => _tables.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(25)]
    [InlineData(3000)]
    public void A_quote_that_opens_in_one_row_and_closes_in_another_swallows_none_between(int closes)
    {
        string rows = string.Concat(Enumerable.Range(1, closes + 5).Select(i =>
            FormattableString.Invariant(
                $"A{i},2024-01-01,{618000 + i},215265,{(i == 1 ? "\"open here" : i == closes ? "close here\"" : "seen")}\n")));
        ReadResult read = _tables.Csv(Header + rows);
        Assert.Equal((closes + 4, 0, 1), TableReading.Counts(read));
        Assert.StartsWith(
            "a closing quote in the same row: the quote holds whole rows", Assert.Single(read.Rejected).Issue.Expected, StringComparison.Ordinal);
        Assert.Equal(2, read.Rejected[0].Issue.Line);
        Assert.Equal(closes + 6, read.Placed.SourceAt(read.Placed.Count - 1).Line);
    }

    [Fact]
    public void A_quote_may_open_in_any_column() =>
        Assert.Equal((3, 0, 1), TableReading.Counts(_tables.Csv(
            "id,kind,easting,northing,street\nA1,\"tip,618000,215265,Old Road\nA2,tip,618000,215265,Old Road\nA3,tip\",618000,215265,Old "
                + "Road\nA4,tip,618000,215265,Old Road\n")));

    [Theory]
    [InlineData("\"Seen twice,\nonce on Monday, once on Friday,\nand gone\"")]
    [InlineData("\"12 Old Road, Clacton, Essex, CO15\n13 Old Road, Clacton, Essex, CO15\"")]
    [InlineData("\"a\n\nb, c, d, e, f\n\"")]
    [InlineData("\"said \"\"no\"\"\nand went\"")]
    public void A_comment_of_several_lines_is_one_field(string notes)
    {
        ReadResult read = _tables.Csv($"{Header}A1,2024-01-01,618000,215265,{notes}\nA2,2024-01-01,618000,215265,\n");
        Assert.Equal((2, 0, 0), TableReading.Counts(read));
    }

    [SharedFact("cases/files/quote-opens-and-closes-far.csv")]
    public void An_export_with_a_stray_quote_keeps_its_other_rows() =>
        Assert.Equal((39, 0, 1), TableReading.Counts(TableReading.Shared("cases/files/quote-opens-and-closes-far.csv")));
}
