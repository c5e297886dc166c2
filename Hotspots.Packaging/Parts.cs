namespace Hotspots.Packaging;

/// <summary>All that is shipped and is not the project's own, but for the runtime.</summary>
internal static class Parts
{
    /// <summary>The projects that a user gets.</summary>
    public static readonly string[] Shipped = ["Hotspots.Core", "Hotspots.Cli", "Hotspots.Desktop"];

    private const string Window = "Hotspots.Desktop";

    /// <summary>Those of some projects: libraries, but for those that only the compiler uses; the page and its map, where the window is one of
    /// them; data.</summary>
    public static IReadOnlyList<Part> Of(string root, IReadOnlyCollection<string> projects)
    {
        PackageFolder packages = PackageFolder.OfUser();
        IEnumerable<Part> libraries = LockedPackages.Of(root, projects).Select(packages.Shipped).OfType<Part>();
        return projects.Contains(Window)
            ? [.. libraries, .. PageModules.Of(root), .. DataLicences.OfProgram(root), .. DataLicences.OfMap(root)]
            : [.. libraries, .. DataLicences.OfProgram(root)];
    }
}
