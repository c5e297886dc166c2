using System.Text.Json;

namespace Hotspots.Packaging;

/// <summary>What a published program says that it is made of (NAME.deps.json), held against the lock files.</summary>
internal static class ShippedPackages
{
    private const string RuntimePrefix = "runtimepack.";

    /// <summary>Is each package in it the locked one, down to the last byte?</summary>
    /// <exception cref="PackagingException">One is not.</exception>
    public static void Check(string dependencies, IReadOnlyList<LockedPackage> locked)
    {
        foreach ((string name, string version, string type, string hash) in Libraries(dependencies))
        {
            if (type != "package")
                continue;
            LockedPackage expected = locked.FirstOrDefault(package => package.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new PackagingException($"{name} {version} would be shipped and is in no lock file: run ./lock.sh.");
            if (expected.Version != version || (hash.Length > 0 && hash != expected.ContentHash))
                throw new PackagingException(
                    $"{name} would be shipped in version {version}, and the lock file names {expected.Version} with another content: run ./lock.sh.");
        }
    }

    /// <summary>The packages of the runtime that it brings: name and version.</summary>
    public static IEnumerable<(string Name, string Version)> Runtimes(string dependencies) =>
        Libraries(dependencies).Where(static one => one.Type == "runtimepack").Select(static one => (one.Name[RuntimePrefix.Length..], one.Version));

    private static List<(string Name, string Version, string Type, string Hash)> Libraries(string dependencies)
    {
        using JsonDocument document = JsonDocument.Parse(dependencies);
        var libraries = new List<(string, string, string, string)>();
        foreach (JsonProperty library in document.RootElement.GetProperty("libraries").EnumerateObject())
        {
            string[] name = library.Name.Split('/');
            string hash = library.Value.GetProperty("sha512").GetString()!;
            libraries.Add((name[0], name[1], library.Value.GetProperty("type").GetString()!, hash.Replace("sha512-", "", StringComparison.Ordinal)));
        }
        return libraries;
    }
}
