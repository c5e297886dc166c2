using System.Collections.Frozen;

namespace Hotspots.Core.Pipeline;

/// <summary>Kinds of incident that the police publish: the categories of data.police.uk, in every spelling that its files have had.</summary>
internal static class PublishedKinds
{
    /// <summary>Recorded crime and anti-social behaviour.</summary>
    public static IReadOnlyList<string> Crime { get; } =
    [
        "anti-social behaviour", "bicycle theft", "burglary", "criminal damage and arson", "drugs", "other crime", "other theft",
        "possession of weapons", "public disorder and weapons", "public order", "robbery", "shoplifting", "theft from the person", "vehicle crime",
        "violence and sexual offences", "violent crime",
    ];

    /// <summary>Searches.</summary>
    public static IReadOnlyList<string> Searches { get; } = ["person search", "vehicle search", "person and vehicle search"];

    private static FrozenSet<string> Known { get; } = Crime.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Is it recorded crime that is published?</summary>
    public static bool Holds(string kind) => Known.Contains(kind);
}
