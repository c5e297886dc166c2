using System.Text.Json;
using System.Xml.Linq;

namespace Hotspots.Packaging;

/// <summary>The folder where NuGet keeps packages: what does a package say of itself?</summary>
internal sealed class PackageFolder(string path)
{
    private static readonly string[] LicenceFiles = ["LICENSE.TXT", "LICENSE.txt", "LICENSE", "THIRD-PARTY-NOTICES.TXT", "THIRD-PARTY-NOTICES.txt"];

    /// <summary>That of this user: what NUGET_PACKAGES says, else .nuget/packages in the home folder.</summary>
    public static PackageFolder OfUser() =>
        new(Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } stated
            ? stated
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));

    /// <summary>A locked package, or null for one that only the compiler uses and nobody ships.</summary>
    /// <exception cref="PackagingException">It is not in the folder, is not the one that was locked, or says nothing of its licence.</exception>
    public Part? Shipped(LockedPackage locked)
    {
        if (!Directory.Exists(Of(locked.Name, locked.Version)))
            throw new PackagingException($"{locked.Name} {locked.Version} is not in the folder of packages: run dotnet restore.");
        if (Directory.Exists(Path.Combine(Of(locked.Name, locked.Version), "analyzers"))
            && !Directory.Exists(Path.Combine(Of(locked.Name, locked.Version), "lib")))
            return null;
        if (ContentHash(locked.Name, locked.Version) != locked.ContentHash)
            throw new PackagingException(
                $"{locked.Name} {locked.Version} is not the package that {LockedPackages.FileName} names: its content is another.");
        return Describe(PartKind.Package, locked.Name, locked.Version) with { StandsOn = locked.StandsOn };
    }

    /// <summary>A package of the runtime.</summary>
    public Part Runtime(string name, string version) => Describe(PartKind.Runtime, name, version);

    /// <summary>Files with its licence and those of what it was itself made of.</summary>
    public IEnumerable<string> Licences(string name, string version) =>
        LicenceFiles.Select(file => Path.Combine(Of(name, version), file)).Where(File.Exists)
            .DistinctBy(static file => file, OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    /// <summary>SHA-512 of its content, in base 64.</summary>
    public string ContentHash(string name, string version)
    {
        using JsonDocument metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(Of(name, version), ".nupkg.metadata")));
        return metadata.RootElement.GetProperty("contentHash").GetString()!;
    }

    private Part Describe(PartKind kind, string name, string version)
    {
        string folder = Of(name, version);
        XElement about = XDocument.Load(Path.Combine(folder, name.ToLowerInvariant() + ".nuspec")).Root!.Elements()
            .Single(static e => e.Name.LocalName == "metadata");
        XElement? licence = Element("license"), repository = Element("repository");
        string id = Element("id")!.Value;
        string? file = (string?)licence?.Attribute("type") == "file"
            ? File.ReadAllText(Path.Combine(folder, licence!.Value)).ReplaceLineEndings("\n").Trim() : null;
        if (licence is null)
            throw new PackagingException($"{name} {version} does not say what its licence is: find out before it is shipped.");
        return new Part(kind, id, version, file is null ? licence.Value : null)
        {
            // A text of one's own has no name; what it begins with says what it is.
            LicenceWords = file?.Split('\n')[0] ?? "",
            Holder = Plain(Element("copyright")?.Value is { Length: > 0 } copyright ? copyright : Element("authors")?.Value ?? ""),
            Source = ((string?)repository?.Attribute("url") ?? Element("projectUrl")?.Value ?? "")
                + ((string?)repository?.Attribute("commit") is { Length: > 0 } commit ? $" (commit {commit})" : ""),
            PackageUrl = $"pkg:nuget/{id}@{version}",
            Sha512 = Convert.ToHexStringLower(Convert.FromBase64String(ContentHash(name, version))),
            OwnTexts = file is null ? [] : [file],
            MadeOf =
            [
                .. Directory.EnumerateFiles(folder, "THIRD-PARTY-NOTICES.txt")
                    .Select(static path => File.ReadAllText(path).ReplaceLineEndings("\n").Trim()),
            ],
        };

        XElement? Element(string local) => about.Elements().FirstOrDefault(e => e.Name.LocalName == local);
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Of(string name, string version) => Path.Combine(path, name.ToLowerInvariant(), version.ToLowerInvariant());
}
