using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Roads;

/// <summary>Road features as columns: lines in metres on the National Grid, what each road is, and which of its vertices it shares.</summary>
/// <remarks>
/// Roads join where they share a node and nowhere else: a bridge crosses without joining. A node is a vertex that more than one road has, or a
/// road twice, and every end of a line.
/// </remarks>
internal sealed class RoadTable
{
    /// <summary>No roads.</summary>
    public static RoadTable None { get; } = new RoadTableBuilder().Build();

    /// <summary>The lines, each of two vertices or more.</summary>
    public required Polylines Lines { get; init; }

    /// <summary>One a vertex: its node, 0 and up; −1 for a vertex that only gives the line its shape.</summary>
    public required int[] Nodes { get; init; }

    /// <summary>How many nodes there are.</summary>
    public required int NodeCount { get; init; }

    /// <summary>One a road: its classification.</summary>
    public required RoadClass[] Classes { get; init; }

    /// <summary>One a road: who may use it, which way, and on what it stands.</summary>
    public required RoadTraits[] Traits { get; init; }

    /// <summary>One a road: how many ways lie under it.</summary>
    public required sbyte[] Levels { get; init; }

    /// <summary>One a road: its name in <see cref="Texts"/>.</summary>
    public required int[] Names { get; init; }

    /// <summary>One a road: its number in <see cref="Texts"/>.</summary>
    public required int[] Numbers { get; init; }

    /// <summary>Names and numbers, each once; the first is blank.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>How many roads.</summary>
    public int Count => Classes.Length;

    /// <summary>Is any road driven in one direction only?</summary>
    public bool HasOneWays => Array.Exists(Traits, static traits => (traits & (RoadTraits.OneWay | RoadTraits.OneWayBack)) != 0);

    /// <summary>What is known of a road.</summary>
    public RoadFeature this[int road] => new(Classes[road], Traits[road], Levels[road], Texts[Names[road]], Texts[Numbers[road]]);

    /// <summary>The vertices of a road.</summary>
    public ReadOnlySpan<GridPoint> LineOf(int road) => Lines[road];

    /// <summary>Length of a road, metres on the grid.</summary>
    public double LengthOf(int road)
    {
        ReadOnlySpan<GridPoint> line = Lines[road];
        double length = 0;
        for (int i = 1; i < line.Length; i++)
            length += line[i - 1].DistanceTo(line[i]);
        return length;
    }

    /// <summary>The nodes of a road's vertices.</summary>
    public ReadOnlySpan<int> NodesOf(int road) => Nodes.AsSpan(Lines.StartOf(road)..Lines.StartOf(road + 1));
}
