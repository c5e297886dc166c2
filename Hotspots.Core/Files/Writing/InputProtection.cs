using System.Collections.Frozen;
using System.IO.Enumeration;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Writing;

/// <summary>Protection of what is read from what is written: the same real file (device and number) is never both.</summary>
internal static class InputProtection
{
    /// <summary>Full paths of the files of a folder that may be written or taken away.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    /// <param name="isOurs">May a file of that name be?</param>
    public static IEnumerable<string> TargetsIn(string folder, Func<string, bool> isOurs) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(path => isOurs(NameOn(Path.GetFileName(path)))) : [];

    // Where case tells no files apart, "Areas.geojson" is written over by "areas.geojson".
    private static string NameOn(string name) => OperatingSystem.IsLinux() ? name : name.ToLowerInvariant();

    /// <summary>Refuses to write over what is read, be it by another name, a link, a hard link, or as one file of a folder that is read.</summary>
    /// <param name="place">Where is written, and what is read.</param>
    /// <param name="targets">Full paths that may be written or taken away.</param>
    /// <param name="other">What to name instead: "another folder for the output".</param>
    /// <exception cref="OutputException">One of the targets is one of the inputs.</exception>
    public static void Refuse(OutputPlace place, IEnumerable<string> targets, string other)
    {
        (string Path, Real Real)[] there = [.. targets.Where(File.Exists).Select(static path => (path, Real.Of(path)))];
        if (there.Length == 0)
            return;
        foreach (string input in place.Inputs)
        {
            foreach (string read in FilesOf(input))
            {
                var real = Real.Of(read);
                int at = Array.FindIndex(there, target => target.Real.IsSameAs(real));
                if (at >= 0)
                {
                    string spelt = SameText(there[at].Path, read) ? "" : $" (as \"{read}\")";
                    throw new OutputException($"\"{there[at].Path}\" is read{spelt} and would be written over: name {other}. Nothing was written.");
                }
            }
        }
    }

    private static IEnumerable<string> FilesOf(string input)
    {
        if (File.Exists(input))
            yield return input;
        if (!Directory.Exists(input))
            yield break;
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input));
        var results = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (string file in FilesBelow(root))
        {
            string folder = Path.GetDirectoryName(file)!;
            if (!results.TryGetValue(folder, out IReadOnlySet<string>? earlier))
                results.Add(folder, earlier = folder == root ? FrozenSet<string>.Empty : EarlierOutput.ResultsIn(folder));
            if (!earlier.Contains(Path.GetFileName(file)))
                yield return file;
        }
    }

    // As folders are read: earlier results below them are passed over, links to folders are not followed (they may lead in a ring), and what may
    // not be seen is not read.
    private static FileSystemEnumerable<string> FilesBelow(string input) =>
        new(
            input, static (ref entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = static (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    private static bool SameText(string one, string other) => string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), StringComparison.Ordinal);

    /// <summary>A file, told by its number; by its path where the system does not tell one.</summary>
    private readonly record struct Real(FileIdentity? Identity, string Path)
    {
        public static Real Of(string path) => new(FileStatus.Of(path)?.Identity, Resolved(path));

        public bool IsSameAs(Real other) => Identity is { } one && other.Identity is { } two
            ? one == two
            : string.Equals(Path, other.Path, StringComparison.OrdinalIgnoreCase);

        private static string Resolved(string path)
        {
            try
            {
                return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return System.IO.Path.GetFullPath(path);
            }
        }
    }
}
