using Hotspots.Cli.Reports;

namespace Hotspots.Tests.Cli;

public sealed class PageTests
{
    [Fact]
    public void Piped_output_is_plain_lines_with_columns_under_each_other()
    {
        string text = Draw(new Terminal(new StringWriter(), TextWriter.Null));
        Assert.Equal(
            """
            Kinds
              Kind      Rows
              tip      1,234
              seizure      5
              - one two

            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void A_screen_gets_the_same_words()
    {
        string text = Draw(new Terminal(new StringWriter(), TextWriter.Null) { OutIsScreen = true, Width = 80 });
        Assert.All(["Kinds", "Kind", "tip", "1,234", "seizure", "one two"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_colour_there_is_no_colour()
    {
        string text = Draw(new Terminal(new StringWriter(), TextWriter.Null) { OutIsScreen = true, Coloured = false });
        Assert.DoesNotMatch("\u001b\\[[0-9;]*3[0-9]", text);
    }

    [Fact]
    public void A_page_is_never_wider_than_a_hundred_characters()
    {
        Assert.Equal(100, new Terminal(TextWriter.Null, TextWriter.Null) { Width = 300 }.Width);
        Assert.Equal(60, new Terminal(TextWriter.Null, TextWriter.Null) { Width = 0 }.Width);
        var output = new StringWriter();
        new Page(new Terminal(output, TextWriter.Null)).Text(string.Join(' ', Enumerable.Repeat("word", 200)));
        Assert.All(output.ToString().Split('\n'), static line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void A_word_longer_than_the_line_stays_whole() =>
        Assert.Equal(["a", "incomprehensible", "b c"], Page.Wrap("a incomprehensible b c", 5));

    private static string Draw(Terminal terminal)
    {
        var page = new Page(terminal);
        page.Heading("Kinds");
        page.Table([new("Kind"), new("Rows", true)], [["tip", "1,234"], ["seizure", "5"]]);
        page.Point("one\ttwo");
        return terminal.Out.ToString()!.ReplaceLineEndings("\n");
    }
}
