using System.CommandLine;
using Hotspots.Cli.Reports;

namespace Hotspots.Cli.Options;

/// <summary>The release profile that the user asks for; no option at all while there is but one to choose.</summary>
/// <param name="profiles">Those there are, the usual one first.</param>
internal sealed class ProfileOption(IReadOnlyList<string> profiles)
{
    /// <summary>Null where there is nothing to choose.</summary>
    public Option<string>? Option { get; } = profiles.Count < 2 ? null : new Option<string>("--profile")
    {
        HelpName = "NAME",
        Description = $"Who may see what is written: {Wording.List(profiles)}. Default: {profiles[0]}.",
    };

    /// <summary>The name that was typed, or the usual one. Whether there is such a profile the release gate says.</summary>
    public string Value(ParseResult parsed) => Option is { } option && parsed.GetValue(option) is { } name ? name : profiles[0];
}
