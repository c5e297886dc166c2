using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Paper.Maps;

/// <summary>Map frame at a true scale: which ground lies where on the sheet.</summary>
/// <param name="X">Left end on the sheet, millimetres times <see cref="Enlarged"/>, as all its lengths.</param>
/// <param name="Y">Upper end.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Centre">What lies in the middle, metres on the National Grid.</param>
/// <param name="Scale">Metres of ground in a metre of paper: 10,000.</param>
internal sealed record MapFrame(float X, float Y, float Width, float Height, GridPoint Centre, int Scale)
{
    /// <summary>Scales that a person reckons with.</summary>
    private static readonly int[] Scales =
    [
        500, 1_000, 1_500, 2_000, 2_500, 5_000, 7_500, 10_000, 12_500, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 75_000, 100_000, 150_000,
        200_000, 250_000, 500_000, 1_000_000, 2_500_000,
    ];

    /// <summary>The largest scale at which a window is drawn.</summary>
    private const int Largest = 500;

    /// <summary>Share of the frame that what is looked at may take, in either direction.</summary>
    private const double Filled = 0.86;

    /// <summary>Does it have that scale when it is looked at? A slide is as large as the wall: its bar is true, and a ratio is none.</summary>
    public bool IsToScale { get; init; } = true;

    /// <summary>Millimetres of paper in a unit of drawing: on a large sheet letters, lines and gaps are larger; the scale is what it is.</summary>
    public float Enlarged { get; init; } = 1;

    /// <summary>Metres of ground in a millimetre of drawing.</summary>
    public double MetresPerMillimetre => Scale / 1000.0 * Enlarged;

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
    /// <param name="enlarged">Millimetres of paper in a unit of drawing.</param>
    public static MapFrame Round(float x, float y, float width, float height, Envelope ground, int largest = 5_000, float enlarged = 1) =>
        new(x, y, width, height, new GridPoint(ground.Centre.X, ground.Centre.Y), RoundScale(
            largest, LeastScale(width * enlarged, height * enlarged, ground) / Filled))
        {
            Enlarged = enlarged,
        };

    /// <summary>A frame that shows all of some ground, and no rim round it.</summary>
    /// <param name="x">Left end on the sheet.</param>
    /// <param name="y">Upper end.</param>
    /// <param name="width">How wide it is.</param>
    /// <param name="height">How high it is.</param>
    /// <param name="ground">What is looked at; not empty.</param>
    /// <param name="isRound">At a scale that a person reckons with, or as large as there is room?</param>
    /// <param name="enlarged">Millimetres of paper in a unit of drawing.</param>
    public static MapFrame Whole(float x, float y, float width, float height, Envelope ground, bool isRound, float enlarged)
    {
        double least = LeastScale(width * enlarged, height * enlarged, ground);
        // A metre of ground wider than the window is not seen; a narrower one would cut it.
        int scale = isRound ? RoundScale(Largest, least) : (int)Math.Ceiling(Math.Clamp(least, Largest, Scales[^1]));
        return new MapFrame(x, y, width, height, new GridPoint(ground.Centre.X, ground.Centre.Y), scale) { Enlarged = enlarged };
    }

    private static double LeastScale(float width, float height, Envelope ground) => 1000 * Math.Max(ground.Width / width, ground.Height / height);

    private static int RoundScale(int largest, double least)
    {
        foreach (int one in Scales)
        {
            // What fits but for the rounding of a number fits.
            if (one >= largest && least <= one * (1 + 1e-9))
                return one;
        }
        return Scales[^1];
    }

    /// <summary>Millimetres from the left of the sheet.</summary>
    public float XOf(double easting) => (float)(X + Width / 2 + (easting - Centre.Easting) / MetresPerMillimetre);

    /// <summary>Millimetres from the top of the sheet.</summary>
    public float YOf(double northing) => (float)(Y + Height / 2 - (northing - Centre.Northing) / MetresPerMillimetre);
}
