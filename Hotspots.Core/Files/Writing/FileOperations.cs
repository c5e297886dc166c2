namespace Hotspots.Core.Files.Writing;

/// <summary>Operations that change the file system: the seam at which tests let each step fail, or be the last.</summary>
internal class FileOperations
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    /// <summary>Those of the system.</summary>
    public static FileOperations Real { get; } = new();

    /// <summary>Makes a folder, not those above it; one that is there is left as it is.</summary>
    /// <param name="path">Where.</param>
    /// <param name="isPrivate">For the user alone (0700)? Else as the user's mask has it. Windows inherits the rights of the folder above.</param>
    public virtual void MakeFolder(string path, bool isPrivate)
    {
        if (isPrivate && !OperatingSystem.IsWindows())
            Directory.CreateDirectory(path, OwnFolder);
        else
            Directory.CreateDirectory(path);
    }

    /// <summary>Opens a new file to be written; never one that is there, and never through a link.</summary>
    /// <param name="path">Where.</param>
    /// <param name="isPrivate">For the user alone (0600)? Else as the user's mask has it.</param>
    public virtual Stream Create(string path, bool isPrivate)
    {
        // The writers hand over large blocks: a buffer of the stream's own would only copy them.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (isPrivate && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        return new FileStream(path, options);
    }

    /// <summary>Renames a file, in place of one that is there.</summary>
    public virtual void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Renames a file in place of one that is there, which is kept under another name.</summary>
    public virtual void Replace(string from, string to, string kept) => File.Replace(from, to, kept);

    /// <summary>Deletes a file; none that is there is no error.</summary>
    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Deletes a folder and what is in it.</summary>
    public virtual void DeleteFolder(string path) => Directory.Delete(path, recursive: true);
}
