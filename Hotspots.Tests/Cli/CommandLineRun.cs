using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Cli.Reports;

namespace Hotspots.Tests.Cli;

/// <summary>What came of one command line, run inside the test's own process.</summary>
internal sealed record CommandLineRun(int ExitCode, string Out, string Error)
{
    /// <summary>The moment at which every such run takes place.</summary>
    public static readonly DateTimeOffset Now = new(2020, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public static CommandLineRun Of(params string[] words) => Of(CancellationToken.None, words);

    public static CommandLineRun Of(CancellationToken cancellation, params string[] words) => Of(Now, words, cancellation);

    /// <summary>A run at another moment, for what hangs on the day.</summary>
    public static CommandLineRun Of(DateTimeOffset now, params string[] words) => Of(now, words, CancellationToken.None);

    private static CommandLineRun Of(DateTimeOffset now, string[] words, CancellationToken cancellation)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = CommandLine.Run(words, new Terminal(output, error), new FixedClock(now), cancellation);
        return new CommandLineRun(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Fails unless it was refused with exactly one line, a sentence without a stack trace, and nothing on the output.</summary>
    public string OneSentence(int exitCode)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Empty(Out);
        string line = Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Hotspots.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        return line;
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
