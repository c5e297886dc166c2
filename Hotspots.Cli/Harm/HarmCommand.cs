using System.CommandLine;
using System.Globalization;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Harm;
using Hotspots.Core.Pipeline.Harm;

namespace Hotspots.Cli.Harm;

/// <summary><c>hotspots harm</c>: a harm table, shown before it is used.</summary>
internal static class HarmCommand
{
    public static Command Build(Terminal terminal)
    {
        var table = new Argument<string?>("TABLE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A preset's name or a file, CSV or Excel. Without it, all presets.",
        };
        var command = new Command("harm", "Shows a harm table, by which \"hotspots run --harm\" ranks a second time.") { table };
        command.SetAction(parsed =>
        {
            string? name = parsed.GetValue(table);
            // The parser takes an option it does not know for a table.
            if (name?.StartsWith('-') == true && !File.Exists(name))
                throw CommandException.UnknownOption(name, parsed);
            var page = new Page(terminal);
            foreach (HarmTable shown in name is null ? HarmTable.Presets : [HarmTables.Of(TypedPaths.NoDevice(name))])
                Write(page, shown);
            page.Heading("How they are used");
            page.Text("An incident's harm is the highest score of its kind, of its drugs and of their classes, every word that is found, and its own "
                + "numbers, added up; times the factor of its grade. A hotspot's is that of its incidents together. It is a second ranking: the "
                + "count and its order stay as they are.");
            page.Text("A table of your own has the columns in (kind, drug, class, grade, word or column), value, score (or threat, harm and "
                + "risk) and why. The scores are yours to answer for.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(Page page, HarmTable table)
    {
        page.Heading($"Harm table {table.Name}, {Wording.Count(table.Rows.Count, "row", "rows")}");
        if (table.Words.Length > 0)
            page.Text(table.Words);
        page.Table(
            [new("in"), new("value"), new("score", true), new("why")],
            [.. table.Rows.Select(static row => (string[])
            [
                row.Part.ToString().ToLowerInvariant(), row.Value, Score(row), row.Why,
            ])]);
    }

    private static string Score(HarmRow row)
    {
        string score = row.Score.ToString("#,0.####", CultureInfo.InvariantCulture);
        return row.Part is HarmPart.Grade or HarmPart.Column ? $"times {score}" : score;
    }
}
