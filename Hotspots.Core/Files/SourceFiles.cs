using System.Collections.Frozen;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Files.Writing;
using Hotspots.Core.Files.Zip;

namespace Hotspots.Core.Files;

/// <summary>A file that cannot be read, and why.</summary>
/// <param name="Name">As the user knows it.</param>
/// <param name="Problem">One sentence that says what to do.</param>
internal readonly record struct SourceProblem(string Name, string Problem);

/// <summary>Listing of sources. What is to be read?</summary>
/// <param name="Files">In reading order.</param>
/// <param name="Problems">What cannot be read.</param>
/// <param name="Notes">What was passed over, in words.</param>
/// <param name="Inputs">The files on disk that were named or found in folders, for their digests.</param>
internal sealed record SourceListing(
    IReadOnlyList<SourceFile> Files, IReadOnlyList<SourceProblem> Problems, IReadOnlyList<string> Notes, IReadOnlyList<SourceInput> Inputs);

/// <summary>A file on disk as it is, an archive not unpacked.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Open">Opens its bytes from the start.</param>
internal sealed record SourceInput(string Path, Func<Stream> Open)
{
    /// <summary>Is it a database? Then its bytes are left alone while it is read: to close them would give up the database's own locks.</summary>
    public bool IsDatabase { get; init; }
}

/// <summary>Files of a path, a folder or an archive. Which files does the user mean? A path is a file, a folder with all below it, or a ZIP
/// archive.</summary>
internal static class SourceFiles
{
    /// <summary>Turns what the user named into files, in the order named; within a folder or archive in the order of names (ordinal).</summary>
    /// <param name="paths">Files, folders, archives.</param>
    /// <param name="limits">How large an archive may become; null for the usual bounds.</param>
    /// <param name="cancellation">Stops it, also while a pipe gives nothing.</param>
    /// <remarks>Never throws for what is on disk: what cannot be read is a problem in the listing, and the rest is listed.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SourceListing Expand(IReadOnlyList<string> paths, ZipLimits? limits = null, CancellationToken cancellation = default)
    {
        var expansion = new Expansion(limits ?? ZipLimits.Default, ShownNames(paths), cancellation);
        for (int i = 0; i < paths.Count; i++)
        {
            string path = paths[i];
            expansion.Settle(path);
            if (Directory.Exists(path))
                expansion.AddFolder(path);
            else
                expansion.AddFile(path, expansion.ShownName(path));
            expansion.Number(i);
        }
        return expansion.ToListing();
    }

