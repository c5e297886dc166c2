namespace Hotspots.Paper.RunMaps;

/// <summary>Which spots that several incidents share show their number.</summary>
internal enum SpotNumbers
{
    /// <summary>All that have room.</summary>
    All,

    /// <summary>Those whose number covers no other spot.</summary>
    Free,

    /// <summary>None: among so many marks nobody would find one.</summary>
    None,
}

/// <summary>Look of incidents on a map for how many there are: marks while they can be told apart, counts in squares when they cannot.</summary>
/// <param name="Pixels">Radius of a mark in the window, pixels; 0 for counts in squares.</param>
/// <param name="Strength">0 to 1.</param>
/// <param name="Numbers">Which spots show how many they are.</param>
internal sealed record IncidentLook(double Pixels, float Strength, SpotNumbers Numbers)
{
    /// <summary>Squares with so many incidents or more have the last colour.</summary>
    public const int FullSquare = 300;

    /// <summary>A pixel of the window on paper, for marks: a sheet shows a window smaller than it is.</summary>
    public const float Pixel = 0.2f;

    /// <summary>Up to how many incidents each look is for.</summary>
    public static IReadOnlyList<(double UpTo, IncidentLook Look)> Steps { get; } =
    [
        (400, new(6, 1, SpotNumbers.All)),
        (1_500, new(5, 1, SpotNumbers.All)),
        (5_000, new(4, 0.95f, SpotNumbers.All)),
        (20_000, new(3, 0.8f, SpotNumbers.Free)),
        (50_000, new(2, 0.7f, SpotNumbers.None)),
        (double.PositiveInfinity, new(0, 1, SpotNumbers.None)),
    ];

    /// <summary>Are they counted in squares?</summary>
    public bool IsCounted => Pixels == 0;

    /// <summary>Radius of a mark, millimetres.</summary>
    public float Radius => (float)Pixels * Pixel;

    /// <summary>The look for a map.</summary>
    /// <param name="count">Incidents on it.</param>
    /// <param name="metresPerMillimetre">Of its frame.</param>
    /// <param name="isOverGround">Do they lie over ground whose colour means something?</param>
    public static IncidentLook For(int count, double metresPerMillimetre, bool isOverGround)
    {
        IncidentLook look = Steps.First(step => count <= step.UpTo).Look;
        double resolution = metresPerMillimetre * Pixel, nearest = isOverGround ? 1.5 : 5;
        if (look.IsCounted)
            return look;
        double pixels = Math.Min(look.Pixels, resolution switch { > 200 => 2.25, > 60 => 2.75, > 15 => 3.25, > 6 => 4, _ => 6 });
        return look with
        {
            Pixels = isOverGround ? Math.Max(1.5, pixels / 2) : pixels,
            Numbers = look.Numbers == SpotNumbers.All && resolution >= nearest ? SpotNumbers.Free : look.Numbers,
        };
    }

    /// <summary>0 to 1 along the colours for a square's count, evenly in its logarithm; one incident is 0.</summary>
    public static double RampPlace(int count) => Math.Min(1, Math.Log(Math.Max(1, count)) / Math.Log(FullSquare));
}
