using Hotspots.Core.Model.Roads;

namespace Hotspots.Core.Geography.Roads;

/// <summary>Speeds by road classification, km/h.</summary>
/// <remarks>
/// The usual ones are what a car makes good in British towns, stops at junctions included, and not what signs allow; no study stands behind them.
/// Whoever knows better gives a table of their own.
/// </remarks>
internal sealed class SpeedTable
{
    private static readonly double[] CarSpeeds = [90, 60, 45, 40, 35, 25, 15, 10, 10, 10, 15, 5];

    private readonly double[] _speeds;

    private SpeedTable(double[] speeds) => _speeds = speeds;

    /// <summary>The usual speeds of a profile.</summary>
    public static SpeedTable Of(TravelProfile profile)
    {
        if (profile == TravelProfile.Car)
            return new SpeedTable(CarSpeeds);
        var walking = new double[CarSpeeds.Length];
        Array.Fill(walking, WalkingSpeed);
        walking[(int)RoadClass.Steps] = StepsSpeed;
        return new SpeedTable(walking);
    }

    /// <summary>Walking, km/h.</summary>
    public const double WalkingSpeed = 5;

    /// <summary>Up or down steps, km/h.</summary>
    public const double StepsSpeed = 2.5;

    /// <summary>Kilometres an hour, above 0.</summary>
    public double this[RoadClass road] => _speeds[(int)road];

    /// <summary>The fastest of all.</summary>
    public double Fastest => _speeds.Max();

    /// <summary>With other speeds.</summary>
    /// <param name="own">Km/h by classification, above 0.</param>
    public SpeedTable With(IReadOnlyDictionary<RoadClass, double> own)
    {
        double[] speeds = [.. _speeds];
        foreach ((RoadClass road, double speed) in own)
            speeds[(int)road] = speed;
        return new SpeedTable(speeds);
    }
}
