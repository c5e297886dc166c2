namespace Hotspots.Packaging;

/// <summary>What a part of the program is to a bill of materials.</summary>
internal enum PartKind
{
    /// <summary>A NuGet package.</summary>
    Package,

    /// <summary>The .NET runtime, which a release carries with it.</summary>
    Runtime,

    /// <summary>An npm package of which code, styles or a typeface are in the page of the map window.</summary>
    PageModule,

    /// <summary>Someone else's data that is built into the program.</summary>
    Data,
}

/// <summary>One component of someone else's in what is shipped.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">As its maker calls it.</param>
/// <param name="Version">As its maker counts; empty where the maker does not.</param>
/// <param name="Licence">SPDX expression, "MIT"; null where there is none for it.</param>
internal sealed record Part(PartKind Kind, string Name, string Version, string? Licence)
{
    /// <summary>The licence in words where SPDX has no name for it: "Public domain".</summary>
    public string LicenceWords { get; init; } = "";

    /// <summary>Whose it is: copyright lines, else authors; empty where only the licence's text says.</summary>
    public string Holder { get; init; } = "";

    /// <summary>Where its source can be had; empty where its maker does not say.</summary>
    public string Source { get; init; } = "";

    /// <summary>Package URL, "pkg:npm/ol@10.11.0"; null for data.</summary>
    public string? PackageUrl { get; init; }

    /// <summary>SHA-512 of the package, in lower-case hexadecimal; null where nobody states one.</summary>
    public string? Sha512 { get; init; }

    /// <summary>The texts of its licence that its maker sends with it; empty where the licence's own text stands for it.</summary>
    public IReadOnlyList<string> OwnTexts { get; init; } = [];

    /// <summary>The notices of what it was itself made of, where its maker sends them with it.</summary>
    public IReadOnlyList<string> MadeOf { get; init; } = [];

    /// <summary>Names of the parts that it stands on.</summary>
    public IReadOnlyList<string> StandsOn { get; init; } = [];

    /// <summary>What a reader of the notice calls its licence.</summary>
    public string LicenceName => Licence ?? LicenceWords;

    /// <summary>One name for it in the whole bill.</summary>
    public string Reference => PackageUrl ?? $"data:{Uri.EscapeDataString(Name)}";
}
