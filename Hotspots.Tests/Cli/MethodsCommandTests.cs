using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;

namespace Hotspots.Tests.Cli;

public sealed class MethodsCommandTests
{
    [Fact]
    public void Every_method_and_parameter_of_the_catalogue_is_explained()
    {
        CommandLineRun run = CommandLineRun.Of("methods");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        string words = string.Join(' ', run.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (AnalysisMethod method in AnalysisCatalog.All)
        {
            Assert.Contains($"{method.Name}: {method.Title}", words, StringComparison.Ordinal);
            Assert.All(method.Parameters, parameter =>
            {
                Assert.Contains(parameter.Flag, words, StringComparison.Ordinal);
                Assert.Contains(parameter.DefaultRule, words, StringComparison.Ordinal);
                Assert.Contains(parameter.Effect, words, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void As_json_it_is_the_catalogue()
    {
        JsonElement[] methods = [.. CommandLineRun.Of("methods", "--json").Json.GetProperty("methods").EnumerateArray()];
        Assert.Equal(AnalysisCatalog.All.Select(static m => m.Name), methods.Select(static m => m.GetProperty("name").GetString()));
        for (int i = 0; i < methods.Length; i++)
        {
            IEnumerable<Parameter> told = methods[i].GetProperty("parameters").EnumerateArray().Select(static p => new Parameter(
                p.GetProperty("name").GetString()!, p.GetProperty("flag").GetString()!, p.GetProperty("title").GetString()!,
                p.GetProperty("unit").GetString()!, p.GetProperty("minimum").GetDouble(), p.GetProperty("maximum").GetDouble(),
                p.GetProperty("integer").GetBoolean(), p.GetProperty("default").GetString()!, p.GetProperty("effect").GetString()!));
            Assert.Equal(AnalysisCatalog.All[i].Parameters.Select(static p => p with { Choices = [] }), told);
            Assert.Equal(
                AnalysisCatalog.All[i].Parameters.SelectMany(static p => p.Choices),
                methods[i].GetProperty("parameters").EnumerateArray()
                    .SelectMany(static p => p.TryGetProperty("choices", out JsonElement choices) ? choices.EnumerateArray() : [])
                    .Select(static c => new ParameterChoice(c.GetProperty("name").GetString()!, c.GetProperty("words").GetString()!)));
            Assert.Equal(AnalysisCatalog.All[i].Family.ToString(), methods[i].GetProperty("family").GetString(), ignoreCase: true);
        }
    }
}
