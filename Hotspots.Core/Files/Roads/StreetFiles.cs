using System.Security.Cryptography;
using Hotspots.Core.Files.Roads.Osm;
using Hotspots.Core.Files.Roads.Packages;
using Hotspots.Core.Files.Roads.Packs;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;

namespace Hotspots.Core.Files.Roads;

/// <summary>Reading of street maps: extracts of OpenStreetMap (.osm.pbf), Ordnance Survey's GeoPackages, and packs made of them. The one way
/// in.</summary>
internal static class StreetFiles
{
    private static readonly byte[] Sqlite = "SQLite format 3\0"u8.ToArray(), Zip = [(byte)'P', (byte)'K', 3, 4];

    /// <summary>Ending of a pack.</summary>
    public const string PackEnding = ".streets";

    /// <summary>The pack that is found unnamed: beside the data, else in the folder "streets" beside the program; null for none.</summary>
    /// <param name="data">Files that are worked with.</param>
    public static string? Find(IReadOnlyList<string> data)
    {
        IEnumerable<string?> folders =
            [.. data.Select(static path => Path.GetDirectoryName(Path.GetFullPath(path))), Path.Combine(AppContext.BaseDirectory, "streets")];
        foreach (string folder in folders.OfType<string>().Distinct(StringComparer.Ordinal).Where(Directory.Exists))
        {
            if (Directory.EnumerateFiles(folder, "*" + PackEnding).Order(StringComparer.Ordinal).FirstOrDefault() is { } pack)
                return pack;
        }
        return null;
    }

    /// <summary>Reads files as one map. What they are is told by what is in them.</summary>
    /// <param name="paths">As the user named them; all of OpenStreetMap, all of Ordnance Survey, or one pack.</param>
    /// <param name="options">What of them is wanted.</param>
    /// <param name="progress">Told how far the reading is.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">A file cannot be read, or they do not belong together; one sentence says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static StreetMap Read(
        IReadOnlyList<string> paths, StreetReading options, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (paths.Count == 0)
            throw new ArgumentException("Name a file of streets: a county's .osm.pbf from Geofabrik, or OS Open Roads (.gpkg).");
        FileInfo[] files = [.. paths.Select(Existing)];
        var meter = new ProgressMeter(progress);
        meter.Begin("Reading streets", 0.9, files.Sum(static file => file.Length));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<InputFile[]> digests = Task.Run(() => Array.ConvertAll(files, file => Digest(file, ended.Token)), ended.Token);
        try
        {
            StreetMap map = Read(files, options, meter, digests, cancellation);
            meter.Finish("Streets read");
            return map;
        }
        catch
        {
            ended.Cancel();
            throw;
        }
    }

    private static StreetMap Read(
        FileInfo[] files, StreetReading options, ProgressMeter meter, Task<InputFile[]> digests, CancellationToken cancellation)
    {
        var map = new StreetMapBuilder();
        var osm = new OsmReading(options);
        var packages = new PackageReading(options);
        bool hasOsm = false, hasPackage = false;
        foreach (FileInfo file in files)
        {
            string step = $"Reading {file.Name}";
            Guard(file, () =>
            {
                StreetFormat format = FormatOf(file);
                if (format == StreetFormat.Pack && files.Length > 1)
                    throw new UnreadableFileException(
                        "It is a pack of streets, which is read alone: name no other file beside it, or make one of all with \"hotspots streets\".");
                hasOsm |= format == StreetFormat.Osm;
                hasPackage |= format == StreetFormat.Package;
                if (hasOsm && hasPackage)
                    throw new UnreadableFileException(
                        "OpenStreetMap and Ordnance Survey know the same streets, and both would double them: name files of one of the two.");
                if (format == StreetFormat.Osm)
                {
                    using FileStream stream = Open(file);
                    osm.Read(stream, bytes => meter.Advance(bytes, step), cancellation);
                }
                else if (format == StreetFormat.Package)
                {
                    packages.Read(file.FullName, map, cancellation);
                    meter.Advance(file.Length, step);
                }
            });
        }
        if (!hasOsm && !hasPackage)
        {
            StreetMap? pack = null;
            Guard(files[0], () => pack = StreetPack.Read(File.ReadAllBytes(files[0].FullName)));
            string made = $"The pack of streets was made of {string.Join(", ", pack!.Inputs.Select(static input => input.Name))}.";
            return pack with { Inputs = digests.WaitAsync(cancellation).GetAwaiter().GetResult(), Notes = [.. pack.Notes, made] };
        }
        if (hasOsm)
        {
            map.Sources.Add(StreetSource.OpenStreetMap);
            osm.AddTo(map, cancellation);
        }
        return map.Build(digests.WaitAsync(cancellation).GetAwaiter().GetResult());
    }

    private static StreetFormat FormatOf(FileInfo file)
    {
        Span<byte> head = stackalloc byte[16];
        using FileStream stream = Open(file);
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.IsEmpty)
            throw new UnreadableFileException("The file is empty: download it again.");
        if (head.StartsWith(Sqlite))
            return StreetFormat.Package;
        if (head.StartsWith(StreetPack.Mark))
            return StreetFormat.Pack;
        return head.StartsWith(Zip)
            ? throw new UnreadableFileException("It is a ZIP archive: unpack it, and name the .gpkg or .osm.pbf that is in it.")
            : StreetFormat.Osm;
    }

    private static FileStream Open(FileInfo file) => new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);

    private static FileInfo Existing(string path) => File.Exists(path) ? new FileInfo(path)
        : throw new ArgumentException(Directory.Exists(path)
            ? $"\"{path}\" is a folder: name the file of streets in it."
            : $"There is no file \"{path}\" of streets: check the name and the folder you are in.");

    private static void Guard(FileInfo file, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The streets {file.Name} cannot be read: {e.Message}", e);
        }
    }

    private static InputFile Digest(FileInfo file, CancellationToken cancellation)
    {
        using FileStream stream = Open(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        long length = 0;
        while (stream.Read(buffer, 0, buffer.Length) is int read and > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            length += read;
        }
        return new InputFile(file.Name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>What a file of streets is.</summary>
    private enum StreetFormat
    {
        Osm,
        Package,
        Pack,
    }
}
