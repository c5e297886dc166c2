using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Roads;

/// <summary>Kind of a named place on a map, from the largest to the smallest.</summary>
internal enum MapNameKind : byte
{
    /// <summary>City.</summary>
    City,

    /// <summary>Town.</summary>
    Town,

    /// <summary>Part of a town.</summary>
    Suburb,

    /// <summary>Village.</summary>
    Village,

    /// <summary>Hamlet, small settlement, neighbourhood.</summary>
    Hamlet,

    /// <summary>Railway station.</summary>
    Station,
}

/// <summary>Label of a map: a name and where it stands.</summary>
/// <param name="Place">Where.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Name">Not blank.</param>
internal readonly record struct MapName(GridPoint Place, MapNameKind Kind, string Name);

/// <summary>Source of a street map: whose data it is, and what must be said wherever it is shown.</summary>
/// <param name="Name">"OpenStreetMap", "OS Open Roads".</param>
/// <param name="Attribution">"© OpenStreetMap contributors (ODbL)".</param>
internal sealed record StreetSource(string Name, string Attribution)
{
    /// <summary>OpenStreetMap.</summary>
    public static StreetSource OpenStreetMap { get; } = new("OpenStreetMap", "© OpenStreetMap contributors (ODbL)");

    /// <summary>A product of Ordnance Survey under the Open Government Licence.</summary>
    /// <param name="product">"OS Open Roads".</param>
    /// <param name="year">The year of the file; null where it does not say.</param>
    public static StreetSource OrdnanceSurvey(string product, int? year) => new(
        product, "Contains OS data © Crown copyright and database right" + (year is int said ? $" {said}" : ""));
}

/// <summary>Street map of the user's own: roads to travel and to draw, the ground to draw them on, and names.</summary>
internal sealed record StreetMap
{
    /// <summary>The roads.</summary>
    public required RoadTable Roads { get; init; }

    /// <summary>What is drawn under them.</summary>
    public required GroundTable Ground { get; init; }

    /// <summary>Names of places.</summary>
    public required IReadOnlyList<MapName> Names { get; init; }

    /// <summary>Whose data it is; at least one.</summary>
    public required IReadOnlyList<StreetSource> Sources { get; init; }

    /// <summary>The files that were read.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>What is to be known of it, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Does any of its roads have a vertex in a box?</summary>
    /// <param name="box">Metres on the National Grid.</param>
    public bool Meets(Envelope box)
    {
        foreach (GridPoint vertex in Roads.Lines.Vertices)
        {
            if (box.Contains(vertex.Easting, vertex.Northing))
                return true;
        }
        return false;
    }

    /// <summary>What must be said wherever it is shown.</summary>
    public string Attribution => string.Join(". ", Sources.Select(static source => source.Attribution).Distinct(StringComparer.Ordinal));
}
