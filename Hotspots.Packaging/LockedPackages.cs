using System.Text.Json;

namespace Hotspots.Packaging;

/// <summary>One NuGet package as a lock file has it.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">The one version that is used.</param>
/// <param name="ContentHash">SHA-512 of its content, in base 64.</param>
/// <param name="StandsOn">Ids of the packages it asks for.</param>
internal sealed record LockedPackage(string Name, string Version, string ContentHash, IReadOnlyList<string> StandsOn);

/// <summary>Lock file of NuGet (packages.lock.json): which packages does a project stand on, down to the last byte?</summary>
internal static class LockedPackages
{
    public const string FileName = "packages.lock.json";

    /// <summary>The packages of several projects together, each once, in order of name.</summary>
    /// <exception cref="PackagingException">A project has no lock file, or two projects disagree.</exception>
    public static IReadOnlyList<LockedPackage> Of(string root, IEnumerable<string> projects)
    {
        var all = new SortedDictionary<string, LockedPackage>(StringComparer.OrdinalIgnoreCase);
        foreach (string project in projects)
        {
            string path = Path.Combine(root, project, FileName);
            if (!File.Exists(path))
                throw new PackagingException($"{project} has no {FileName}: run ./lock.sh.");
            foreach (LockedPackage package in Parse(File.ReadAllText(path)))
            {
                if (all.TryGetValue(package.Name, out LockedPackage? other)
                    && (other.Version, other.ContentHash) != (package.Version, package.ContentHash))
                    throw new PackagingException(
                        $"{package.Name} is {other.Version} for one project and {package.Version} for another: one folder cannot hold both.");
                all[package.Name] = package;
            }
        }
        return [.. all.Values];
    }

    /// <summary>The packages of one lock file.</summary>
    public static IEnumerable<LockedPackage> Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        var packages = new List<LockedPackage>();
        foreach (JsonProperty framework in document.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            foreach (JsonProperty package in framework.Value.EnumerateObject())
            {
                if (package.Value.GetProperty("type").GetString() == "Project")
                    continue;
                string[] standsOn = package.Value.TryGetProperty("dependencies", out JsonElement asked)
                    ? [.. asked.EnumerateObject().Select(static p => p.Name)] : [];
                packages.Add(
                    new LockedPackage(
                    package.Name, package.Value.GetProperty("resolved").GetString()!, package.Value.GetProperty("contentHash").GetString()!,
                    standsOn));
            }
        }
        return packages;
    }
}
