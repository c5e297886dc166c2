using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Paper.Maps;

/// <summary>Map frame at a true scale: which ground lies where on the sheet.</summary>
/// <param name="X">Left end on the sheet, millimetres.</param>
/// <param name="Y">Upper end.</param>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
/// <param name="Centre">What lies in the middle, metres on the National Grid.</param>
/// <param name="Scale">Metres of ground in a metre of paper: 10,000.</param>
internal sealed record MapFrame(float X, float Y, float Width, float Height, GridPoint Centre, int Scale)
{
    /// <summary>Scales that a person reckons with.</summary>
    private static readonly int[] Scales =
        [2_500, 5_000, 7_500, 10_000, 12_500, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 75_000, 100_000, 150_000, 200_000, 250_000, 500_000,
            1_000_000, 2_500_000];

    /// <summary>Share of the frame that what is looked at may take, in either direction.</summary>
    private const double Filled = 0.86;

    /// <summary>Does it have that scale when it is looked at? A slide is as large as the wall: its bar is true, and a ratio is none.</summary>
    public bool IsToScale { get; init; } = true;

    /// <summary>Metres of ground in a millimetre of paper.</summary>
    public double MetresPerMillimetre => Scale / 1000.0;

    /// <summary>The ground in the frame.</summary>
    public Envelope Ground
    {
        get
        {
            double east = Width * MetresPerMillimetre / 2, north = Height * MetresPerMillimetre / 2;
            return new Envelope(Centre.Easting - east, Centre.Easting + east, Centre.Northing - north, Centre.Northing + north);
        }
    }

    /// <summary>A frame in which some ground lies, at the largest scale of those that a person reckons with.</summary>
    /// <param name="x">Left end on the sheet, millimetres.</param>
    /// <param name="y">Upper end.</param>
    /// <param name="width">Millimetres.</param>
    /// <param name="height">Millimetres.</param>
    /// <param name="ground">What is looked at; not empty.</param>
    /// <param name="largest">No larger a scale than this, so that something is seen round it.</param>
    public static MapFrame Round(float x, float y, float width, float height, Envelope ground, int largest = 5_000)
    {
        int scale = Scales[^1];
        foreach (int one in Scales)
        {
            double metres = one / 1000.0;
            if (one >= largest && ground.Width <= width * metres * Filled && ground.Height <= height * metres * Filled)
            {
                scale = one;
                break;
            }
        }
        return new MapFrame(x, y, width, height, new GridPoint(ground.Centre.X, ground.Centre.Y), scale);
    }

    /// <summary>Millimetres from the left of the sheet.</summary>
    public float XOf(double easting) => (float)(X + Width / 2 + (easting - Centre.Easting) / MetresPerMillimetre);

    /// <summary>Millimetres from the top of the sheet.</summary>
    public float YOf(double northing) => (float)(Y + Height / 2 - (northing - Centre.Northing) / MetresPerMillimetre);
}
