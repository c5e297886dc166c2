using Hotspots.Core.Model.Reading;
using Hotspots.Core.Runs.Lines;

namespace Hotspots.Tests.Runs.Lines;

public sealed class LineNamesTests
{
    [Theory]
    [InlineData("Scouse Al line", "SCOUSE AL")]
    [InlineData("Scouse Al line", "scouse-al Line")]
    [InlineData("Scouse Al line", "  Scouse   Al  LINE ")]
    [InlineData("Scouse Al line", "Line Scouse.Al")]
    [InlineData("Max line", "MAX")]
    [InlineData("O'Brien line", "OBrien")]
    [InlineData("Line", "LINE")]
    public void Case_the_word_line_spaces_and_punctuation_do_not_count(string one, string other) =>
        Assert.Equal(LineNames.KeyOf(one, LineNames.OfLines), LineNames.KeyOf(other, LineNames.OfLines));

    [Theory]
    [InlineData("Max line", "Maxi line")]
    [InlineData("Caroline", "Caro")]
    [InlineData("JJ line", "J line")]
    [InlineData("Line", "Max line")]
    public void Letters_do(string one, string other) =>
        Assert.NotEqual(LineNames.KeyOf(one, LineNames.OfLines), LineNames.KeyOf(other, LineNames.OfLines));

    [Fact]
    public void The_most_frequent_spelling_is_shown_and_the_others_are_told()
    {
        LineNames names = Fold(("SCOUSE AL", 3), ("Scouse Al line", 5), ("scouse-al", 1), ("Rico line", 2), ("RICO LINE", 2));
        Assert.Equal(["RICO LINE", "Scouse Al line"], names.Shown);
        Assert.Equal([["Rico line"], ["SCOUSE AL", "scouse-al"]], names.Spellings);
        Assert.Equal([1], names.Of("scouse-al").ToArray());
        Assert.Equal(0, names.Find("rico", LineNames.OfLines));
        Assert.Equal(-1, names.Find("Deano", LineNames.OfLines));
    }

    [Theory]
    [InlineData("Rico line; JJ line", 2)]
    [InlineData("Rico; Unheard of", 2)]
    [InlineData("Rico line / JJ", 2)]
    [InlineData("RICO & jj", 2)]
    [InlineData("Rico line and JJ line", 2)]
    [InlineData("Bobby line and Tommo line", 2)]
    [InlineData("Rico, JJ line", 2)]
    [InlineData("Rico line / Rico", 1)]
    [InlineData("Rico line /", 1)]
    [InlineData("Salt and Pepper line", 1)]
    [InlineData("Salt & Pepper", 1)]
    [InlineData("Rico and friends", 1)]
    [InlineData("A/B line", 1)]
    public void A_text_names_two_lines_where_each_part_is_a_name(string text, int lines)
    {
        LineNames names = Fold(("Rico line", 10), ("JJ line", 10), (text, 1));
        Assert.Equal(lines, names.Of(text).Length);
        Assert.Equal(lines > 1, names.Parted.Contains(text));
    }

    [Fact]
    public void A_name_of_the_register_stays_whole()
    {
        NameCount[] texts = [new("Rico line", 3), new("JJ line", 3), new("Rico and JJ line", 1)];
        Assert.Equal(2, LineNames.Fold(texts, LineNames.OfLines, []).Of("Rico and JJ line").Length);
        Assert.Equal(1, LineNames.Fold(texts, LineNames.OfLines, ["Rico & JJ"]).Of("Rico and JJ line").Length);
        Assert.Equal(3, LineNames.Fold(texts, LineNames.OfLines, ["Rico & JJ"]).Shown.Count);
    }

    [Fact]
    public void Operations_are_folded_without_their_word()
    {
        LineNames names = LineNames.Fold([new("Operation Racer", 3), new("OP RACER", 1), new("racer", 1)], LineNames.OfOperations, []);
        Assert.Equal(["Operation Racer"], names.Shown);
    }

    private static LineNames Fold(params (string Text, int Count)[] texts) =>
        LineNames.Fold([.. texts.Select(static text => new NameCount(text.Text, text.Count))], LineNames.OfLines, []);
}
