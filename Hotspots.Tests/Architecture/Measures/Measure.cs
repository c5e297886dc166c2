using System.Text.RegularExpressions;

namespace Hotspots.Tests.Architecture.Measures;

/// <summary>Measure of the sources: how often does each place break a rule? Places that keep it are left out.</summary>
/// <param name="Name">Short name, as in the ratchet's list.</param>
/// <param name="Of">Counts it in some files.</param>
/// <param name="Bad">Files that break it together.</param>
/// <param name="Good">Files that look similar and keep it.</param>
internal sealed record Measure(string Name, Func<IReadOnlyList<SourceFile>, Dictionary<string, int>> Of, SourceFile[] Bad, SourceFile[] Good)
{
    public const int MostFiles = 20;
    public const int MostCharacters = 150;
    public const int MostLines = 400;

    private const string TypeBegins =
        @"^\s*((public|internal|private|protected|file|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)+"
        + @"(class|struct|record|interface|enum|delegate)\b";

    private static readonly string[] Written = [".cs", ".ts", ".tsx", ".mjs", ".css"];

    /// <summary>THE list of measures.</summary>
    public static readonly Measure[] All =
    [
        new("files-in-folder",
            static files => Over(files.Where(IsWritten).GroupBy(FolderOf), static folder => folder.Count() > MostFiles ? folder.Count() : 0),
            Bad: Made(MostFiles + 1, static i => ($"Hotspots.Core/Model/X{i}.cs", "")),
            Good:
            [
                .. Made(MostFiles, static i => ($"Hotspots.Core/Model/X{i}.cs", "")),
                new SourceFile("Hotspots.Core/Model/X.md", ""), new SourceFile("Hotspots.Core/Model/Y/X.cs", ""),
            ]),
        new("wide-lines",
            static files => Over(files.Where(IsWritten).GroupBy(FolderOf), static folder => folder.Sum(WideLines)),
            Bad: [Core(new string('x', MostCharacters + 1) + "\r\n"), new SourceFile("web/X.tsx", "\n" + new string('é', MostCharacters + 1))],
            Good: [Core(new string('é', MostCharacters) + "\r\n" + new string('x', MostCharacters)), new SourceFile("X.md", new string('x', 1000))]),
        new("long-files",
            static files => Over(
                files.Where(IsWritten).GroupBy(static file => file.Path),
                static file => LineCount(file.Single()) is int lines and > MostLines ? lines : 0),
            Bad: [new SourceFile("web/X.ts", Repeated("//\n", MostLines + 1)), Core(Repeated("//\n", MostLines) + "//")],
            Good: [new SourceFile("web/X.ts", Repeated("//\n", MostLines)), new SourceFile("X.csv", Repeated("1\n", 1000))]),
        new("question-summaries",
            static files => Over(
                files.Where(static file => file.Project == "Hotspots.Core" && file.IsCSharp).GroupBy(FolderOf),
                static folder => folder.Sum(Questions)),
            Bad:
            [
                Core("/// <summary>Which are there?</summary>\npublic sealed class X;"),
                Core("/// <summary>\n/// Which are there, and\n/// how many? The one list.\n/// </summary>\n"
                    + "/// <remarks>\n/// More.\n/// </remarks>\n[A]\ninternal readonly record struct X(int Y);"),
                Core("/// <summary>Which?</summary>\npublic enum X { A }"),
            ],
            Good:
            [
                Core("/// <summary>Minimum spanning tree. Which points hold together?</summary>\npublic sealed class X;"),
                Core("/// <summary>Tree.</summary>\npublic sealed class X\n{\n    /// <summary>Is it?</summary>\n    public bool Y { get; }\n}"),
                Core("/// <summary>Tree.</summary>\n/// <param name=\"Y\">Which?</param>\ninternal sealed record X(int Y);"),
            ]),
        // The compiler asks it of what is public; types of Core are internal. What a record's members are, is said by the names in its file.
        new("undocumented",
            static files => Over(
                files.Where(static file => file.Project == "Hotspots.Core" && file.IsCSharp)
                    .Where(static file => !file.Path.Contains("/Records/", StringComparison.Ordinal)).GroupBy(FolderOf),
                static folder => folder.Sum(Undocumented)),
            Bad:
            [
                Core("internal sealed class X;"), Core("[A]\ninternal enum X\n{\n}"),
                Core("/// <summary>Tree.</summary>\ninternal sealed class X\n{\n    public int Y { get; }\n}"),
            ],
            Good:
            [
                Core("/// <summary>Tree.</summary>\n[A]\ninternal sealed class X\n{\n    /// <inheritdoc/>\n    public int Y { get; }\n}"),
                Core("/// <summary>Tree.</summary>\ninternal sealed class X\n{\n    private int _y;\n\n    public override int Y() => 1;\n}"),
            ]),
    ];

    public override string ToString() => Name;

    /// <summary>Lines of a file that are too wide.</summary>
    private static int WideLines(SourceFile file) => Lines(file).Count(static line => line.Length > MostCharacters);

    /// <summary>Types of a file with a summary whose first sentence is a question.</summary>
    private static int Questions(SourceFile file)
    {
        string[] lines = [.. Lines(file)];
        int questions = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (!Regex.IsMatch(lines[i], TypeBegins))
                continue;
            int first = i;
            while (first > 0 && Regex.IsMatch(lines[first - 1], @"^\s*(///|\[)"))
                first--;
            string words = string.Join(' ', lines[first..i].Select(static line => line.Trim().TrimStart('/').Trim()));
            Match summary = Regex.Match(words, "<summary>(.*?)</summary>");
            if (Regex.Match(summary.Groups[1].Value, @"^.*?[.?!](?=\s|$)").Value.EndsWith('?'))
                questions++;
        }
        return questions;
    }

    /// <summary>Types of a file, and public members of them, with no documentation at all.</summary>
    private static int Undocumented(SourceFile file)
    {
        string[] lines = [.. Lines(file)];
        int undocumented = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (!Regex.IsMatch(lines[i], @"^(internal|public) |^    public (?!override )"))
                continue;
            int first = i;
            while (first > 0 && Regex.IsMatch(lines[first - 1], @"^\s*\["))
                first--;
            if (first == 0 || !lines[first - 1].TrimStart().StartsWith("///", StringComparison.Ordinal))
                undocumented++;
        }
        return undocumented;
    }

    private static Dictionary<string, int> Over(
        IEnumerable<IGrouping<string, SourceFile>> groups, Func<IGrouping<string, SourceFile>, int> count) => groups
        .Select(group => (group.Key, Count: count(group)))
        .Where(static found => found.Count > 0)
        .ToDictionary(static found => found.Key, static found => found.Count, StringComparer.Ordinal);

    private static bool IsWritten(SourceFile file) => Written.Contains(Path.GetExtension(file.Path));

    private static string FolderOf(SourceFile file) => file.Path[..Math.Max(0, file.Path.LastIndexOf('/'))];

    private static IEnumerable<string> Lines(SourceFile file) => file.Text.Split('\n').Select(static line => line.TrimEnd('\r'));

    private static int LineCount(SourceFile file) => file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static SourceFile Core(string text) => new("Hotspots.Core/Model/X.cs", text);

    private static SourceFile[] Made(int count, Func<int, (string Path, string Text)> file) =>
        [.. Enumerable.Range(0, count).Select(i => new SourceFile(file(i).Path, file(i).Text))];
}
