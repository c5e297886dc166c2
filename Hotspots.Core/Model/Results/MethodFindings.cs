using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Results;

/// <summary>A number that a method found, with what it is called.</summary>
/// <param name="Name">Short name, as in files: "perKm2", "z".</param>
/// <param name="Value">In <paramref name="Unit"/>; never NaN.</param>
/// <param name="Unit">"m", "incidents per km²", or blank for a pure number.</param>
/// <param name="Words">What it says, for people: "Incidents lie 38 % closer together than chance would put them".</param>
internal readonly record struct Figure(string Name, double Value, string Unit, string Words);

/// <summary>Findings of one method in one study area. What did one method find in one study area?</summary>
/// <remarks>Every method says which places it found (<see cref="Labels"/>), and shows besides what it has: a surface, cells, figures.</remarks>
internal sealed record MethodFindings
{
    /// <summary>Metres, where a method has no distance of its own: the side of the usual cell of British trials.</summary>
    private const double UsualReach = 150;

    /// <summary>Name of the method: "dbscan".</summary>
    public required string Method { get; init; }

    /// <summary>
    /// The place that each point belongs to. A method that finds no places, only figures, labels every point noise.
    /// </summary>
    public required ClusterLabels Labels { get; init; }

    /// <summary>Every parameter of the method, in its order, whether given or derived.</summary>
    public required IReadOnlyList<ParameterValue> Parameters { get; init; }

    /// <summary>The ground of each place as the method itself draws it, metres; null: an outline is to be drawn round its points.</summary>
    public IReadOnlyList<Geometry>? Outlines { get; init; }

    /// <summary>
    /// How far apart incidents of a place are still neighbours, metres, one a place: what outlines round points are drawn with. Null
    /// where the method has no such distance.
    /// </summary>
    public IReadOnlyList<double>? Reaches { get; init; }

    /// <summary>May places lie on the same ground, because they differ in time? Outlines drawn round their points are then not parted.</summary>
    public bool PlacesMayOverlap { get; init; }

    /// <summary>What speaks for each place, in the order of the places: its p-value, its stability; empty when there is nothing of the
    /// kind.</summary>
    public IReadOnlyList<IReadOnlyList<Figure>> Evidence { get; init; } = [];

    /// <summary>What is asked of its places; where it is not recurrence, the evidence of each has a figure "p".</summary>
    public SurenessBasis Basis { get; init; } = SurenessBasis.Recurrence;

    /// <summary>The density, or null.</summary>
    public Surface? Surface { get; init; }

    /// <summary>Lines of equal density, from the widest to the narrowest.</summary>
    public IReadOnlyList<Contour> Contours { get; init; } = [];

    /// <summary>The cells tested, or null.</summary>
    public CellFindings? Cells { get; init; }

    /// <summary>What holds for the area as a whole: a nearest-neighbour index, a mean centre.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>What a reader must know, each one sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How far apart incidents of this place are still neighbours, metres: the method's distance, or the usual one.</summary>
    public double ReachOf(int place) => Reaches?[place] ?? UsualReach;

    /// <summary>Findings of places that are made of points, with one reach for all.</summary>
    public static MethodFindings OfClusters(string method, ClusterLabels labels, IReadOnlyList<ParameterValue> parameters, double? reach = null) =>
        new()
        {
            Method = method,
            Labels = labels,
            Parameters = parameters,
            Reaches = reach is double same ? [.. Enumerable.Repeat(same, labels.ClusterCount)] : null,
        };
}
