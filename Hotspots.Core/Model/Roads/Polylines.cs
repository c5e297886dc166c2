using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Roads;

/// <summary>Polylines as columns: the vertices of many lines one after the other, and where each line begins.</summary>
internal sealed class Polylines
{
    private readonly GridPoint[] _vertices;
    private readonly int[] _starts;

    /// <summary>Takes the columns; they must not be changed afterwards.</summary>
    /// <param name="vertices">Metres on the National Grid.</param>
    /// <param name="starts">Ascending: first vertex of each line, and at the end how many vertices there are.</param>
    /// <exception cref="ArgumentException">The starts do not fit the vertices.</exception>
    public Polylines(GridPoint[] vertices, int[] starts)
    {
        if (starts.Length == 0 || starts[0] != 0 || starts[^1] != vertices.Length)
            throw new ArgumentException("Lines must begin at the first vertex and end at the last.", nameof(starts));
        (_vertices, _starts) = (vertices, starts);
    }

    /// <summary>No lines.</summary>
    public static Polylines None { get; } = new([], [0]);

    /// <summary>How many lines.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>All vertices.</summary>
    public ReadOnlySpan<GridPoint> Vertices => _vertices;

    /// <summary>The vertices of a line.</summary>
    public ReadOnlySpan<GridPoint> this[int line] => _vertices.AsSpan(_starts[line].._starts[line + 1]);

    /// <summary>First vertex of a line; of the number of lines, how many vertices there are.</summary>
    public int StartOf(int line) => _starts[line];

    /// <summary>Box round all vertices; null where there are none.</summary>
    public GridBox? Box
    {
        get
        {
            if (_vertices.Length == 0)
                return null;
            double west = double.PositiveInfinity, south = west, east = double.NegativeInfinity, north = east;
            foreach (GridPoint vertex in _vertices)
            {
                (west, east) = (Math.Min(west, vertex.Easting), Math.Max(east, vertex.Easting));
                (south, north) = (Math.Min(south, vertex.Northing), Math.Max(north, vertex.Northing));
            }
            return new GridBox(west, south, east, north);
        }
    }
}

/// <summary>Makes <see cref="Polylines"/>, line by line.</summary>
internal sealed class PolylinesBuilder
{
    /// <summary>Positions are kept to the centimetre, steps a metre.</summary>
    public const double StepsPerMetre = 100;

    private readonly List<GridPoint> _vertices = [];
    private readonly List<int> _starts = [0];

    /// <summary>How many lines there are.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>How many vertices there are.</summary>
    public int VertexCount => _vertices.Count;

    /// <summary>Adds a line, to the centimetre.</summary>
    public void Add(ReadOnlySpan<GridPoint> line)
    {
        foreach (GridPoint vertex in line)
            _vertices.Add(Rounded(vertex));
        _starts.Add(_vertices.Count);
    }

    /// <summary>The lines.</summary>
    public Polylines Build() => new([.. _vertices], [.. _starts]);

    /// <summary>The position to the centimetre.</summary>
    public static GridPoint Rounded(GridPoint vertex) =>
        new(Math.Round(vertex.Easting * StepsPerMetre) / StepsPerMetre, Math.Round(vertex.Northing * StepsPerMetre) / StepsPerMetre);
}
