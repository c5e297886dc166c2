using System.Globalization;

namespace Hotspots.Core.Model.Results;

/// <summary>Grading of a hotspot: what its incidents rest on, and which handling conditions travel with it.</summary>
/// <param name="Tips">Incidents that somebody told.</param>
/// <param name="Facts">Incidents that the police found: warrants, seizures, and what came with drugs, cash or an arrest.</param>
/// <param name="Others">All other incidents.</param>
internal sealed record HotspotGrading(int Tips, int Facts, int Others)
{
    /// <summary>Incidents that may be shared on conditions only: handling C.</summary>
    public int Conditional { get; init; }

    /// <summary>Handling codes and conditions as the rows have them, most frequent first; P, which has no conditions, is none of them.</summary>
    public IReadOnlyList<string> Handling { get; init; } = [];

    /// <summary>Does it rest on tips only?</summary>
    public bool IsTipsOnly => Tips > 0 && Facts + Others == 0;

    /// <summary>What it rests on: "tips", "facts", "tips and facts", "tips, facts and other records".</summary>
    public string Basis
    {
        get
        {
            var parts = new List<string>();
            if (Tips > 0)
                parts.Add("tips");
            if (Facts > 0)
                parts.Add("facts");
            if (Others > 0)
                parts.Add("other records");
            return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
        }
    }

    /// <summary>What a reader must know of a place that rests on tips only, in one sentence; blank for any other.</summary>
    public string TipsOnlyWords => !IsTipsOnly ? ""
        : "It rests on tips only: no warrant, seizure or other find among these incidents says the same, and a tip needs something else that does.";

    /// <summary>What a reader must know of handling, in one sentence; blank where nothing has conditions.</summary>
    public string HandlingWords
    {
        get
        {
            if (Conditional == 0)
                return "";
            string[] conditions = [.. Handling.Where(Incidents.Grading.IsConditionalCode).Where(static code => code != "C")];
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Contains handling C intelligence: {Conditional:N0} {(Conditional == 1 ? "incident" : "incidents")} may be shared on conditions ")
                + "only" + (conditions.Length == 0 ? "." : $" (as given: {string.Join(", ", conditions)}).");
        }
    }
}
