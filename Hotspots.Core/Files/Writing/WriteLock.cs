using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Writing;

/// <summary>Advisory lock on an output, held for the whole of a write. It dies with the process: what a killed one left is no obstacle.</summary>
/// <remarks>
/// A file is held open for this process alone (flock on Unix, a share mode on Windows). A second file, which anyone may read, says who
/// holds it; it is believed only while that process lives. File systems without locks give none: then the last writer wins, file by file.
/// </remarks>
internal sealed class WriteLock : IDisposable
{
    private const int MostTries = 100;
    private const int MostWriterBytes = 1024;
    private const int MostNameLetters = 64;
    private const UnixFileMode ForAllToRead = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The system counts the start of a process from its own, and is some seconds out after a sleep.</summary>
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(10);

    /// <summary>Who has just taken the lock needs a moment to say so.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly WriteNames _names;
    private readonly FileStream _held;

    private WriteLock(WriteNames names, FileStream held)
    {
        _names = names;
        _held = held;
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="names">Where.</param>
    /// <param name="output">What is locked, as the user named it.</param>
    /// <exception cref="OutputException">Another process writes; the message says which.</exception>
    /// <exception cref="IOException">The lock cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static WriteLock Take(WriteNames names, string output) =>
        TryTake(names) ?? throw new OutputException(
            $"Another run is writing to \"{output}\"{WhoWrites(names)}: wait until it has ended and run this again, "
            + "or name another place for the output. Nothing was written by this run.");

    /// <summary>Takes the lock; null when another process has it.</summary>
    public static WriteLock? TryTake(WriteNames names)
    {
        for (int i = 0; i < MostTries; i++)
        {
            // On Windows there are no pipes in folders, and to look at the file could keep another from locking it.
            if (!OperatingSystem.IsWindows() && FileStatus.Of(names.Lock, follow: false) is { Kind: not FileKind.File })
                throw new IOException($"\"{names.Lock}\" is not a file of this tool, and stands in the way; delete it");
            if (Open(names.Lock) is not { } held)
                return null;
            // Between opening and locking, the one before may have taken the file away: the lock would be on nothing that others see.
            if (OperatingSystem.IsWindows() || FileStatus.Of(held.SafeFileHandle) == FileStatus.Of(names.Lock, follow: false))
            {
                var taken = new WriteLock(names, held);
                taken.SayWho();
                return taken;
            }
            held.Dispose();
        }
        return null;
    }

    /// <summary>Gives the lock back and leaves nothing.</summary>
    public void Dispose()
    {
        DeleteQuietly(_names.Writer);
        // While it is still held: whoever waits with the old file in hand sees that it is gone. Windows takes it away by itself.
        if (!OperatingSystem.IsWindows())
            DeleteQuietly(_names.Lock);
        _held.Dispose();
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));
        }
        catch (UnauthorizedAccessException) when (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            // Another user's, left when a run was killed: to lock it, reading is enough.
            return OpenToRead(path);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    private static FileStream? OpenToRead(string path)
    {
        try
        {
            return new FileStream(path, Options(FileMode.Open, FileAccess.Read));
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
            options.Options = FileOptions.DeleteOnClose;
        else if (mode == FileMode.OpenOrCreate)
            options.UnixCreateMode = ForAllToRead;
        return options;
    }

    // EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows.
    private static bool IsHeld(IOException e) =>
        (e.HResult & 0xFFFF) is int code && (OperatingSystem.IsWindows() ? code is 32 or 33 : code is 11 or 35);

    private void SayWho()
    {
        try
        {
            File.Delete(_names.Writer);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = ForAllToRead;
            using var file = new FileStream(_names.Writer, options);
            string[] lines = [Environment.ProcessId.ToString(CultureInfo.InvariantCulture), Environment.UserName, Environment.MachineName, ""];
            file.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The lock holds all the same; the other is told less.
        }
    }

    // " (process 4711 of user anna, since 14:05:12 on 2024-03-01)"; blank when it is not known for certain.
    private static string WhoWrites(WriteNames names)
    {
        for (int i = 0; i < MostTries / 10; i++)
        {
            if (Writer(names.Writer) is { } who)
                return who;
            Thread.Sleep(Moment);
        }
        return "";
    }

    private static string? Writer(string path)
    {
        try
        {
            if (FileStatus.Of(path, follow: false) is { Kind: not FileKind.File })
                return null;
            if (!File.Exists(path) || new FileInfo(path).Length > MostWriterBytes)
                return null;
            DateTime since = File.GetLastWriteTimeUtc(path);
            string[] lines = File.ReadAllText(path).Split('\n');
            if (lines.Length < 3 || !int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out int id))
                return null;
            string machine = Clean(lines[2]);
            bool isHere = machine == Clean(Environment.MachineName);
            if (isHere && !Lives(id, since))
                return null;
            DateTime clock = LondonTime.ToClock(new DateTimeOffset(since).ToUnixTimeSeconds());
            string who = Clean(lines[1]) + (isHere ? "" : " on " + machine);
            return string.Create(CultureInfo.InvariantCulture, $" (process {id} of user {who}, since {clock:HH:mm:ss 'on' yyyy-MM-dd})");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A number that was given to another process since then belongs to one that began later.
    private static bool Lives(int id, DateTime since)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime() <= since + StartTolerance;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Clean(string text) =>
        string.Concat(text.Where(static c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(MostNameLetters));

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It says nothing any more: the lock is what counts, and it goes with the process.
        }
    }
}
