namespace Hotspots.Core.Model.Spatial;

/// <summary>Travel measure. How far is it from one place to another, by the measure a team's reach is given in?</summary>
/// <remarks>A network distance joins in through this door. Must be safe to call from many threads.</remarks>
internal interface ITravel
{
    /// <summary>What the numbers are in: "m" or "min".</summary>
    string Unit { get; }

    /// <summary>Cost of the way; 0 or more, never NaN, +∞ where there is no way.</summary>
    double Between(GridPoint from, GridPoint to);

    /// <summary>The straight-line distance, metres, that no journey of this cost can exceed; +∞ when nothing is known.</summary>
    /// <remarks>Lets a spatial index leave out what is certainly too far; an answer that is too small loses demand.</remarks>
    double FarthestMetres(double cost);
}
