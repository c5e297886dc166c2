using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Cli.Options;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;

namespace Hotspots.Tests.Cli;

public sealed class MethodsCommandTests
{
    [Fact]
    public void Every_method_and_parameter_of_the_catalogue_is_explained()
    {
        CommandLineRun run = CommandLineRun.Of("methods", "all");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        string words = string.Join(' ', run.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (AnalysisMethod method in AnalysisCatalog.All)
        {
            Assert.Contains($"{method.Name}: {method.Title}", words, StringComparison.Ordinal);
            Assert.All(method.Parameters, parameter =>
            {
                Assert.Contains(parameter.Flag, words, StringComparison.Ordinal);
                Assert.Contains(OptionNames.OnCommandLine(parameter.DefaultRule), words, StringComparison.Ordinal);
                Assert.Contains(OptionNames.OnCommandLine(parameter.Effect), words, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void Without_a_name_it_is_an_overview_that_says_where_more_is()
    {
        CommandLineRun run = CommandLineRun.Of("methods");
        string words = string.Join(' ', run.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.All(AnalysisCatalog.All, method =>
        {
            Assert.Contains(method.Title, words, StringComparison.Ordinal);
            Assert.Contains(method.Question, words, StringComparison.Ordinal);
        });
        Assert.Contains("\"hotspots methods dbscan\" explains", words, StringComparison.Ordinal);
        Assert.DoesNotContain(AnalysisCatalog.All[0].Parameters[0].Effect, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_named_are_explained_and_no_others()
    {
        CommandLineRun run = CommandLineRun.Of("methods", "KDE", "moran");
        Assert.Contains("kde: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("moran: ", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("dbscan: ", run.Out, StringComparison.Ordinal);
        Assert.Equal(
            ["kde"],
            CommandLineRun.Of("methods", "kde", "--json").Json.GetProperty("methods").EnumerateArray().Select(
                static m => m.GetProperty("name").GetString()));
        CommandLineRun unknown = CommandLineRun.Of("methods", "magic");
        Assert.NotEqual(ExitCode.Done, unknown.ExitCode);
        Assert.Contains("There is no method \"magic\"", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_says_for_which_methods_it_is_and_what_each_does_without_it()
    {
        string help = string.Join(' ', CommandLineRun.Of("run", "--help").Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(
            "Of dbscan and st-dbscan. Neighbour distance, 0.001 to 100000 m. Default of dbscan: the bend", help, StringComparison.Ordinal);
        Assert.Contains("of st-dbscan: 200 m", help, StringComparison.Ordinal);
    }

    [Fact]
    public void As_json_it_is_the_catalogue()
    {
        JsonElement[] methods = [.. CommandLineRun.Of("methods", "--json").Json.GetProperty("methods").EnumerateArray()];
        Assert.Equal(AnalysisCatalog.All.Select(static m => m.Name), methods.Select(static m => m.GetProperty("name").GetString()));
        for (int i = 0; i < methods.Length; i++)
        {
            IEnumerable<Parameter> told = methods[i].GetProperty("parameters").EnumerateArray().Select(static p => new Parameter(
                p.GetProperty("name").GetString()!, p.GetProperty("title").GetString()!,
                p.GetProperty("unit").GetString()!, p.GetProperty("minimum").GetDouble(), p.GetProperty("maximum").GetDouble(),
                p.GetProperty("integer").GetBoolean(), p.GetProperty("default").GetString()!, p.GetProperty("effect").GetString()!));
            Assert.Equal(AnalysisCatalog.All[i].Parameters.Select(Said), told);
            Assert.Equal(
                AnalysisCatalog.All[i].Parameters.Select(static p => p.Flag),
                methods[i].GetProperty("parameters").EnumerateArray().Select(static p => p.GetProperty("flag").GetString()));
            Assert.Equal(
                AnalysisCatalog.All[i].Parameters.SelectMany(static p => p.Choices)
                    .Select(static c => c with { Words = OptionNames.OnCommandLine(c.Words) }),
                methods[i].GetProperty("parameters").EnumerateArray()
                    .SelectMany(static p => p.TryGetProperty("choices", out JsonElement choices) ? choices.EnumerateArray() : [])
                    .Select(static c => new ParameterChoice(c.GetProperty("name").GetString()!, c.GetProperty("words").GetString()!)));
            Assert.Equal(AnalysisCatalog.All[i].Family.ToString(), methods[i].GetProperty("family").GetString(), ignoreCase: true);
        }
    }

    /// <summary>A parameter as the command line tells it, without its choices.</summary>
    private static Parameter Said(Parameter parameter) => parameter with
    {
        Choices = [],
        Title = OptionNames.OnCommandLine(parameter.Title),
        DefaultRule = OptionNames.OnCommandLine(parameter.DefaultRule),
        Effect = OptionNames.OnCommandLine(parameter.Effect),
    };
}
