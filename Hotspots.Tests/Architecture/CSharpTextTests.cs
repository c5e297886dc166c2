namespace Hotspots.Tests.Architecture;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("a = \"b\"; c", "a = \" \"; c")]
    [InlineData("a = \"\\\"b\"; c", "a = \"   \"; c")]
    [InlineData("a = @\"b\\\"; c", "a = @\"  \"; c")]
    [InlineData("a = @\"b\"\"c\"; d", "a = @\"    \"; d")]
    [InlineData("a = $\"b{c}d\"; e", "a = $\" {c} \"; e")]
    [InlineData("a = $\"{{b{c(\"d\")}\"; e", "a = $\"   {c(\" \")}\"; e")]
    [InlineData("a = \"\"\"b\"c\"\"\"; d", "a = \"\"\"   \"\"\"; d")]
    [InlineData("a = $$\"\"\"{b}{{c}}\"\"\"; d", "a = $$\"\"\"   {{c} \"\"\"; d")]
    [InlineData("a = '\"'; b = '\\''; c", "a = ' '; b = '  '; c")]
    [InlineData("a // b \"\nc", "a       \nc")]
    [InlineData("a /* b\nc */ d", "a     \n     d")]
    [InlineData("a = \"//\"; b", "a = \"  \"; b")]
    [InlineData("a = \"\"; b = \"c\"", "a = \"\"; b = \" \"")]
    public void Strings_and_comments_are_blanked_in_place(string text, string expected)
    {
        string blanked = CSharpText.Blank(text, comments: true);
        Assert.Equal(text.Length, blanked.Length);
        Assert.Equal(expected, blanked);
    }

    [Fact]
    public void Comments_can_be_kept() =>
        Assert.Equal("a = \" \"; // b", CSharpText.Blank("a = \"x\"; // b", comments: false));
}
