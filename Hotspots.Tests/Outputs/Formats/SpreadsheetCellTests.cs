using Hotspots.Core.Outputs.Formats.Csv;

namespace Hotspots.Tests.Outputs.Formats;

public sealed class SpreadsheetCellTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+44 7700", "\"'+44 7700\"")]
    [InlineData("-3.14", "\"'-3.14\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("\",=1", "\"\"\",=1\"")]
    [InlineData("Pier Avenue", "\"Pier Avenue\"")]
    [InlineData("the \"Mitch\" line", "\"the \"\"Mitch\"\" line\"")]
    [InlineData("a=b", "\"a=b\"")]
    [InlineData("", "")]
    public void A_text_is_shown_and_never_run(string text, string cell) => Assert.Equal(cell, SpreadsheetCell.Of(text));
}
