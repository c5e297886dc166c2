using System.CommandLine;
using System.Text.RegularExpressions;
using Hotspots.Cli;
using Hotspots.Cli.Reports;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Data;

/// <summary>Each command has a page in the documents, with the options that its own help tells.</summary>
public sealed partial class CommandPagesTests
{
    public static TheoryData<string> Commands => [.. Names()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_page_of_a_command_shows_its_help(string command)
    {
        string path = Repository.Path("docs", "commands", command + ".md");
        Assert.True(
            File.Exists(path),
            $"docs/commands/{command}.md is missing: write what {command} answers, an example, and \"## Options\" with an empty block of text.");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string help = string.Join(
            "\n\n",
            CommandTable.All().Select(CommandTable.NameOf)
                .Where(name => name == command || name.StartsWith(command + " ", StringComparison.Ordinal)).Select(HelpOf)) + "\n";
        string right = Options().Replace(page, match => match.Groups["head"].Value + help + "```\n");
        if (Environment.GetEnvironmentVariable("HOTSPOTS_ACCEPT") == "1")
            File.WriteAllText(path, right);
        else
            Assert.Equal(right, page);
        Assert.Single(Options().Matches(page));
        Assert.Contains($"-- {command}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_lists_the_commands_and_every_page()
    {
        string index = File.ReadAllText(Repository.Path("docs", "README.md"));
        foreach (string page in Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(Repository.Path("docs"), page).Replace('\\', '/');
            Assert.True(name == "README.md" || index.Contains($"]({name})", StringComparison.Ordinal), $"docs/README.md does not list {name}");
        }
        Assert.Equal(
            Names().Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Repository.Path("docs", "commands")).Select(static f => Path.GetFileNameWithoutExtension(f)!)
                .Order(StringComparer.Ordinal));
    }

    /// <summary>The help of a command; of one within another too.</summary>
    private static string HelpOf(string command)
    {
        CommandLineRun run = CommandLineRun.Of([.. command.Split(' '), "--help"]);
        Assert.Equal(0, run.ExitCode);
        // Under test the program that runs has another name.
        string usage = run.Out.Replace($"  {RootCommand.ExecutableName} {command}", $"  hotspots {command}", StringComparison.Ordinal);
        return string.Join('\n', usage.ReplaceLineEndings("\n").Trim().Split('\n').Select(static line => line.TrimEnd()));
    }

    private static IEnumerable<string> Names() =>
        CommandLine.Commands(new Terminal(TextWriter.Null, TextWriter.Null), TimeProvider.System, CancellationToken.None).Subcommands
            .Select(static command => command.Name);

    [GeneratedRegex("(?<head>\n## Options\n\n```text\n)(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Options();
}
