using NetTopologySuite.Geometries;

namespace Hotspots.Core.Geography;

/// <summary>Densified edges: vertices put on a long edge before it is projected, so that it stays the line it was.</summary>
/// <remarks>
/// An edge of a polygon is straight where it was drawn: in degrees as RFC 7946 has it (section 3.1.1), or on the grid. On the other side
/// it is a curve, half a kilometre off its chord for three degrees. The distance from chord to curve grows with the square of the
/// length: pieces of <see cref="Degrees"/> or of <see cref="Metres"/> are within 0.25 m of it everywhere in Britain. The vertices of an
/// edge are the same to the last bit from whichever end it is walked, so that polygons with a common edge keep it.
/// </remarks>
internal static class EdgePieces
{
    /// <summary>Longest piece of an edge that is straight in degrees: some 2 km northwards.</summary>
    public const double Degrees = 0.02;

    /// <summary>Longest piece of an edge that is straight on the grid, metres.</summary>
    public const double Metres = 2000;

    /// <summary>How many vertices <see cref="Of"/> would put in.</summary>
    public static long Extra(Coordinate[] vertices, double longest)
    {
        long more = 0;
        for (int i = 1; i < vertices.Length; i++)
            more += Pieces(vertices[i - 1], vertices[i], longest) - 1;
        return more;
    }

    /// <summary>The vertices of a line with as many more as keep every piece short.</summary>
    /// <param name="vertices">Of a line or a ring.</param>
    /// <param name="longest">In either direction, in the unit of the vertices; above 0.</param>
    /// <returns>The same array where no edge is longer.</returns>
    public static Coordinate[] Of(Coordinate[] vertices, double longest)
    {
        long more = Extra(vertices, longest);
        if (more == 0)
            return vertices;
        var all = new List<Coordinate>(checked((int)(vertices.Length + more))) { vertices[0] };
        for (int i = 1; i < vertices.Length; i++)
        {
            Coordinate a = vertices[i - 1], b = vertices[i];
            int pieces = Pieces(a, b, longest);
            bool turned = a.CompareTo(b) > 0;
            (Coordinate from, Coordinate to) = turned ? (b, a) : (a, b);
            for (int k = 1; k < pieces; k++)
            {
                double part = (double)(turned ? pieces - k : k) / pieces;
                all.Add(new Coordinate(from.X + part * (to.X - from.X), from.Y + part * (to.Y - from.Y)));
            }
            all.Add(b);
        }
        return [.. all];
    }

    private static int Pieces(Coordinate a, Coordinate b, double longest) =>
        Math.Max(1, (int)Math.Ceiling(Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y)) / longest));
}
