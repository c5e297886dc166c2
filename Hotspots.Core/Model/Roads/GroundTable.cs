using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Roads;

/// <summary>Kind of ground: what a map draws under its roads.</summary>
internal enum GroundKind : byte
{
    /// <summary>Building, an area.</summary>
    Building,

    /// <summary>Park, playing field, common, cemetery: an area.</summary>
    Greenspace,

    /// <summary>Woodland, an area.</summary>
    Woodland,

    /// <summary>Lake, reservoir, wide river: an area.</summary>
    Water,

    /// <summary>Stream, river or canal, a line.</summary>
    Watercourse,

    /// <summary>Railway or tramway, a line.</summary>
    Railway,
}

/// <summary>Ground features as columns: areas and lines that are drawn and not travelled.</summary>
/// <remarks>An area is one ring or more, closed, filled by the even-odd rule: a ring inside another is a hole. A line is one open row of
/// vertices.</remarks>
internal sealed class GroundTable
{
    private readonly int[] _ringStarts;

    /// <summary>Takes the columns; they must not be changed afterwards.</summary>
    /// <param name="kinds">One a feature.</param>
    /// <param name="rings">Rings of areas, and lines.</param>
    /// <param name="ringStarts">First ring of each feature, and at the end how many rings there are.</param>
    /// <exception cref="ArgumentException">The columns do not fit one another.</exception>
    public GroundTable(GroundKind[] kinds, Polylines rings, int[] ringStarts)
    {
        if (ringStarts.Length != kinds.Length + 1 || ringStarts[0] != 0 || ringStarts[^1] != rings.Count)
            throw new ArgumentException("Features must begin at the first ring and end at the last.", nameof(ringStarts));
        (Kinds, Rings, _ringStarts) = (kinds, rings, ringStarts);
    }

    /// <summary>Nothing.</summary>
    public static GroundTable None { get; } = new([], Polylines.None, [0]);

    /// <summary>One a feature: what it is.</summary>
    public GroundKind[] Kinds { get; }

    /// <summary>The rings and lines of all features.</summary>
    public Polylines Rings { get; }

    /// <summary>How many features.</summary>
    public int Count => Kinds.Length;

    /// <summary>Is a feature of the kind filled?</summary>
    public static bool IsArea(GroundKind kind) => kind is not (GroundKind.Watercourse or GroundKind.Railway);

    /// <summary>First ring of a feature; of the number of features, how many rings there are.</summary>
    public int FirstRingOf(int feature) => _ringStarts[feature];
}

/// <summary>Makes a <see cref="GroundTable"/>, feature by feature.</summary>
internal sealed class GroundTableBuilder
{
    private readonly PolylinesBuilder _rings = new();
    private readonly List<GroundKind> _kinds = [];
    private readonly List<int> _starts = [0];

    /// <summary>How many vertices there are.</summary>
    public int VertexCount => _rings.VertexCount;

    /// <summary>Adds a ring, or a line, to the feature that is begun.</summary>
    public void AddRing(ReadOnlySpan<GridPoint> ring) => _rings.Add(ring);

    /// <summary>Ends a feature with the rings added since the last; none is no feature.</summary>
    public void End(GroundKind kind)
    {
        if (_rings.Count == _starts[^1])
            return;
        _kinds.Add(kind);
        _starts.Add(_rings.Count);
    }

    /// <summary>The features, in the order in which they were added.</summary>
    public GroundTable Build() => new([.. _kinds], _rings.Build(), [.. _starts]);
}
