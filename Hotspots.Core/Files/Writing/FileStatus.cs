using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Hotspots.Core.Files.Writing;

/// <summary>Device and file number (inode) of a file: two paths with the same one are the same file, however they are spelt or linked.</summary>
internal readonly record struct FileIdentity(ulong Device, ulong Number);

/// <summary>What a path leads to.</summary>
internal enum FileKind
{
    /// <summary>An ordinary file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, where links are not followed.</summary>
    Link,

    /// <summary>A pipe, a device or a socket: opening it may wait for ever.</summary>
    Other,
}

/// <summary>File status (stat): identity, kind and owner of what a path leads to.</summary>
/// <param name="Identity">Device and number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">User number of the owner on Unix; 0 on Windows.</param>
/// <remarks>The runtime tells neither file numbers nor pipes, so the system is asked: statx on Linux, stat on macOS, by handle on Windows.</remarks>
internal readonly partial record struct FileStatus(FileIdentity Identity, FileKind Kind, uint Owner)
{
    private const int BufferSize = 256;
    private const int Here = -100, NoFollow = 0x100, EmptyPath = 0x1000;
    private const uint BasicFields = 0x7ff;
    private const int KindMask = 0xf000, LinkBits = 0xa000, FileBits = 0x8000, FolderBits = 0x4000;

    /// <summary>The user that this process acts as; null on Windows.</summary>
    public static uint? CurrentUser => OperatingSystem.IsWindows() ? null : EffectiveUser();

    /// <summary>The status of what a path leads to; null where there is nothing, or the system does not tell.</summary>
    /// <param name="path">Absolute, or from the working folder.</param>
    /// <param name="follow">Are symbolic links followed? They always are on Windows.</param>
    public static FileStatus? Of(string path, bool follow = true)
    {
        if (OperatingSystem.IsWindows())
            return OnWindows(path);
        byte[] name = Encoding.UTF8.GetBytes(path + "\0");
        var buffer = new byte[BufferSize];
        if (OperatingSystem.IsLinux())
            return StatX(Here, name, follow ? 0 : NoFollow, BasicFields, buffer) == 0 ? FromStatX(buffer) : null;
        if (!OperatingSystem.IsMacOS())
            return null;
        bool isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
        int failed = (follow, isArm) switch
        {
            (true, true) => Stat(name, buffer),
            (true, false) => StatOnIntel(name, buffer),
            (false, true) => LStat(name, buffer),
            _ => LStatOnIntel(name, buffer),
        };
        return failed == 0 ? FromStat(buffer) : null;
    }

    /// <summary>The status of an open file; null where the system does not tell.</summary>
    public static FileStatus? Of(SafeFileHandle handle)
    {
        var buffer = new byte[BufferSize];
        if (OperatingSystem.IsLinux())
            return StatX(handle, [0], EmptyPath, BasicFields, buffer) == 0 ? FromStatX(buffer) : null;
        if (OperatingSystem.IsWindows())
            return GetFileInformationByHandle(handle, buffer) != 0 ? FromHandle(buffer) : null;
        if (!OperatingSystem.IsMacOS())
            return null;
        bool isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
        return (isArm ? FStat(handle, buffer) : FStatOnIntel(handle, buffer)) == 0 ? FromStat(buffer) : null;
    }

    /// <summary>Is there anything of this name, be it a link that leads nowhere?</summary>
    public static bool Exists(string path) => Path.Exists(path) || Of(path, follow: false) is not null;

    private static FileStatus? OnWindows(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Of(handle);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another program holds it, or it may not be read: its number cannot be told.
            return null;
        }
    }

    // struct statx is the same on every processor: uid at 20, mode at 28, ino at 32, the device at 136.
    private static FileStatus FromStatX(ReadOnlySpan<byte> s) => new(
        new FileIdentity(BinaryPrimitives.ReadUInt64LittleEndian(s[136..]), BinaryPrimitives.ReadUInt64LittleEndian(s[32..])),
        KindOf(BinaryPrimitives.ReadUInt16LittleEndian(s[28..])),
        BinaryPrimitives.ReadUInt32LittleEndian(s[20..]));

    // struct stat of macOS with file numbers of 64 bits: dev at 0, mode at 4, ino at 8, uid at 16.
    private static FileStatus FromStat(ReadOnlySpan<byte> s) => new(
        new FileIdentity(BinaryPrimitives.ReadUInt32LittleEndian(s), BinaryPrimitives.ReadUInt64LittleEndian(s[8..])),
        KindOf(BinaryPrimitives.ReadUInt16LittleEndian(s[4..])),
        BinaryPrimitives.ReadUInt32LittleEndian(s[16..]));

    // BY_HANDLE_FILE_INFORMATION: the serial number of the volume at 28, the file's at 44 (high) and 48 (low).
    private static FileStatus FromHandle(ReadOnlySpan<byte> s) => new(
        new FileIdentity(
            BinaryPrimitives.ReadUInt32LittleEndian(s[28..]),
            ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(s[44..]) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(s[48..])),
        FileKind.File,
        0);

    private static FileKind KindOf(int mode) => (mode & KindMask) switch
    {
        FileBits => FileKind.File,
        FolderBits => FileKind.Folder,
        LinkBits => FileKind.Link,
        _ => FileKind.Other,
    };

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int StatX(int folder, [In] byte[] path, int flags, uint mask, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int StatX(SafeFileHandle file, [In] byte[] path, int flags, uint mask, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "stat")]
    private static partial int Stat([In] byte[] path, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "lstat")]
    private static partial int LStat([In] byte[] path, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "fstat")]
    private static partial int FStat(SafeFileHandle file, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64")]
    private static partial int StatOnIntel([In] byte[] path, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64")]
    private static partial int LStatOnIntel([In] byte[] path, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64")]
    private static partial int FStatOnIntel(SafeFileHandle file, [Out] byte[] status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("kernel32")]
    private static partial int GetFileInformationByHandle(SafeFileHandle file, [Out] byte[] information);
}
