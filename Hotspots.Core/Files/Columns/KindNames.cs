using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Columns;

/// <summary>Synonyms of kinds. Which of the tool's own kinds does a file's word mean? Other words are kept as given.</summary>
internal static class KindNames
{
    /// <summary>The kind to store for a word.</summary>
    public static string Canonical(string word) => word.ToLowerInvariant() switch
    {
        "" => IncidentKind.Unstated,
        "tip" or "tips" or "tip-off" or "tip off" => IncidentKind.Tip,
        "warrant" or "warrants" => IncidentKind.Warrant,
        "seizure" or "seizures" => IncidentKind.Seizure,
        "stop and search" or "stop & search" or "stop-and-search" => IncidentKind.StopAndSearch,
        _ => word,
    };
}
