using System.CommandLine;
using Hotspots.Cli;
using Hotspots.Cli.Reports;

namespace Hotspots.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public void A_command_that_is_named_is_made_alone_and_the_same_and_anything_else_makes_all()
    {
        RootCommand all = CommandLine.Commands(new Terminal(TextWriter.Null, TextWriter.Null), TimeProvider.System, CancellationToken.None);
        foreach (Command command in all.Subcommands)
        {
            Command alone = Assert.Single(CommandLine.Commands(
                new Terminal(TextWriter.Null, TextWriter.Null), TimeProvider.System, CancellationToken.None, command.Name).Subcommands);
            Assert.Equal(command.Name, alone.Name);
            Assert.Equal(command.Options.Select(static option => option.Name), alone.Options.Select(static option => option.Name));
        }
        foreach (string? other in (string?[])[null, "", "--help", "bref", "-o"])
        {
            Assert.Equal(all.Subcommands.Count, CommandLine.Commands(
                new Terminal(TextWriter.Null, TextWriter.Null), TimeProvider.System, CancellationToken.None, other).Subcommands.Count);
        }
    }

    [Fact]
    public void Nothing_to_do_is_wrong_usage_and_says_what_there_is() =>
        Assert.Equal(
            "Say what to do: hotspots inspect, hotspots run, hotspots measure, hotspots cells, hotspots change, hotspots when, hotspots backtest, "
            + "hotspots today, hotspots effect, hotspots lines, hotspots brief, hotspots attended, hotspots map, "
            + "hotspots place, hotspots raid, hotspots release, hotspots streets, hotspots methods, hotspots harm, hotspots store, hotspots new, "
            + "hotspots dpia, or hotspots --help.",
            CommandLineRun.Of().OneSentence(ExitCode.WrongUsage));

    [Theory]
    [InlineData("inspct")]
    [InlineData("inspect")]
    [InlineData("inspect", "x.csv", "--jsn")]
    [InlineData("inspect", "x.csv", "--rejects")]
    [InlineData("methods", "--json", "--x")]
    [InlineData("run")]
    [InlineData("run", "x.csv")]
    [InlineData("run", "-o", "out")]
    [InlineData("run", "x.csv", "-o", "out", "--eps")]
    public void Wrong_usage_is_refused_and_points_to_help(params string[] words)
    {
        CommandLineRun run = CommandLineRun.Of(words);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.All(run.Error.TrimEnd('\n').Split('\n'), static line => Assert.EndsWith("--help\".", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_file_name_is_asked_for() =>
        Assert.Equal(
            "Name at least one file of incidents after \"hotspots inspect\": see \"hotspots inspect --help\".",
            CommandLineRun.Of("inspect").OneSentence(ExitCode.WrongUsage));

    [Theory]
    [InlineData("--help")]
    [InlineData("inspect", "--help")]
    [InlineData("run", "--help")]
    [InlineData("methods", "--help")]
    [InlineData("--version")]
    public void Help_and_version_are_no_error(params string[] words)
    {
        CommandLineRun run = CommandLineRun.Of(words);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.NotEmpty(run.Out);
        Assert.Empty(run.Error);
        Assert.All(run.Out.Split('\n'), static line => Assert.InRange(line.Length, 0, 100));
    }
}
