namespace Hotspots.Core.Files.Writing;

/// <summary>Exchange of several files for new ones by renaming: all or none, whenever the process ends. Under a <see cref="WriteLock"/>.</summary>
/// <remarks>
/// The new files lie whole in a staging folder. A journal is put beside it; then each earlier file is moved into the staging folder and the new one
/// to its place; then the journal goes, and that is the moment from which the write is done. A journal that is found means that a process was
/// killed between: its write is finished. A rename that fails turns the journal into one that is to be undone, which is done at once, and again
/// by whoever comes next if something cannot be put back now.
/// </remarks>
/// <param name="folder">Where.</param>
/// <param name="names">Names of what lies beside.</param>
/// <param name="operations">How files are changed.</param>
internal sealed class StagedWrite(string folder, WriteNames names, FileOperations operations)
{
    private const string NewFolder = "new", EarlierFolder = "earlier", JournalName = "journal";

    /// <summary>Makes the staging folder, which no other user can enter.</summary>
    /// <param name="staging">Its name.</param>
    public void MakeStaging(string staging)
    {
        operations.MakeFolder(Path.Combine(folder, staging), isPrivate: true);
        operations.MakeFolder(Path.Combine(folder, staging, NewFolder), isPrivate: true);
        operations.MakeFolder(Path.Combine(folder, staging, EarlierFolder), isPrivate: true);
    }

    /// <summary>Path of a new file while it is made.</summary>
    public string NewFile(string staging, string name) => Path.Combine(folder, staging, NewFolder, name);

    /// <summary>Puts one file in place: a single rename needs no journal.</summary>
    public void PutOne(string staging, string name) => operations.Move(NewFile(staging, name), Target(name));

    /// <summary>The journal of files that are to be put in place.</summary>
    /// <param name="staging">Where the new files lie.</param>
    /// <param name="files">Their names, in the order in which they are put in place.</param>
    /// <param name="stale">Names of those that are to be gone, should they be there.</param>
    public WriteJournal Plan(string staging, IReadOnlyList<string> files, IReadOnlyList<string> stale) =>
        new(staging, files, [.. files.Where(name => FileStatus.Exists(Target(name)))], stale);

    /// <summary>Opens the journal beside the new files, where it says nothing yet.</summary>
    public Stream Open(WriteJournal journal) => operations.Create(PathOf(journal), isPrivate: true);

    /// <summary>Puts files in place and takes stale ones away.</summary>
    /// <param name="journal">What is to be done; it is written already.</param>
    /// <param name="current">The file that is worked on.</param>
    /// <param name="left">After a failure: the files that could not be brought back to what they were.</param>
    public void Put(WriteJournal journal, ref string current, List<string> left)
    {
        operations.Move(PathOf(journal), names.Finish);
        try
        {
            foreach (string name in journal.Stale)
            {
                current = name;
                TakeAway(journal, name);
            }
            foreach (string name in journal.Files)
            {
                current = name;
                if (FileStatus.Exists(Target(name)))
                    operations.Replace(NewFile(journal.Staging, name), Target(name), Earlier(journal, name));
                else
                    operations.Move(NewFile(journal.Staging, name), Target(name));
            }
            operations.Delete(names.Finish);
        }
        catch
        {
            if (TryUndoLater())
                left.AddRange(Undo(journal));
            else
                left.AddRange(journal.Files.Concat(journal.Stale));
            throw;
        }
    }

    /// <summary>Finishes or undoes what a process that was killed left half done, and deletes what is left over.</summary>
    /// <returns>The files that could not be brought back to what they were; usually none.</returns>
    /// <exception cref="IOException">It cannot be finished.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be finished: it is another user's.</exception>
    public IReadOnlyList<string> Settle()
    {
        List<string> left = [];
        if (Journal(names.Undo) is { } undone)
            left = Undo(undone);
        else if (Journal(names.Finish) is { } finished)
            Finish(finished);
        if (left.Count == 0)
        {
            foreach (string staging in names.Stagings())
                DeleteFolderQuietly(staging);
        }
        return left;
    }

    /// <summary>Deletes a staging folder, should it not be needed to bring something back.</summary>
    public void Sweep(string staging)
    {
        if (!File.Exists(names.Undo) && !File.Exists(names.Finish))
            DeleteFolderQuietly(Path.Combine(folder, staging));
    }

    private string Target(string name) => Path.Combine(folder, name);

    private string PathOf(WriteJournal journal) => Path.Combine(folder, journal.Staging, JournalName);

    private string Earlier(WriteJournal journal, string name) => Path.Combine(folder, journal.Staging, EarlierFolder, name);

    private void TakeAway(WriteJournal journal, string name)
    {
        if (FileStatus.Exists(Target(name)) && !FileStatus.Exists(Earlier(journal, name)))
            operations.Move(Target(name), Earlier(journal, name));
    }

    private void Finish(WriteJournal journal)
    {
        foreach (string name in journal.Stale)
            TakeAway(journal, name);
        foreach (string name in journal.Files)
        {
            if (FileStatus.Exists(NewFile(journal.Staging, name)))
                operations.Move(NewFile(journal.Staging, name), Target(name));
        }
        operations.Delete(names.Finish);
    }

    // Each file is tried, whatever became of the others.
    private List<string> Undo(WriteJournal journal)
    {
        var left = new List<string>();
        foreach (string name in journal.Files.Concat(journal.Stale))
        {
            try
            {
                PutBack(journal, name);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                left.Add(name);
            }
        }
        if (left.Count == 0)
            DeleteQuietly(names.Undo);
        return left;
    }

    private void PutBack(WriteJournal journal, string name)
    {
        bool isStaged = FileStatus.Exists(NewFile(journal.Staging, name)), isThere = FileStatus.Exists(Target(name));
        // What never left its place needs nothing; nor does a stale file that somebody has made again.
        if (isThere && (isStaged || journal.Stale.Contains(name)))
            return;
        if (FileStatus.Exists(Earlier(journal, name)))
            operations.Move(Earlier(journal, name), Target(name));
        else if (isThere && !journal.Earlier.Contains(name))
            operations.Delete(Target(name));
    }

    private bool TryUndoLater()
    {
        try
        {
            operations.Move(names.Finish, names.Undo);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run finishes what this one cannot undo: whole either way.
            return false;
        }
    }

    // A journal that another user could have planted is not followed: it says which files are to be renamed.
    private WriteJournal? Journal(string path)
    {
        if (!FileStatus.Exists(path))
            return null;
        if (FileStatus.Of(path, follow: false) is { } status
            && (status.Kind != FileKind.File || (FileStatus.CurrentUser is { } user && status.Owner != user)))
            throw new UnauthorizedAccessException($"\"{path}\" is another user's.");
        WriteJournal? journal = WriteJournal.Read(path, names);
        if (journal is null || !Directory.Exists(Path.Combine(folder, journal.Staging)))
        {
            // Damaged, or deleted by hand: nothing can be known of it.
            operations.Delete(path);
            return null;
        }
        return journal;
    }

    private void DeleteQuietly(string path)
    {
        try
        {
            operations.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run undoes it once more, which changes nothing.
        }
    }

    private void DeleteFolderQuietly(string path)
    {
        try
        {
            operations.DeleteFolder(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run sweeps it.
        }
    }
}
