using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;

namespace Hotspots.Cli;

/// <summary><c>hotspots methods</c>: which methods are there, and what does each of their numbers do?</summary>
internal static class MethodsCommand
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Writes one JSON object and nothing else." };
        var command = new Command("methods", "Explains the methods and their parameters.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                terminal.WriteJson(WriteJson);
            else
                WriteText(new Page(terminal));
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteText(Page page)
    {
        foreach (AnalysisMethod method in AnalysisCatalog.All)
        {
            page.Heading($"{method.Name}: {method.Title}{(method == AnalysisCatalog.All[0] ? " (the default)" : "")}");
            page.Text(method.Question);
            foreach (Parameter parameter in method.Parameters)
            {
                page.Heading($"{parameter.Flag}  {parameter.Title}, {ParameterOptions.Range(parameter)}");
                page.Text($"When not given: {parameter.DefaultRule}.");
                page.Text(parameter.Effect);
            }
        }
    }

    private static void WriteJson(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        json.WriteStartArray("methods");
        foreach (AnalysisMethod method in AnalysisCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("name", method.Name);
            json.WriteString("title", method.Title);
            json.WriteString("question", method.Question);
            json.WriteStartArray("parameters");
            foreach (Parameter parameter in method.Parameters)
            {
                json.WriteStartObject();
                json.WriteString("name", parameter.Name);
                json.WriteString("flag", parameter.Flag);
                json.WriteString("title", parameter.Title);
                json.WriteString("unit", parameter.Unit);
                json.WriteNumber("minimum", parameter.Minimum);
                json.WriteNumber("maximum", parameter.Maximum);
                json.WriteBoolean("integer", parameter.IsInteger);
                json.WriteString("default", parameter.DefaultRule);
                json.WriteString("effect", parameter.Effect);
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
}
