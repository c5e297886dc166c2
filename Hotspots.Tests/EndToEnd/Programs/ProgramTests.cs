using System.Text.Json;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.EndToEnd.Programs;

/// <summary>The built program as a user's shell meets it: exit codes, the two outputs, bytes of the text.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void From_a_file_to_layers_in_one_command()
    {
        _folder.Write("tips.csv", SampleIncidents.Csv());
        ProgramRun run = ProgramRun.Of("run", _folder.PathOf("tips.csv"), "-o", _folder.PathOf("out"));
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("km²", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.DoesNotContain('\uFEFF', run.Out);
        JsonElement record = JsonDocument.Parse(_folder.Read("out/run.json")).RootElement;
        Assert.Equal(4, record.GetProperty("hotspots").GetInt32());
    }

    [Fact]
    public void With_json_there_is_nothing_else_on_the_output()
    {
        _folder.Write("tips.csv", SampleIncidents.Csv());
        ProgramRun run = ProgramRun.Of("inspect", _folder.PathOf("tips.csv"), "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(SampleIncidents.Crowded + SampleIncidents.Alone, JsonDocument.Parse(run.Out).RootElement.GetProperty("rows").GetInt32());
    }

    [Fact]
    public void Errors_are_on_the_other_output_with_their_exit_code()
    {
        ProgramRun wrong = ProgramRun.Of("run");
        Assert.Equal((2, ""), (wrong.ExitCode, wrong.Out));
        Assert.NotEmpty(wrong.Error);
        _folder.Write("empty.csv", "");
        ProgramRun empty = ProgramRun.Of("run", _folder.PathOf("empty.csv"), "-o", _folder.PathOf("out"));
        Assert.Equal((1, ""), (empty.ExitCode, empty.Out));
        Assert.Single(empty.Error.TrimEnd('\n').Split('\n'));
    }
}
