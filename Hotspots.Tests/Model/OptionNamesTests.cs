using System.Text.RegularExpressions;
using Hotspots.Core.Model;
using Hotspots.Tests.Architecture;
using Hotspots.Tests.Cli;

namespace Hotspots.Tests.Model;

public sealed class OptionNamesTests
{
    [Theory]
    [InlineData("⟨ring⟩ takes metres.", "--ring takes metres.")]
    [InlineData("exchange ⟨start⟩ and ⟨end⟩.", "exchange --start and --end.")]
    [InlineData("such as ⟨flag 5cells⟩, or ⟨column \"time=Closed on\"⟩.", "such as --flag 5cells, or --column \"time=Closed on\".")]
    [InlineData("⟨from ⟩ is no time", "--from  is no time")]
    [InlineData("no option: ⟨3⟩, ⟨Zeit⟩, ⟨, ⟩", "no option: ⟨3⟩, ⟨Zeit⟩, ⟨, ⟩")]
    [InlineData("Nothing is named.", "Nothing is named.")]
    public void The_command_line_names_an_option_as_it_is_typed(string sentence, string said) =>
        Assert.Equal(said, OptionNames.OnCommandLine(sentence));

    [Fact]
    public void Every_option_that_Core_names_is_one_of_the_command_line()
    {
        string[] named = [.. SourceFile.All.Where(static file => file.Project == "Hotspots.Core" && file.IsCSharp)
            .SelectMany(static file => file.Text.Split('\n').Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            .SelectMany(static line => Regex.Matches(line, "⟨([a-z][a-z-]*)"))
            .Select(static match => "--" + match.Groups[1].Value).Distinct()];
        Assert.True(named.Length > 50, $"only {named.Length}");
        Assert.Empty(named.Except(Options()));
    }

    /// <summary>Every option of every command.</summary>
    public static IEnumerable<string> Options() =>
        CommandTable.All().SelectMany(static command => command.Options).Select(static option => option.Name).Distinct();
}
