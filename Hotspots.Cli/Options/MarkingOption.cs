using System.CommandLine;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli.Options;

/// <summary>The security marking that the user gives, the same option for every command that shows or writes anything of the case.</summary>
internal sealed class MarkingOption
{
    public Option<string> Option { get; } = new("--marking")
    {
        HelpName = "TEXT",
        Description = "The security marking on everything shown and written. Default: OFFICIAL-SENSITIVE where there are tips, "
            + "intelligence or unknown kinds, else OFFICIAL.",
    };

    /// <summary>The marking; null when none was given. Checked before anything is read.</summary>
    public string? Value(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is not { } marking)
            return null;
        try
        {
            SecurityMarking.Check(marking);
        }
        catch (OutputException wrong)
        {
            throw CommandException.Usage($"--marking: {wrong.Message}");
        }
        return marking.Trim();
    }
}
