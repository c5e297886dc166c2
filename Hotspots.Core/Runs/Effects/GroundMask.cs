using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Point in polygon by a raster mask, exact: a ground and the ring round it, wherever the ground is moved.</summary>
/// <remarks>Squares that no outline crosses answer at once; in the others the outlines are asked. Safe to ask from many threads.</remarks>
internal sealed class GroundMask
{
    /// <summary>What a point lies in.</summary>
    public const byte Outside = 0, InGround = 1, InRing = 2;

    private const byte Unsure = 3;
    private const int Across = 96;

    private readonly byte[] _squares;
    private readonly int _columns, _rows;
    private readonly double _side, _west, _south;
    private readonly IndexedPointInAreaLocator _ground, _both;

    /// <summary>Makes the mask.</summary>
    /// <param name="ground">On the grid, metres; not empty.</param>
    /// <param name="ring">Width of the ring, metres, above 0.</param>
    public GroundMask(Geometry ground, double ring)
    {
        Geometry both = ground.Buffer(ring);
        (Ground, Ring) = (ground, both.Difference(ground));
        (_ground, _both) = (new IndexedPointInAreaLocator(ground), new IndexedPointInAreaLocator(both));
        Envelope box = both.EnvelopeInternal;
        _side = Math.Max(box.Width, box.Height) / Across;
        (_west, _south) = (box.MinX - _side, box.MinY - _side);
        (_columns, _rows) = ((int)(box.Width / _side) + 3, (int)(box.Height / _side) + 3);
        Box = new GridBox(box.MinX, box.MinY, box.MaxX, box.MaxY);
        _squares = new byte[_columns * _rows];
        Mark(ground);
        Mark(both);
        for (int square = 0; square < _squares.Length; square++)
        {
            if (_squares[square] != Unsure)
                _squares[square] = Ask(_west + (square % _columns + 0.5) * _side, _south + (square / _columns + 0.5) * _side);
        }
    }

    /// <summary>The ground.</summary>
    public Geometry Ground { get; }

    /// <summary>The ring round it, the ground cut out.</summary>
    public Geometry Ring { get; }

    /// <summary>The box round the ground and its ring, metres.</summary>
    public GridBox Box { get; }

    /// <summary>Where a point lies: <see cref="Outside"/>, <see cref="InGround"/> with its edge, or <see cref="InRing"/>.</summary>
    /// <param name="easting">Metres, less what the ground is moved by.</param>
    /// <param name="northing">As <paramref name="easting"/>.</param>
    public byte At(double easting, double northing)
    {
        double column = (easting - _west) / _side, row = (northing - _south) / _side;
        if (!(column >= 0 && column < _columns && row >= 0 && row < _rows))
            return Outside;
        byte square = _squares[(int)row * _columns + (int)column];
        return square == Unsure ? Ask(easting, northing) : square;
    }

    private byte Ask(double easting, double northing)
    {
        var at = new Coordinate(easting, northing);
        return _ground.Locate(at) != Location.Exterior ? InGround : _both.Locate(at) != Location.Exterior ? InRing : Outside;
    }

    // Steps of half a square along the outline: with the eight squares round each, none that it crosses is passed over.
    private void Mark(Geometry shape)
    {
        foreach (Geometry line in NetTopologySuite.Geometries.Utilities.LinearComponentExtracter.GetLines(shape).Cast<Geometry>())
        {
            Coordinate[] along = line.Coordinates;
            for (int i = 1; i < along.Length; i++)
            {
                int steps = 1 + (int)(along[i].Distance(along[i - 1]) / (_side / 2));
                for (int k = 0; k <= steps; k++)
                {
                    double share = (double)k / steps;
                    MarkRound(along[i - 1].X + share * (along[i].X - along[i - 1].X), along[i - 1].Y + share * (along[i].Y - along[i - 1].Y));
                }
            }
        }
    }

    private void MarkRound(double easting, double northing)
    {
        int column = (int)((easting - _west) / _side), row = (int)((northing - _south) / _side);
        for (int y = Math.Max(0, row - 1); y <= Math.Min(_rows - 1, row + 1); y++)
        {
            for (int x = Math.Max(0, column - 1); x <= Math.Min(_columns - 1, column + 1); x++)
                _squares[y * _columns + x] = Unsure;
        }
    }
}
