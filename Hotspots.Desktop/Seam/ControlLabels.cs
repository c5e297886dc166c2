using System.Text.RegularExpressions;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;

namespace Hotspots.Desktop.Seam;

/// <summary>Labels of the window's controls: what stands there for an option that a sentence names.</summary>
internal static partial class ControlLabels
{
    /// <summary>THE list of controls that are no method's; those of methods have the titles of their parameters.</summary>
    public static IReadOnlyDictionary<string, string> Own { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["area"] = "Area",
        ["boundary"] = "Only within",
        ["kind"] = "Kinds",
        ["operation"] = "Operations",
        ["line"] = "County lines",
        ["drug"] = "Drugs",
        ["grade"] = "Grades",
        ["only"] = "Tips or facts",
        ["suspected-false"] = "Keep in what is suspected false (E)",
        ["weekday"] = "Weekdays",
        ["hours"] = "Hours",
        ["shift"] = "Shift",
        ["from"] = "From",
        ["to"] = "To",
        ["column"] = "Columns",
        ["before"] = "against",
        ["after"] = "Period",
        ["weeks"] = "Looking back",
        ["flag"] = "Ground that can be patrolled in each town",
        ["start"] = "First day",
        ["end"] = "It was: to",
        ["chosen"] = "The place was chosen by what happened",
        ["treated"] = "Where",
        ["ring"] = "Look for what moved as far as",
        ["cases"] = "What is compared",
        ["controls"] = "What is compared",
        ["teams"] = "Teams",
        ["target"] = "To reach",
        ["reach"] = "Reach of a team",
        ["minutes"] = "Reach of a team",
        ["by"] = "Ways",
        ["streets"] = "Ways",
        ["speeds"] = "Speeds of your own",
        ["speed"] = "Speed",
        ["detour"] = "Way against straight line",
        ["objective"] = "What matters",
        ["spacing"] = "Room between sites",
        ["forbid"] = "Forbidden zones",
        ["patrol-hours"] = "Hours of patrol",
        ["control-days"] = "Control days a week",
        ["on"] = "Day",
        ["shifts"] = "Other hours",
        ["places"] = "Places",
        ["paper"] = "Paper",
        ["gps"] = "Log of positions",
        ["days"] = "Which days",
        ["officers"] = "Officers a unit",
        ["at"] = "Doors are struck at",
        ["muster"] = "Teams set off from",
        ["profile"] = "For whom",
        ["period"] = "Months",
        ["addresses"] = "Addresses",
    };

    /// <summary>Sentence as the window says it: an option has the label of its control; one that the window has not is said to be the command
    /// line's.</summary>
    /// <remarks>What stands in brackets with an option tells who types it how, and is left out.</remarks>
    public static string Said(string sentence) =>
        sentence.Contains('⟨', StringComparison.Ordinal) ? OptionNames.Said(Typed().Replace(sentence, ""), Label) : sentence;

    private static string Label(string name, string value)
    {
        string? label = Own.GetValueOrDefault(name) ?? AnalysisCatalog.All
            .SelectMany(static method => method.Parameters).FirstOrDefault(parameter => parameter.Name == name)?.Title.Split(": ")[0];
        return label is null ? $"--{name}{value} on the command line" : $"“{label}”{(Stand().IsMatch(value) ? "" : value)}";
    }

    /// <summary>What stands for a value: "NAME", "AREA.geojson".</summary>
    [GeneratedRegex(@"^ [A-Z]+(\.[a-z]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Stand();

    [GeneratedRegex(@" \([^()]*⟨[^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
