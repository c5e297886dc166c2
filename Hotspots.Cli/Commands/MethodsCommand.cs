using System.CommandLine;
using System.Text.Json;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;

namespace Hotspots.Cli.Commands;

/// <summary><c>hotspots methods</c>: which methods are there, and what does each of their numbers do?</summary>
internal static class MethodsCommand
{
    public static Command Build(Terminal terminal)
    {
        var names = new Argument<string[]>("NAME")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = $"The methods whose numbers are to be explained, or {AnalysisCatalog.Every}. Without it, what each method answers.",
        };
        var json = new Option<bool>("--json") { Description = "Writes one JSON object and nothing else: every method with all its numbers." };
        var command = new Command("methods", "Says what each method answers, and explains its numbers.") { names, json };
        command.SetAction(parsed =>
        {
            string[] asked = parsed.GetValue(names) ?? [];
            // The parser takes an option it does not know for one more name.
            if (Array.Find(asked, static name => name.StartsWith('-')) is { } option)
                throw CommandException.UnknownOption(option, parsed);
            IReadOnlyList<AnalysisMethod> methods = asked.Length == 0 || asked.Contains(AnalysisCatalog.Every, StringComparer.OrdinalIgnoreCase)
                ? AnalysisCatalog.All
                : AnalysisCatalog.Choose(asked);
            if (parsed.GetValue(json))
                terminal.WriteJson(stream => WriteJson(stream, methods));
            else
                WriteText(new Page(terminal), methods, withNumbers: asked.Length > 0);
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteText(Page page, IReadOnlyList<AnalysisMethod> methods, bool withNumbers)
    {
        foreach (IGrouping<MethodFamily, AnalysisMethod> family in methods.GroupBy(static m => m.Family).OrderBy(static f => f.Key))
        {
            page.Heading($"{family.Key.ToString().ToUpperInvariant()}: {family.First().FamilyQuestion}");
            foreach (AnalysisMethod method in family)
                WriteText(page, method, withNumbers);
        }
        if (!withNumbers)
        {
            page.Heading("Their numbers");
            page.Text(
                $"Every number has a default. \"hotspots methods {AnalysisCatalog.All[0].Name}\" explains those of one method, "
                    + $"\"hotspots methods {AnalysisCatalog.Every}\" those of all.");
        }
    }

    private static void WriteText(Page page, AnalysisMethod method, bool withNumbers)
    {
        page.Heading($"{method.Name}: {method.Title}{(method == AnalysisCatalog.All[0] ? " (the default)" : "")}");
        page.Text(method.Question);
        if (!method.FindsPlaces)
            page.Text("It says something of the area as a whole and finds no places.");
        if (method.NeedsTimes)
            page.Text("It needs incidents with times.");
        if (method.Compares)
            page.Text("It compares two sets of incidents: --cases KIND with --controls KIND.");
        if (!withNumbers)
        {
            page.Text($"Its numbers: {Wording.List([.. method.Parameters.Select(static p => p.Flag)])}.");
            return;
        }
        foreach (Parameter parameter in method.Parameters)
        {
            page.Heading($"{parameter.Flag}  {parameter.Title}, {ParameterOptions.Range(parameter)}");
            page.Text($"When not given: {parameter.DefaultRule}.");
            page.Text(parameter.Effect);
            foreach (ParameterChoice choice in parameter.Choices)
                page.Point($"{choice.Name}: {choice.Words}");
        }
    }

    private static void WriteJson(Stream stream, IReadOnlyList<AnalysisMethod> methods)
    {
        using var json = new Utf8JsonWriter(stream, MeasureJson.Indented);
        json.WriteStartObject();
        json.WriteStartArray("methods");
        foreach (AnalysisMethod method in methods)
        {
            json.WriteStartObject();
            json.WriteString("name", method.Name);
            json.WriteString("title", method.Title);
            json.WriteString("question", method.Question);
            json.WriteString("family", method.Family.ToString().ToLowerInvariant());
            json.WriteBoolean("findsPlaces", method.FindsPlaces);
            json.WriteBoolean("needsTimes", method.NeedsTimes);
            json.WriteBoolean("compares", method.Compares);
            json.WriteStartArray("parameters");
            foreach (Parameter parameter in method.Parameters)
            {
                json.WriteStartObject();
                json.WriteString("name", parameter.Name);
                json.WriteString("flag", parameter.Flag);
                json.WriteString("title", OptionNames.OnCommandLine(parameter.Title));
                json.WriteString("unit", parameter.Unit);
                json.WriteNumber("minimum", parameter.Minimum);
                json.WriteNumber("maximum", parameter.Maximum);
                json.WriteBoolean("integer", parameter.IsInteger);
                json.WriteString("default", OptionNames.OnCommandLine(parameter.DefaultRule));
                json.WriteString("effect", OptionNames.OnCommandLine(parameter.Effect));
                if (parameter.Choices.Count > 0)
                    WriteChoices(json, parameter);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteChoices(Utf8JsonWriter json, Parameter parameter)
    {
        json.WriteStartArray("choices");
        foreach (ParameterChoice choice in parameter.Choices)
        {
            json.WriteStartObject();
            json.WriteString("name", choice.Name);
            json.WriteString("words", OptionNames.OnCommandLine(choice.Words));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
