namespace Hotspots.Core.Model.Spatial;

/// <summary>Straight-line distance. How far as the crow flies, in metres, or in minutes at a speed and with a detour factor?</summary>
internal sealed class StraightLineTravel : ITravel
{
    private StraightLineTravel(string unit, double perMetre) => (Unit, PerMetre) = (unit, perMetre);

    /// <summary>Metres in a straight line.</summary>
    public static StraightLineTravel Metres { get; } = new("m", 1);

    /// <inheritdoc/>
    public string Unit { get; }

    /// <summary>Cost of a metre, above 0.</summary>
    public double PerMetre { get; }

    /// <summary>Minutes at a steady speed.</summary>
    /// <param name="speed">Kilometres an hour, above 0.</param>
    /// <param name="detour">Way driven over straight line, 1 or more; 1.3 is usual in towns.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public static StraightLineTravel Minutes(double speed, double detour)
    {
        if (!(speed > 0 && double.IsFinite(speed)))
            throw new ArgumentException("The speed must be above 0 km/h.", nameof(speed));
        if (!(detour >= 1 && double.IsFinite(detour)))
            throw new ArgumentException("The detour factor must be 1 or more: no way is shorter than the straight line.", nameof(detour));
        return new StraightLineTravel("min", detour * 60 / (speed * 1000));
    }

    /// <inheritdoc/>
    public double Between(GridPoint from, GridPoint to) => from.DistanceTo(to) * PerMetre;

    // A hair more than the quotient, which may have been rounded down.
    /// <inheritdoc/>
    public double FarthestMetres(double cost) => cost / PerMetre * (1 + 1e-12);
}
