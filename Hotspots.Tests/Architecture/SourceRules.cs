using System.Text.RegularExpressions;

namespace Hotspots.Tests.Architecture;

/// <summary>THE list of habits that the sources are read for. Each entry brings the texts it must and must not report.</summary>
internal static class SourceRules
{
    // Words are put together here so that this file keeps the rules it states.
    private const string Later = "TO" + "DO";
    private const string Mend = "FIX" + "ME";

    private const RegexOptions Lines = RegexOptions.CultureInvariant | RegexOptions.Multiline;

    private static readonly string[] VagueNames =
        ["Common", "Util", "Utils", "Utilities", "Helper", "Helpers", "Service", "Services", "Manager", "Managers", "Misc"];

    public static readonly SourceRule[] All =
    [
        new("A room uses only the rooms that the table allows",
            RoomBreaches,
            Bad: [
                Cs("Hotspots.Core/Analysis/Clustering/X.cs", "using Hotspots.Core.Files;\nnamespace Hotspots.Core.Analysis.Clustering;"),
                Cs("Hotspots.Core/Analysis/X.cs", "namespace Hotspots.Core.Analysis;\nclass X { Hotspots.Core.Files.Csv.Y? y; }"),
                Cs("Hotspots.Core/Files/X.cs", "using static Hotspots.Core.Analysis.Outlines.Hull;"),
                Cs("Hotspots.Core/Files/X.cs", "using Catalog = Hotspots.Core.Analysis.AnalysisCatalog;"),
                Cs("Hotspots.Core/Model/X.cs", "using Hotspots.Core.Geography;"),
                Cs("Hotspots.Core/Geography/X.cs", "global using Hotspots.Core.Files;"),
                Cs("Hotspots.Cli/X.cs", "using Hotspots.Core.Geography;"),
                Cs("Hotspots.Cli/X.cs", "using Hotspots.Core.Files.Csv;"),
                Cs("Hotspots.Cli/X.cs", "Hotspots.Core.Files.IncidentFormats.All"),
            ],
            Good: [
                Cs("Hotspots.Core/Analysis/X.cs",
                    "using Hotspots.Core.Model;\nusing Hotspots.Core.Indexing;\nusing Hotspots.Core.Analysis.Outlines;"),
                Cs("Hotspots.Core/Analysis/X.cs", "// not Hotspots.Core.Files.Y\nvar x = \"Hotspots.Core.Files.Y\";"),
                Cs("Hotspots.Core/Pipeline/X.cs", "using Hotspots.Core.Files;\nusing Hotspots.Core.Analysis;"),
                Cs("Hotspots.Cli/X.cs", "Hotspots.Core.Files.IncidentFiles.Read()"),
                Cs("Hotspots.Tests/Files/X.cs", "using Hotspots.Core.Files;\nusing Hotspots.Core.Analysis;"),
            ]),
        new("Every folder of Core is a room of the table",
            static file => file.Path.StartsWith("Hotspots.Core/", StringComparison.Ordinal) && file.IsCSharp
                && Rooms.Of(file.ExpectedNamespace, Rooms.Table) is null
                ? [$"{file.ExpectedNamespace} is no room of the table in Rooms.cs"] : [],
            Bad: [Cs("Hotspots.Core/Storage/X.cs", ""), Cs("Hotspots.Core/X.cs", ""), Cs("Hotspots.Core/ModelX/X.cs", "")],
            Good: [Cs("Hotspots.Core/Files/Csv/X.cs", ""), Cs("Hotspots.Tests/Golden/X.cs", "")]),
        new("A file's namespace is its folder",
            NamespaceBreaches,
            Bad: [
                Cs("Hotspots.Core/Model/X.cs", "namespace Hotspots.Core.Files;"),
                Cs("Hotspots.Core/Model/X.cs", "namespace Hotspots.Core.Model { class X; }"),
                Cs("Hotspots.Core/Model/X.cs", "class X;"),
            ],
            Good: [Cs("Hotspots.Core/Files/Csv/X.cs", "using System;\n\nnamespace Hotspots.Core.Files.Csv;")]),
        new("Nothing is named after being useful",
            static file => VagueBreaches(file.Path),
            Bad: [Cs("Hotspots.Core/Common/X.cs", ""), Cs("Hotspots.Core/Files/Utils/X.cs", ""), Cs("Hotspots.Core/Files/CsvHelper.cs", ""),
                Cs("Hotspots.Tests/Files/CsvHelperTests.cs", "")],
            Good: [Cs("Hotspots.Core/Files/CommonLines.cs", ""), Cs("Hotspots.Core/Files/ServiceableRows.cs", "")]),
        Forbid("No regions: a file that needs folding needs splitting", Code, @"^[ \t]*#[ \t]*(end)?region\b",
            bad: ["#region Fields\n", "  #  region\n"], good: ["// #region\n", "var x = \"\"\"\n#region\n\"\"\";"]),
        Forbid("No pragma and no attribute silences an analyzer in Core", static file => Core(file) ? file.Code : "",
            @"#[ \t]*pragma[ \t]+warning|\bSuppressMessage\b",
            bad: ["#pragma warning disable CA1000\n", "[SuppressMessage(\"a\", \"b\")]"], good: ["// #pragma warning disable\n"]),
        Forbid("No empty documentation", static file => file.CodeAndComments,
            @"///\s*<(summary|remarks|returns|param|typeparam|exception|value)\b[^>]*(/>|>(\s|///)*</\1>)",
            bad: ["/// <summary></summary>\n", "/// <summary>\n    /// </summary>\n", "/// <param name=\"x\"></param>\n", "/// <returns/>\n"],
            good: ["/// <summary>Says something.</summary>\n", "/// <inheritdoc/>\n", "/// <summary>\n/// Something.\n/// </summary>"]),
        Forbid("Nothing is left for later", static file => file.CodeAndComments, $@"\b({Later}|{Mend}|XXX|HACK|TBD)\b|\bNotImplementedException\b",
            bad: [$"// {Later}: more\n", $"/* {Mend} */", "throw new NotImplementedException();"],
            good: [$"// {Later}s are many\n", $"var x = \"{Later}\";"]),
        Forbid("No error is swallowed without saying why", static file => file.CodeAndComments,
            @"\bcatch\b\s*(\([^{}]*\)\s*)?(\bwhen\b\s*\([^{}]*\)\s*)?\{\s*\}",
            bad: ["try { } catch { }", "try { } catch (IOException)\n{\n}", "catch (Exception e) when (e is IOException) { }"],
            good: ["catch (IOException) { return null; }", "catch (IOException)\n{\n    // The folder is gone: so is what was to be deleted.\n}",
                "// catch { }".Replace("{ }", "", StringComparison.Ordinal)]),
        Forbid("Analysis is synchronous: async lives at the edges",
            static file => file.Path.StartsWith("Hotspots.Core/", StringComparison.Ordinal)
                && !file.Path.StartsWith("Hotspots.Core/Files/", StringComparison.Ordinal) ? file.Code : "",
            @"\b(async|await)\b", bad: ["async Task X() => await Y();"], good: ["// async\n", "var asynchronous = 1;"]),
        Forbid("Partial only where a generator fills in the rest",
            static file => Regex.IsMatch(file.Code, @"\b(JsonSerializable|GeneratedRegex|LibraryImport)\b") ? "" : file.Code, @"\bpartial\b",
            bad: ["partial class X;"],
            good: ["[JsonSerializable(typeof(X))]\npartial class Y : JsonSerializerContext;",
                "partial struct X { [LibraryImport(\"libc\")] static partial int F(); }"]),
        new("Core names options without the dashes of the command line: each host says them in its own words",
            FlagBreaches,
            Bad: [
                Cs("Hotspots.Core/Model/X.cs", "var x = \"leave out --reach\";"), Cs("Hotspots.Core/Model/X.cs", "var x = $\"{y}: --reach {y}\";"),
                Cs("Hotspots.Core/Model/X.cs", "var x = \"--reach\";"),
            ],
            Good: [
                Cs("Hotspots.Core/Model/X.cs", "// --reach\nvar x = \"leave out ⟨reach⟩\"; y--; var z = \"--\" + name;"),
                Cs("Hotspots.Cli/X.cs", "var x = \"leave out --reach\";"),
            ]),
        new("The project speaks only of itself",
            StrangerBreaches,
            Bad: [Cs("README.md", "see /wo" + "rk/shared"), Cs("a.csproj", "https://api.nu" + "get.org/v3"), Cs("x.json", ".lib" + "rary/x"),
                Cs("x.sh", "cd /tmp/bash" + "_jobs")],
            Good: [Cs("README.md", "the shared folder beside the checkout; it works/does")]),
    ];

