using System.Reflection;

namespace Hotspots.Core.Pipeline;

/// <summary>Version of the program: its release, and the commit that it was built from.</summary>
/// <param name="Release">"0.2.0".</param>
/// <param name="Commit">40 hexadecimal digits; null where the sources had no history beside them.</param>
/// <param name="Date">Day of that commit, "2026-11-30"; null like the commit. Not that of the build: the same sources say the same.</param>
/// <param name="IsChanged">Whether the sources were others than that commit's.</param>
internal sealed record ProgramVersion(string Release, string? Commit, string? Date, bool IsChanged)
{
    private const int ShortCommit = 12;

    /// <summary>That of the program that runs.</summary>
    public static ProgramVersion Current { get; } = Of(typeof(ProgramVersion).Assembly);

    /// <summary>As the build wrote it into an assembly.</summary>
    public static ProgramVersion Of(Assembly assembly)
    {
        string release = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
        var said = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(static a => a.Key, static a => a.Value);
        return new ProgramVersion(release, Said("Commit"), Said("CommitDate"), Said("CommitIsChanged") == "true");

        string? Said(string key) => said.TryGetValue(key, out string? value) && value is { Length: > 0 } ? value : null;
    }

    /// <summary>"Hotspots 0.2.0, commit 417f6421b2c3 of 2026-11-30".</summary>
    public override string ToString() => Commit is null
        ? $"Hotspots {Release}, built from sources without their history"
        : $"Hotspots {Release}, commit {Commit[..Math.Min(ShortCommit, Commit.Length)]} of "
            + $"{Date}{(IsChanged ? ", with changes that are in no commit" : "")}";
}