    // Two files of one name in two folders are told apart by the paths as the user wrote them.
    private static Dictionary<string, string> ShownNames(IReadOnlyList<string> paths) => paths
        .Distinct(StringComparer.Ordinal)
        .GroupBy(static path => Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), StringComparer.Ordinal)
        .SelectMany(
            static same =>
                same.Select(path => (Path: path, Name: same.Count() == 1 && same.Key.Length > 0 && same.Key is not ("." or "..") ? same.Key : path)))
        .ToDictionary(static entry => entry.Path, static entry => entry.Name.Replace('\\', '/').TrimEnd('/'), StringComparer.Ordinal);

    private sealed class Expansion(ZipLimits limits, Dictionary<string, string> shownNames, CancellationToken cancellation)
    {
        private readonly List<SourceFile> _files = [];
        private int _numbered;
        private readonly List<SourceProblem> _problems = [];
        private readonly List<string> _notes = [];
        private readonly List<SourceInput> _inputs = [];
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);

        /// <summary>Says of the files that have no number yet with which path they came.</summary>
        public void Number(int input)
        {
            for (; _numbered < _files.Count; _numbered++)
                _files[_numbered] = _files[_numbered] with { Input = input };
        }

        public string ShownName(string path) => shownNames[path];

        public SourceListing ToListing() => new(_files, _problems, _notes, _inputs);

        /// <summary>Earlier results can be read too: those of a run that was killed while it put them in place are made whole first.</summary>
        public void Settle(string path)
        {
            if (InterruptedWrites.SettleAt(path) is { } halfWritten)
                _notes.Add(halfWritten);
        }

        public void AddFile(string path, string name)
        {
            try
            {
                if (!File.Exists(path))
                {
                    _problems.Add(new SourceProblem(path, "There is no such file: check the name and the folder."));
                    return;
                }
                if (!_known.Add(Path.GetFullPath(path)))
                {
                    _notes.Add($"{name} was named more than once and is read once.");
                    return;
                }
                // What comes through a pipe comes once: it is kept.
                byte[]? piped = Pipe.ReadIfPipe(path, cancellation);
                Func<Stream> open = piped is null ? () => Open(path) : () => new MemoryStream(piped, writable: false);
                _inputs.Add(new SourceInput(path, open) { IsDatabase = piped is null && StoreFile.IsDatabase(path) });
                if (!AddArchive(path, name, open, out long length))
                    _files.Add(new SourceFile(name, length, open) { Path = piped is null ? path : null });
            }
            catch (UnreadableFileException problem)
            {
                _problems.Add(new SourceProblem(name, problem.Message));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or System.Security.SecurityException)
            {
                _problems.Add(new SourceProblem(name, "The file cannot be opened: ask for permission, or copy it to a folder of your own."));
            }
        }

        public void AddFolder(string folder)
        {
            string shown = ShownName(folder);
            var found = new List<string>();
            var passedOver = new List<string>();
            Search(folder, "", shown, found, passedOver);
            found.Sort(StringComparer.Ordinal);
            passedOver.Sort(StringComparer.Ordinal);
            foreach (string relative in found)
            {
                cancellation.ThrowIfCancellationRequested();
                AddFile(Path.Combine(folder, relative), $"{shown}/{relative}");
            }
            if (DataFiles.Note(shown, passedOver) is { Length: > 0 } note)
                _notes.Add(note);
            if (found.Count == 0)
                _problems.Add(new SourceProblem(shown, "There are no files of incidents in this folder: check that it is the right one."));
        }

        private static FileStream Open(string path) =>
            new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

        private bool AddArchive(string path, string name, Func<Stream> open, out long length)
        {
            List<ZipMember> members;
            using (Stream stream = open())
            {
                length = stream.Length;
                Span<byte> head = stackalloc byte[4];
                if (stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) < 4 || !ZipSource.Recognises(head))
                    return false;
                try
                {
                    members = ZipDirectory.Read(stream, limits.Members);
                }
                catch (UnreadableFileException) when (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
                {
                    return false; // a damaged workbook is better explained by the reader of workbooks
                }
            }
            if (ZipSource.IsDocument(members))
                return false;
            ZipListing listing = ZipSource.List(name, open, members, limits);
            _files.AddRange(listing.Files);
            _problems.AddRange(listing.Problems);
            if (listing.Note.Length > 0)
                _notes.Add(listing.Note);
            if (listing.Files.Count == 0 && listing.Problems.Count == 0)
                _problems.Add(new SourceProblem(name, "There are no files of incidents in this archive: check that it is the right one."));
            return true;
        }

        /// <summary>Finds all files below a folder. Links to folders are not followed: a link to a folder above would never end.</summary>
        private void Search(string root, string below, string shown, List<string> found, List<string> passedOver)
        {
            FileSystemInfo[] entries;
            try
            {
                entries = new DirectoryInfo(Path.Combine(root, below)).GetFileSystemInfos();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or System.Security.SecurityException)
            {
                _problems.Add(new SourceProblem(
                    below.Length == 0 ? shown : $"{shown}/{below}",
                    "The folder cannot be opened: ask for permission, or copy it to a folder of your own."));
                return;
            }
            // Whoever writes results below the folder that is read does not mean them to be counted the next time; a folder of results that is
            // named is read.
            IReadOnlySet<string> results = below.Length == 0 ? FrozenSet<string>.Empty : EarlierOutput.ResultsIn(Path.Combine(root, below));
            if (results.Count > 0)
                _notes.Add($"{shown}/{below} holds earlier results of this tool, which are not read.");
            foreach (FileSystemInfo entry in entries)
            {
                if (results.Contains(entry.Name))
                    continue;
                string relative = below.Length == 0 ? entry.Name : $"{below}/{entry.Name}";
                if (entry.Name.StartsWith('.') || (OperatingSystem.IsWindows() && entry.Attributes.HasFlag(FileAttributes.Hidden)))
                    continue;
                if (entry is FileInfo)
                    (DataFiles.IsPassedOver(entry.Name) ? passedOver : found).Add(relative);
                else if (entry.LinkTarget is null)
                {
                    Settle(entry.FullName);
                    Search(root, relative, shown, found, passedOver);
                }
                else
                    passedOver.Add(relative + " (a link to a folder)");
            }
        }
    }
}
