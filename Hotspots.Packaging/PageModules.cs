using System.Text.Json;

namespace Hotspots.Packaging;

/// <summary>The npm packages of which something is in the page of the map window.</summary>
/// <remarks>Which they are is told by the bundler (build.mjs writes the list); versions and hashes are those of package-lock.json, licence texts
/// the packages' own.</remarks>
internal static class PageModules
{
    private const string ListOfBundler = "Hotspots.Desktop/obj/page-modules.json", PageFolder = "Hotspots.Desktop/web";

    private static readonly string[] LicenceNames = ["LICENSE", "LICENCE", "COPYING", "NOTICE"];

    /// <summary>All of them, in order of name.</summary>
    /// <exception cref="PackagingException">The page was not built, or a package has no licence.</exception>
    public static IReadOnlyList<Part> Of(string root)
    {
        string list = Path.Combine(root, ListOfBundler), page = Path.Combine(root, PageFolder);
        if (!File.Exists(list))
            throw new PackagingException("The page of the map window was not built here: run dotnet build Hotspots.Desktop.");
        using JsonDocument locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(page, "package-lock.json")));
        string[] folders = JsonSerializer.Deserialize<string[]>(File.ReadAllText(list)) ?? [];
        return [
            .. folders.Select(folder => Describe(folder, Path.Combine(page, folder), locked.RootElement.GetProperty("packages")))
            .OrderBy(static p => p.Name, StringComparer.Ordinal)];
    }

    private static Part Describe(string folder, string path, JsonElement locked)
    {
        if (!locked.TryGetProperty(folder, out JsonElement package))
            throw new PackagingException($"{folder} is in the page and not in package-lock.json: run npm install in {PageFolder}.");
        string name = folder[(folder.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..],
            version = package.GetProperty("version").GetString()!;
        using JsonDocument about = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "package.json")));
        string? licence = package.TryGetProperty("license", out JsonElement stated) ? stated.GetString() : null;
        string[] texts =
        [
            .. Directory.EnumerateFiles(path).Where(IsLicence).Order(StringComparer.Ordinal)
            .Select(static file => File.ReadAllText(file).ReplaceLineEndings("\n").Trim())
        ];
        if (licence is null && texts.Length == 0)
            throw new PackagingException($"{name} {version} does not say what its licence is: find out before it is shipped.");
        return new Part(PartKind.PageModule, name, version, licence)
        {
            LicenceWords = licence is null ? "Its own" : "",
            Holder = texts.Length > 0 ? "" : Author(about.RootElement),
            Source = Repository(about.RootElement),
            PackageUrl = $"pkg:npm/{name.Replace("@", "%40", StringComparison.Ordinal)}@{version}",
            Sha512 = Sha512(package.GetProperty("integrity").GetString()!),
            OwnTexts = texts,
            StandsOn = package.TryGetProperty("dependencies", out JsonElement asked) ? [.. asked.EnumerateObject().Select(static p => p.Name)] : [],
        };
    }

    private static bool IsLicence(string file) =>
        LicenceNames.Any(name => Path.GetFileName(file).StartsWith(name, StringComparison.OrdinalIgnoreCase));

    // "sha512-…" in base 64, the strongest first where there are several.
    private static string? Sha512(string integrity) =>
        integrity.Split(' ').FirstOrDefault(static one => one.StartsWith("sha512-", StringComparison.Ordinal)) is { } hash
            ? Convert.ToHexStringLower(Convert.FromBase64String(hash["sha512-".Length..]))
            : null;

    private static string Author(JsonElement about) =>
        !about.TryGetProperty("author", out JsonElement author) ? ""
        : author.ValueKind == JsonValueKind.String ? author.GetString()!
        : author.TryGetProperty("name", out JsonElement name) ? name.GetString()! : "";

    private static string Repository(JsonElement about)
    {
        if (!about.TryGetProperty("repository", out JsonElement repository))
            return about.TryGetProperty("homepage", out JsonElement home) ? home.GetString()! : "";
        string said = repository.ValueKind == JsonValueKind.String ? repository.GetString()! : repository.GetProperty("url").GetString()!;
        said = said.Replace("git+", "", StringComparison.Ordinal).Replace("git://", "https://", StringComparison.Ordinal)
            .Replace("github:", "https://github.com/", StringComparison.Ordinal);
        return said.Contains("://", StringComparison.Ordinal) ? said : "https://github.com/" + said;
    }
}
