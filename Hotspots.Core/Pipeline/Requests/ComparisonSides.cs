using Hotspots.Core.Analysis;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>Cases and controls. Which incidents are compared with which? By their kinds: what was proven against what was said, unless the user names
/// others.</summary>
internal static class ComparisonSides
{
    private static readonly string[] UsualCases = [IncidentKind.Seizure, IncidentKind.Warrant];
    private static readonly string[] UsualControls = [IncidentKind.Tip];

    /// <summary>May these kinds be compared? To be asked before hours of reading, not after.</summary>
    /// <exception cref="ArgumentException">A kind stands on both sides.</exception>
    public static void Check(RunRequest request)
    {
        (string[] cases, string[] controls) = Kinds(request);
        if (Array.Find(cases, kind => controls.Contains(kind, StringComparer.OrdinalIgnoreCase)) is { } both)
            throw new ArgumentException($"The kind \"{both}\" cannot be a case and a control at once: name other kinds with ⟨cases⟩ or ⟨controls⟩.");
    }

    /// <summary>The side of each incident; null when no incident is on either.</summary>
    /// <exception cref="ArgumentException">No incident is of a kind that the user named.</exception>
    public static ComparisonSide[]? Of(IncidentTable incidents, RunRequest request)
    {
        (string[] cases, string[] controls) = Kinds(request);
        string[] texts = [.. Enumerable.Range(0, incidents.Kinds.Texts.Length).Select(code => incidents.Kinds.Texts[code])];
        var sideOfKind = new ComparisonSide[texts.Length];
        bool any = false;
        for (int code = 0; code < texts.Length; code++)
        {
            sideOfKind[code] = cases.Contains(texts[code], StringComparer.OrdinalIgnoreCase) ? ComparisonSide.Case
                : controls.Contains(texts[code], StringComparer.OrdinalIgnoreCase) ? ComparisonSide.Control : ComparisonSide.Neither;
            any |= sideOfKind[code] != ComparisonSide.Neither;
        }
        foreach (string kind in request.Cases.Concat(request.Controls).Select(static k => KindNames.Canonical(k.Trim())))
        {
            if (incidents.Count > 0 && !texts.Contains(kind, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentException(
                    $"No incident is of the kind \"{kind}\" that is to be compared; there are "
                        + $"{string.Join(", ", texts.Order(StringComparer.Ordinal))}.");
        }
        if (!any)
            return null;
        var sides = new ComparisonSide[incidents.Count];
        for (int i = 0; i < sides.Length; i++)
            sides[i] = sideOfKind[incidents.Kinds.CodeAt(i)];
        return sides;
    }

    /// <summary>The kinds on either side, by name.</summary>
    public static (string[] Cases, string[] Controls) Kinds(RunRequest request) =>
        (Canonical(request.Cases, UsualCases), Canonical(request.Controls, UsualControls));

    private static string[] Canonical(IReadOnlyList<string> named, string[] usual) =>
        named.Count == 0 ? usual : [.. named.Select(static k => KindNames.Canonical(k.Trim()))];
}