    private static IEnumerable<string> RoomBreaches(SourceFile file)
    {
        if (!file.IsCSharp || Rooms.Of(file.ExpectedNamespace, Rooms.Table) is not { } user)
            yield break;
        foreach (Match match in Regex.Matches(file.Code, @"\bHotspots\s*\.\s*\w+(\s*\.\s*\w+)*", Lines))
        {
            string name = Regex.Replace(match.Value, @"\s", "");
            if (Rooms.Of(name, Rooms.Table) is { } used && !Rooms.MayUse(user, used, name))
                yield return $"line {file.LineOf(match.Index)}: {user.Name} may not use {name}";
        }
    }

    private static IEnumerable<string> NamespaceBreaches(SourceFile file)
    {
        if (!file.IsCSharp || !file.Project.StartsWith("Hotspots.", StringComparison.Ordinal))
            yield break;
        Match match = Regex.Match(file.Code, @"^namespace\s+([\w.]+)\s*;", Lines);
        if (match.Groups[1].Value != file.ExpectedNamespace)
            yield return $"expected \"namespace {file.ExpectedNamespace};\"";
    }

    private static IEnumerable<string> VagueBreaches(string path)
    {
        foreach (string part in path.Split('/'))
        {
            string bare = Regex.Replace(part, @"(Tests)?\.\w+$", "");
            if (VagueNames.Any(
                vague => bare == vague || (part.EndsWith(".cs", StringComparison.Ordinal) && bare.EndsWith(vague, StringComparison.Ordinal))))
                yield return $"\"{part}\" does not say what it is about";
        }
    }

