using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Model.Stores;

/// <summary>Incidents of a store that are handed out.</summary>
/// <param name="Incidents">The placed incidents that were read.</param>
/// <param name="Members">Which of them are handed out, ascending.</param>
/// <param name="Made">How it was made: run, marking, profile, and of which incidents it speaks.</param>
internal sealed record StoreExport(IncidentTable Incidents, int[] Members, ExportRecord Made)
{
    /// <summary>Incidents that were asked for and have no position, so that no layer can hold them.</summary>
    public int Unplaced { get; init; }
}

/// <summary>Record of an export.</summary>
/// <param name="Run">Id, made from what was read and what was asked for.</param>
/// <param name="Marking">Security marking.</param>
/// <param name="Profile">Release profile.</param>
/// <param name="Shows">Of which incidents it speaks, in words; null for all.</param>
/// <param name="Finished">When.</param>
internal sealed record ExportRecord(string Run, string Marking, string Profile, RunScope? Shows, DateTimeOffset Finished)
{
    /// <summary>How many incidents.</summary>
    public required int Incidents { get; init; }
}
