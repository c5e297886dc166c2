using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model;

/// <summary>Which piece of country is analysed on its own?</summary>
/// <remarks>Members are indices into the placed incidents the areas were made from, ascending.</remarks>
public sealed class StudyArea
{
    /// <summary>What everything outside the reach of a town is called.</summary>
    public const string ElsewhereName = "elsewhere";

    /// <summary>What the single area of an undivided run is called.</summary>
    public const string WholeName = "whole";

    /// <summary>"Mold", "elsewhere", "whole", or the name of the boundary that was given.</summary>
    public required string Name { get; init; }

    /// <summary>The incidents in it, ascending.</summary>
    public required int[] Members { get; init; }

    /// <summary>The town's centre on the grid; null for an area that is no town.</summary>
    public GridPoint? Centre { get; init; }

    /// <summary>The boundary that was given, on the grid; null when incidents were divided by town.</summary>
    public Geometry? Boundary { get; init; }

    /// <summary>The built-up ground of the area; null where nobody looked for it, or there is none to be found.</summary>
    public BuiltUpGround? Ground
    {
        get => GroundWhenAsked?.Value;
        init => GroundWhenAsked = new Lazy<BuiltUpGround?>(value);
    }

    /// <summary>The same, to be looked for when it is first asked for.</summary>
    internal Lazy<BuiltUpGround?>? GroundWhenAsked { get; init; }
}
