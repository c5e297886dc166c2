using Hotspots.Tests.Support;

namespace Hotspots.Tests.Architecture;

/// <summary>One text file of the checkout, as a rule sees it.</summary>
/// <param name="Path">From the root, with forward slashes: "Hotspots.Core/Model/GeoPoint.cs".</param>
/// <param name="Text">All of it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] Unkept =
        ["bin", "obj", ".git", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules",
        "out", "dist"];
    private static readonly string[] Readable =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".geojson", ".md", ".sh", ".py", ".txt", ".csv", ".editorconfig", ".gitignore",
            ".yml",
         ".config", ".mjs", ".ts", ".tsx", ".css", ".golden", ""];

    private string? _code;
    private string? _prose;

    /// <summary>Every text file of the checkout, in order of path.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. Walk(Repository.Root).OrderBy(static f => f.Path, StringComparer.Ordinal)];

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>The text without what strings and comments say.</summary>
    public string Code => _code ??= CSharpText.Blank(Text, comments: true);

    /// <summary>The text without what strings say.</summary>
    public string CodeAndComments => _prose ??= CSharpText.Blank(Text, comments: false);

    /// <summary>The project's folder: "Hotspots.Core".</summary>
    public string Project => Path[..Math.Max(0, Path.IndexOf('/', StringComparison.Ordinal))];

    /// <summary>The namespace that the folder asks for: "Hotspots.Core.Model".</summary>
    public string ExpectedNamespace => Path[..Math.Max(0, Path.LastIndexOf('/'))].Replace('/', '.');

    /// <summary>Line of a character, first is 1.</summary>
    public int LineOf(int index) => Text.AsSpan(0, index).Count('\n') + 1;

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            // A worktree's .git is a file that names a place outside.
            if (System.IO.Path.GetFileName(file) != ".git" && Readable.Contains(System.IO.Path.GetExtension(file)))
                yield return new SourceFile(System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file));
        }
        foreach (string inner in Directory.EnumerateDirectories(folder))
        {
            if (!Unkept.Contains(System.IO.Path.GetFileName(inner)))
            {
                foreach (SourceFile file in Walk(inner))
                    yield return file;
            }
        }
    }
}
