using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Methods;

/// <summary>The page that shows how the core is used shows code that is compiled, and what it prints.</summary>
public sealed class UsingTheCoreTests
{
    [Fact]
    public void The_example_of_the_page_is_the_one_that_is_compiled()
    {
        string source = File.ReadAllText(Repository.Path("Hotspots.Tests", "Methods", "Example.cs")).ReplaceLineEndings("\n");
        Match body = Regex.Match(source, @"^(?<usings>.*?\n\n).*\(TextWriter Console\)\n    \{\n(?<body>.*)    \}\n\}\n$", RegexOptions.Singleline);
        string example = body.Groups["usings"].Value + Regex.Replace(body.Groups["body"].Value, "^        ", "", RegexOptions.Multiline);
        Assert.Equal(example, Block("csharp"));
    }

    [Fact]
    public void It_prints_what_the_page_says()
    {
        using var printed = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Example.Run(printed);
        CultureInfo.CurrentCulture = before;
        Assert.Equal(printed.ToString(), Block("text"));
    }

    private static string Block(string language)
    {
        string page = File.ReadAllText(Repository.Path("docs", "using-the-core.md")).ReplaceLineEndings("\n");
        return Assert.Single(Regex.Matches(page, $"```{language}\n(?<text>.*?)```", RegexOptions.Singleline)).Groups["text"].Value;
    }
}
