using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>One file that is to be written.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Write">Writes its content.</param>
internal readonly record struct FileToWrite(string Name, Action<Stream> Write);

/// <summary>How do several files change together, or not at all?</summary>
/// <remarks>
/// Every file is first written whole under a temporary name in the same folder and flushed to the disk. Only when all are there are
/// they renamed, in the order given. Each earlier file is kept under a second name until the last rename is done, so that a rename
/// that fails (a file held open by another program) brings all the earlier ones back. Stale files go the same way. The temporary names are fixed: what a run that
/// was killed left behind is overwritten by the next.
/// </remarks>
internal sealed class AtomicFiles
{
    /// <summary>Ending of a file that is being written.</summary>
    public const string PartialEnding = ".partial";

    /// <summary>Ending of the earlier file while the new ones are put in place.</summary>
    public const string PreviousEnding = ".previous";

    private readonly string _folder;
    private readonly Func<string, Stream> _open;
    private readonly Action<string, string> _rename;

    /// <summary>Chooses the folder; nothing is touched yet.</summary>
    /// <param name="folder">It is created when it does not exist.</param>
    /// <param name="open">Opens a temporary file; tests give a stream that fails.</param>
    /// <param name="rename">Puts a temporary file in its place; tests give one that fails.</param>
    public AtomicFiles(string folder, Func<string, Stream>? open = null, Action<string, string>? rename = null)
    {
        _folder = folder;
        _open = open ?? OpenNew;
        _rename = rename ?? Replace;
    }

    /// <summary>Where the files go.</summary>
    public string Folder => _folder;

    /// <summary>Writes all files, or leaves everything as it was.</summary>
    /// <inheritdoc cref="Write(IReadOnlyList{FileToWrite}, IReadOnlyList{string}, CancellationToken)" path="/exception"/>
    public void Write(IReadOnlyList<FileToWrite> files, CancellationToken cancellation) => Write(files, [], cancellation);

    /// <summary>Writes all files and takes away stale ones, or leaves everything as it was.</summary>
    /// <param name="files">What is to be there.</param>
    /// <param name="stale">Names of files that are to be gone, should they be there.</param>
    /// <param name="cancellation">Stops the writing; everything is then as it was.</param>
    /// <exception cref="OutputException">The folder or a file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; everything is as it was.</exception>
    public void Write(IReadOnlyList<FileToWrite> files, IReadOnlyList<string> stale, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string current = "";
        try
        {
            PrepareFolder(files);
            foreach (FileToWrite file in files)
            {
                current = file.Name;
                using Stream stream = _open(PathOf(file.Name + PartialEnding));
                file.Write(stream);
                Flush(stream);
            }
            // From here on it is a matter of milliseconds: a cancellation that comes later comes too late.
            cancellation.ThrowIfCancellationRequested();
            Commit(files, stale, ref current);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(Explain(e, current), e);
        }
        finally
        {
            foreach (FileToWrite file in files)
                DeleteQuietly(PathOf(file.Name + PartialEnding));
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void PrepareFolder(IReadOnlyList<FileToWrite> files)
    {
        if (File.Exists(_folder))
            throw new OutputException($"\"{_folder}\" is a file; name a folder for the output.");
        Directory.CreateDirectory(_folder);
        foreach (FileToWrite file in files)
        {
            if (Directory.Exists(PathOf(file.Name)))
                throw new OutputException($"\"{PathOf(file.Name)}\" is a folder where a file is to be written; rename it or name another folder for the output.");
        }
    }

    private void Commit(IReadOnlyList<FileToWrite> files, IReadOnlyList<string> stale, ref string current)
    {
        int done = 0, gone = 0;
        try
        {
            for (; gone < stale.Count; gone++)
            {
                current = stale[gone];
                if (File.Exists(PathOf(current)))
                    File.Move(PathOf(current), PathOf(current + PreviousEnding), overwrite: true);
            }
            for (; done < files.Count; done++)
            {
                current = files[done].Name;
                _rename(PathOf(current + PartialEnding), PathOf(current));
            }
        }
        catch
        {
            if (gone == stale.Count)
            {
                for (int i = done; i >= 0; i--)
                    BringBack(PathOf(files[i].Name), wasRenamed: i < done);
            }
            for (int i = 0; i < gone; i++)
                BringBack(PathOf(stale[i]), wasRenamed: false);
            throw;
        }
        foreach (FileToWrite file in files)
            DeleteQuietly(PathOf(file.Name + PreviousEnding));
        foreach (string name in stale)
            DeleteQuietly(PathOf(name + PreviousEnding));
    }

    private static void Replace(string written, string target)
    {
        DeleteQuietly(target + PreviousEnding);
        if (File.Exists(target))
            File.Replace(written, target, target + PreviousEnding);
        else
            File.Move(written, target);
    }

    private static void BringBack(string target, bool wasRenamed)
    {
        if (File.Exists(target + PreviousEnding))
            File.Move(target + PreviousEnding, target, overwrite: true);
        else if (wasRenamed)
            DeleteQuietly(target);
    }

    private static FileStream OpenNew(string path) =>
        // The writers hand over large blocks: a buffer of the stream's own would only copy them.
        new(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 });

    private static void Flush(Stream stream)
    {
        if (stream is FileStream file)
            file.Flush(flushToDisk: true);
        else
            stream.Flush();
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It will be overwritten by the next run; the reason why this one failed is what the user must hear.
        }
    }

    private string Explain(Exception e, string file)
    {
        string what = file.Length == 0 ? $"the folder \"{_folder}\"" : $"\"{PathOf(file)}\"";
        if (e is UnauthorizedAccessException)
            return $"There is no permission to write {what}; name another folder for the output or ask for access. Earlier output is untouched.";
        // 28 is ENOSPC, 112 and 39 are Windows' ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
        if ((e.HResult & 0xFFFF) is 28 or 112 or 39)
            return $"The disk is full: {what} could not be written. Free some space or name a folder on another disk; earlier output is untouched.";
        return $"Writing {what} failed ({e.Message.TrimEnd('.')}); close programs that hold it open or name another folder. Earlier output is untouched.";
    }
}