    private static IEnumerable<string> FlagBreaches(SourceFile file)
    {
        if (!Core(file) || !file.IsCSharp)
            yield break;
        foreach (Match match in Regex.Matches(file.Text, @"--[a-z]", Lines))
        {
            // What is blank there and not here is the inside of a string.
            if (file.CodeAndComments[match.Index] == ' ')
                yield return $"line {file.LineOf(match.Index)}: name it as ⟨option⟩";
        }
    }

    private static IEnumerable<string> StrangerBreaches(SourceFile file)
    {
        string[] strangers =
            ["/wo" + "rk/", ".lib" + "rary", "nu" + "get.org", "registry.np" + "mjs", "pypi" + ".org", "proxy.go" + "lang", "bash" + "_jobs"];
        foreach (string stranger in strangers)
        {
            if (file.Text.IndexOf(stranger, StringComparison.OrdinalIgnoreCase) is int at and >= 0)
                yield return $"line {file.LineOf(at)} speaks of \"{stranger}\"";
        }
    }

    private static SourceRule Forbid(string name, Func<SourceFile, string> view, string pattern, string[] bad, string[] good)
    {
        return new SourceRule(name, Check, Array.ConvertAll(bad, Sample), Array.ConvertAll(good, Sample));

        IEnumerable<string> Check(SourceFile file) => !file.IsCSharp ? [] :
            Regex.Matches(view(file), pattern, Lines).Select(match => $"line {file.LineOf(match.Index)}: {match.Value.Trim()}");
    }

    private static SourceFile Sample(string text) => Cs("Hotspots.Core/Model/X.cs", text);

    private static SourceFile Cs(string path, string text) => new(path, text);

    private static string Code(SourceFile file) => file.Code;

    private static bool Core(SourceFile file) => file.Path.StartsWith("Hotspots.Core/", StringComparison.Ordinal);
}
