using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Spatial;

/// <summary>Study area. Which piece of country is analysed on its own?</summary>
/// <remarks>Members are indices into the placed incidents the areas were made from, ascending.</remarks>
internal sealed class StudyArea
{
    /// <summary>What everything outside the reach of a town is called, and the area of those incidents there that lie scattered.</summary>
    public const string ElsewhereName = "elsewhere";

    /// <summary>What the area is called of those incidents whose positions are known too coarsely for any pattern.</summary>
    public const string CoarseName = "position known too coarsely";

    /// <summary>What the single area of an undivided run is called.</summary>
    public const string WholeName = "whole";

    /// <summary>"Mold", "near Llanarmon", "elsewhere", "whole", or the name of the boundary that was given.</summary>
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

    /// <summary>Does it lie outside the reach of every town?</summary>
    public bool IsOutlying { get; init; }

    /// <summary>
    /// Is it what is left outside the towns, too few incidents together anywhere to show a pattern, or what is known too coarsely for one? No
    /// method is run on it.
    /// </summary>
    public bool IsScattered => IsOutlying && Name is ElsewhereName or CoarseName;

    /// <summary>The same area with some of its incidents; its ground stays that of all of them.</summary>
    /// <param name="members">Those to keep, ascending.</param>
    public StudyArea With(int[] members) => With(members, GroundWhenAsked);

    /// <summary>The same area with its ground, to be looked for when it is first asked for.</summary>
    internal StudyArea On(Lazy<BuiltUpGround?> ground) => With(Members, ground);

    private StudyArea With(int[] members, Lazy<BuiltUpGround?>? ground) => new()
    {
        Name = Name,
        Members = members,
        Centre = Centre,
        Boundary = Boundary,
        GroundWhenAsked = ground,
        IsOutlying = IsOutlying,
    };
}
