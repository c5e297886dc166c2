namespace Hotspots.Core.Files;

/// <summary>A file that cannot be read, and why.</summary>
/// <param name="Name">As the user knows it.</param>
/// <param name="Problem">One sentence that says what to do.</param>
internal readonly record struct SourceProblem(string Name, string Problem);

/// <summary>What is to be read?</summary>
/// <param name="Files">In reading order.</param>
/// <param name="Problems">What cannot be read.</param>
/// <param name="Notes">What was passed over, in words.</param>
/// <param name="InputPaths">Paths of the files on disk that were named or found in folders, for their digests.</param>
internal sealed record SourceListing(
    IReadOnlyList<SourceFile> Files, IReadOnlyList<SourceProblem> Problems, IReadOnlyList<string> Notes, IReadOnlyList<string> InputPaths);

/// <summary>Which files does the user mean?</summary>
internal static class SourceFiles
{
    /// <summary>Turns what the user named into files.</summary>
    public static SourceListing Expand(IReadOnlyList<string> paths)
    {
        var files = new List<SourceFile>();
        var problems = new List<SourceProblem>();
        foreach (string path in paths)
        {
            if (File.Exists(path))
                files.Add(new SourceFile(Path.GetFileName(path), new FileInfo(path).Length, () => File.OpenRead(path)) { Path = path });
            else
                problems.Add(new SourceProblem(path, "There is no such file: check the name and the folder."));
        }
        return new SourceListing(files, problems, [], [.. files.Select(static f => f.Path!)]);
    }
}
