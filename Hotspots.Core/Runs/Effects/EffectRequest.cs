using Hotspots.Core.Pipeline.Requests;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Request of the evaluation of an operation: which incidents, where the operation was and when.</summary>
/// <remarks>One of <paramref name="Operation"/>, <paramref name="TreatedFile"/> and <paramref name="Drawn"/>.</remarks>
/// <param name="Run">
/// Which incidents; without limits of time, for the operation's dates are such. Its areas say in which town an operation is looked at; controls and
/// placebos may lie in others.
/// </param>
/// <param name="Operation">Name in the files' column of operations, with or without the word "Operation".</param>
/// <param name="TreatedFile">GeoJSON polygons of the treated ground.</param>
/// <param name="Start">First day, such as "2025-11-10"; null for that of the operation's incidents.</param>
/// <param name="End">Last day, inclusive; null for that of the operation's incidents, or for as long as the data reach, 6 periods at most.</param>
/// <param name="Chosen">
/// The time by which the place was chosen, such as "2026-05..2026-06", which may not serve as "before"; null for what the operation's incidents say.
/// </param>
/// <param name="Ring">Width of the ring in which incidents may have moved, metres.</param>
/// <param name="ControlFile">GeoJSON polygons of a control of one's own; null for one that is found.</param>
/// <param name="Placebos">Places to rank the operation among, at most.</param>
/// <param name="Seed">The same seed draws the same placebos where there are more.</param>
/// <param name="Drawn">Treated ground as it was chosen on a map; null for none.</param>
/// <param name="DrawnControl">A control as it was drawn on a map, in place of <paramref name="ControlFile"/>; null for none.</param>
internal sealed record EffectRequest(
    RunRequest Run, string? Operation = null, string? TreatedFile = null, string? Start = null, string? End = null, string? Chosen = null,
    double Ring = EffectRequest.UsualRing, string? ControlFile = null, int Placebos = EffectRequest.UsualPlacebos, int Seed = 1,
    DrawnGround? Drawn = null, DrawnGround? DrawnControl = null)
{
    /// <summary>Ring when nobody says, metres: 100 m and more is usual.</summary>
    public const double UsualRing = 150;

    /// <summary>Placebos when nobody says.</summary>
    public const int UsualPlacebos = 999;
}

/// <summary>Treated ground, or a control, that was chosen on a map, such as the outline of a hotspot.</summary>
/// <param name="Name">What it is called: "hotspot 2, High Street".</param>
/// <param name="Outline">On the grid, metres.</param>
internal sealed record DrawnGround(string Name, Geometry Outline);
