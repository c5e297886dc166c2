using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Writing;

/// <summary>One file that is to be written.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Write">Writes its content.</param>
internal readonly record struct FileToWrite(string Name, Action<Stream> Write);

/// <summary>Atomic replacement of several files: they change together, or not at all, for one process at a time.</summary>
/// <remarks>
/// Under a lock (<see cref="WriteLock"/>) every file is first written whole in a folder of its own, which is made for this write inside the
/// output folder under a name that cannot be foreseen, and flushed to the disk. Only when all are there are they put in place, in the order
/// given (<see cref="StagedWrite"/>). What a run that was killed left behind is finished, or undone, before anything else.
/// </remarks>
/// <param name="folder">It is created when it does not exist.</param>
/// <param name="operations">How files are changed; tests give some that fail.</param>
internal sealed class AtomicFiles(string folder, FileOperations? operations = null)
{
    /// <summary>Endings of what version 0.2 left when it was killed.</summary>
    private static readonly string[] FormerEndings = [".partial", ".previous"];

    private readonly FileOperations _operations = operations ?? FileOperations.Real;

    /// <summary>Where the files go.</summary>
    public string Folder => folder;

    /// <summary>May others read what is made, as far as the user's mask lets them? Else what is made is for the user alone.</summary>
    public bool IsShared { get; init; }

    /// <summary>
    /// Called when all files are written whole and none is in place yet, with the name and the path of each: what it throws leaves everything as it
    /// was. Null for nothing.
    /// </summary>
    public Action<IReadOnlyList<(string Name, string Path)>>? Sealing { get; init; }

    /// <summary>Writes one file, or leaves everything as it was. Other files of the folder may be written at the same time.</summary>
    /// <inheritdoc cref="Write(IReadOnlyList{FileToWrite}, Func{IReadOnlyList{string}}, CancellationToken)" path="/exception"/>
    public void WriteOne(FileToWrite file, CancellationToken cancellation) =>
        Write(WriteNames.OfFile(folder, file.Name), PathOf(file.Name), [file], null, cancellation);

    /// <summary>Writes all files, or leaves everything as it was.</summary>
    /// <inheritdoc cref="Write(IReadOnlyList{FileToWrite}, Func{IReadOnlyList{string}}, CancellationToken)" path="/exception"/>
    public void Write(IReadOnlyList<FileToWrite> files, CancellationToken cancellation) => Write(files, static () => [], cancellation);

    /// <summary>Writes all files and takes away stale ones, or leaves everything as it was.</summary>
    /// <param name="files">What is to be there.</param>
    /// <param name="stale">Asked when nobody else can write any more: names of files that are to be gone, should they be there.</param>
    /// <param name="cancellation">Stops the writing; everything is then as it was.</param>
    /// <exception cref="OutputException">The folder or a file cannot be written, or another process is writing to it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; everything is as it was.</exception>
    public void Write(IReadOnlyList<FileToWrite> files, Func<IReadOnlyList<string>> stale, CancellationToken cancellation) =>
        Write(WriteNames.OfFolder(folder), folder, files, stale, cancellation);

    private void Write(
        WriteNames names, string output, IReadOnlyList<FileToWrite> files, Func<IReadOnlyList<string>>? stale, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string current = "";
        var left = new List<string>();
        var made = new Stack<string>();
        bool isDone = false;
        try
        {
            MakeFolder(made);
            using WriteLock held = WriteLock.Take(names, output);
            var write = new StagedWrite(folder, names, _operations);
            Settle(write);
            RequireWritable(files);
            Write(write, names, files, stale, ref current, left, cancellation);
            SweepFormer(files);
            isDone = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(Explain(e, current, left), e);
        }
        finally
        {
            if (!isDone)
                Unmake(made);
        }
    }

