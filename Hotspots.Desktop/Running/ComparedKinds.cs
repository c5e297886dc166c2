using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Desktop.Running;

/// <summary>What is compared with what, in words: "seizures and warrants against tips".</summary>
internal static class ComparedKinds
{
    /// <summary>The words.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="result">What came of it: kinds of which there is no incident are not named.</param>
    public static string Words(RunRequest request, RunResult result)
    {
        string[] there = [.. Enumerable.Range(0, result.Read.Placed.Kinds.Texts.Length).Select(code => result.Read.Placed.Kinds.Texts[code])];
        return $"{Side(request.ComparedCases, there)} against {Side(request.ComparedControls, there)}";
    }

    /// <summary>A kind as many of it are called. Only the tool's own words are known to be nouns.</summary>
    public static string Many(string kind) =>
        kind is IncidentKind.Tip or IncidentKind.Warrant or IncidentKind.Seizure or IncidentKind.Unstated ? kind + "s" : kind;

    private static string Side(IReadOnlyList<string> kinds, string[] there)
    {
        string[] named = [.. kinds.Where(kind => there.Contains(kind, StringComparer.OrdinalIgnoreCase))];
        string[] words = [.. (named.Length > 0 ? named : kinds).Select(Many)];
        return words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }
}
