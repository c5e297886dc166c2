using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Hotspots.Core.Pipeline;

namespace Hotspots.Packaging;

/// <summary>One release for one platform: a folder that holds all that is needed, and the archive of it.</summary>
/// <remarks>The same commit makes the same bytes: files in order of name, each with the date of the commit.</remarks>
internal static class Release
{
    public const string SumsName = "SHA256SUMS.txt", InstructionsName = "INSTALL.txt";

    private const int ExecutableFile = 0x81ED << 16, PlainFile = 0x81A4 << 16;

    /// <summary>What has no business on a user's machine.</summary>
    private static readonly string[] LeftOut = [".pdb", ".xml"];

    /// <summary>The two published programs in one folder, each file once.</summary>
    /// <exception cref="PackagingException">Two of one name differ.</exception>
    public static void Merge(IEnumerable<string> published, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string source in published)
        {
            foreach (string file in Files(source))
            {
                string to = Path.Combine(folder, file);
                if (LeftOut.Contains(Path.GetExtension(file)))
                    continue;
                if (File.Exists(to) && !File.ReadAllBytes(to).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(source, file))))
                    throw new PackagingException($"{file} of the window is another than that of the command line: one folder cannot hold both.");
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(Path.Combine(source, file), to, overwrite: true);
            }
        }
    }

    /// <summary>Puts what must go with the programs beside them: notices, licences, bill of materials, instructions, sums.</summary>
    public static void Complete(string root, string folder, string platform, ProgramVersion version)
    {
        PackageFolder packages = PackageFolder.OfUser();
        string[] dependencies = [.. Directory.EnumerateFiles(folder, "*.deps.json").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        IReadOnlyList<LockedPackage> locked = LockedPackages.Of(root, Parts.Shipped);
        foreach (string one in dependencies)
            ShippedPackages.Check(one, locked);
        (string Name, string Version)[] runtimes =
            [.. dependencies.SelectMany(ShippedPackages.Runtimes).Distinct().OrderBy(static r => r.Name, StringComparer.Ordinal)];
        foreach ((string name, string number) in runtimes)
        {
            foreach (string file in packages.Licences(name, number))
            {
                string to = Path.Combine(folder, "licences", $"{name}.{Path.GetFileNameWithoutExtension(file)}.txt");
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.WriteAllText(to, Lines(File.ReadAllText(file), platform));
            }
        }
        Part[] parts = [.. Parts.Of(root, Parts.Shipped), .. runtimes.Select(runtime => packages.Runtime(runtime.Name, runtime.Version))];
        File.WriteAllBytes(Path.Combine(folder, BillOfMaterials.FileName), BillOfMaterials.Write(version, parts, platform));
        foreach ((string from, string to) in (
            (string, string)[])[("NOTICE", "NOTICE.txt"), ("LICENSE", "LICENSE.txt"), ("docs/install.md", InstructionsName)])
            File.WriteAllText(Path.Combine(folder, to), Lines(File.ReadAllText(Path.Combine(root, from)), platform));
        File.Delete(Path.Combine(folder, SumsName));
        File.WriteAllText(Path.Combine(folder, SumsName), Sums(folder));
    }

    /// <summary>"hash  name" a line, as sha256sum -c reads it.</summary>
    public static string Sums(string folder)
    {
        var text = new StringBuilder();
        foreach (string file in Files(folder))
            text.Append(CultureInfo.InvariantCulture, $"{Sum(Path.Combine(folder, file))}  {file}\n");
        return text.ToString();
    }

    /// <summary>SHA-256 of a file, in lower-case hexadecimal.</summary>
    public static string Sum(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The archive of a folder; the folder's own name is the first in it.</summary>
    /// <param name="folder">What goes in.</param>
    /// <param name="archive">Where to; an older one is written over.</param>
    /// <param name="date">Of all files in it.</param>
    /// <param name="programs">Names of the files that Unix may run.</param>
    public static void Pack(string folder, string archive, DateOnly date, IReadOnlyList<string> programs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(archive))!);
        using FileStream stream = File.Create(archive);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        string top = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        foreach (string file in Files(folder))
        {
            ZipArchiveEntry entry = zip.CreateEntry($"{top}/{file}", CompressionLevel.SmallestSize);
            entry.LastWriteTime = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
            entry.ExternalAttributes = programs.Contains(file) ? ExecutableFile : PlainFile;
            using Stream to = entry.Open();
            using FileStream from = File.OpenRead(Path.Combine(folder, file));
            from.CopyTo(to);
        }
    }

    // Paths from the folder, with forward slashes, in an order that no locale changes.
    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    // Notepad of older Windows shows a text without carriage returns as one line.
    private static string Lines(string text, string platform) =>
        text.ReplaceLineEndings(platform.StartsWith("win", StringComparison.Ordinal) ? "\r\n" : "\n");
}