    private void Write(
        StagedWrite write, WriteNames names, IReadOnlyList<FileToWrite> files, Func<IReadOnlyList<string>>? stale, ref string current,
        List<string> left, CancellationToken cancellation)
    {
        string staging = names.NewStaging();
        try
        {
            write.MakeStaging(staging);
            WriteJournal? journal = null;
            using (var flushed = new FlushedFiles())
            {
                foreach (FileToWrite file in files)
                {
                    current = file.Name;
                    flushed.Write(file, _operations.Create(write.NewFile(staging, file.Name), !IsShared));
                }
                if (stale is not null)
                {
                    journal = write.Plan(staging, [.. files.Select(static file => file.Name)], stale());
                    flushed.Write(new FileToWrite(files[^1].Name, journal.Write), write.Open(journal));
                }
                flushed.Wait(ref current);
            }
            // From here on it is a matter of milliseconds: a cancellation that comes later comes too late.
            cancellation.ThrowIfCancellationRequested();
            Sealing?.Invoke([.. files.Select(file => (file.Name, write.NewFile(staging, file.Name)))]);
            if (journal is null)
                write.PutOne(staging, current);
            else
                write.Put(journal, ref current, left);
        }
        finally
        {
            write.Sweep(staging);
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private void MakeFolder(Stack<string> made)
    {
        if (File.Exists(folder))
            throw new OutputException($"\"{folder}\" is a file; name a folder for the output.");
        var missing = new Stack<string>();
        string? above = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        for (; above is not null && !Directory.Exists(above); above = Path.GetDirectoryName(above))
            missing.Push(above);
        foreach (string path in missing)
        {
            _operations.MakeFolder(path, !IsShared);
            made.Push(path);
        }
    }

    private static void Unmake(Stack<string> made)
    {
        try
        {
            foreach (string path in made)
                Directory.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody has put something into it meanwhile.
        }
    }

    private void Settle(StagedWrite write)
    {
        IReadOnlyList<string> left;
        try
        {
            left = write.Settle();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(
                $"An earlier run into \"{folder}\" was ended before all its files were in place, and this one may not finish it "
                + $"({e.Message.TrimEnd('.')}): let whoever ran it run it again, or name another folder.", e);
        }
        if (left.Count > 0)
        {
            throw new OutputException(
                $"An earlier run into \"{folder}\" failed half-way, and these files cannot be put back: {Listed(left)}. "
                + "Make them writable, or name another folder.");
        }
    }

    private void RequireWritable(IReadOnlyList<FileToWrite> files)
    {
        foreach (FileToWrite file in files)
        {
            string path = PathOf(file.Name);
            if (Directory.Exists(path))
                throw Unwritable("a folder where a file is to be written; rename it or name another folder");
            if (FileStatus.Of(path) is { Kind: FileKind.Other })
                throw Unwritable("a pipe or a device where a file is to be written; remove it or name another place");

            OutputException Unwritable(string reason) => new($"\"{path}\" is {reason} for the output.");
        }
    }

    private void SweepFormer(IReadOnlyList<FileToWrite> files)
    {
        foreach (FileToWrite file in files)
        {
            foreach (string ending in FormerEndings)
            {
                try
                {
                    _operations.Delete(PathOf(file.Name + ending));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // Another user's, or a folder of that name: it is in nobody's way.
                }
            }
        }
    }

    private string Explain(Exception e, string file, List<string> left)
    {
        string what = file.Length == 0 ? $"the folder \"{folder}\"" : $"\"{PathOf(file)}\"";
        string state = left.Count == 0
            ? "Earlier output is untouched."
            : $"What was there before could not be put back whole: {Listed(left)} may be of this run; "
                + "the next run into the folder puts it right once they can be written.";
        if (e is UnauthorizedAccessException)
            return $"There is no permission to write {what}; name another folder for the output or ask for access. {state}";
        // 28 is ENOSPC, 112 and 39 are Windows' ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
        if ((e.HResult & 0xFFFF) is 28 or 112 or 39)
            return $"The disk is full: {what} could not be written. Free some space or name a folder on another disk. {state}";
        return $"Writing {what} failed ({e.Message.TrimEnd('.')}); close programs that hold it open or name another folder. {state}";
    }

    private string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Select(name => $"\"{PathOf(name)}\""));
}
