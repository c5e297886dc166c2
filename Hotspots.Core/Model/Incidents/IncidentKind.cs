namespace Hotspots.Core.Model.Incidents;

/// <summary>Kind of incident. What sort of thing happened? The words the tool itself knows; every other word in a file is kept as it was
/// given.</summary>
internal static class IncidentKind
{
    /// <summary>Something a member of the public or a source said.</summary>
    public const string Tip = "tip";

    /// <summary>A search warrant that was executed.</summary>
    public const string Warrant = "warrant";

    /// <summary>Drugs, cash or weapons taken.</summary>
    public const string Seizure = "seizure";

    /// <summary>A person or vehicle that was searched in the street.</summary>
    public const string StopAndSearch = "stop and search";

    /// <summary>What a record is called whose file does not say.</summary>
    public const string Unstated = "incident";
}
