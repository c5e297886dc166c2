

namespace Hotspots.Core.Model.Changes;

/// <summary>Verdict on a change of rate between two periods.</summary>
internal enum ChangeVerdict
{
    /// <summary>So few incidents that no way of dividing them between the two periods would be beyond chance.</summary>
    TooFew,

    /// <summary>Within what chance does.</summary>
    AsBefore,

    /// <summary>More after, beyond chance.</summary>
    More,

    /// <summary>Fewer after, beyond chance.</summary>
    Fewer,

    /// <summary>Not asked: one of the periods chose the ground, and a test there would flatter it.</summary>
    NotTested,
}

/// <summary>Turn of a hotspot whose rate changed beyond chance, by whether there was one on this ground in each period alone.</summary>
internal enum HotspotTurn
{
    /// <summary>More after, and no hotspot there before.</summary>
    New,

    /// <summary>More after, and a hotspot there before, too.</summary>
    Grown,

    /// <summary>Fewer after, and still a hotspot.</summary>
    Shrunk,

    /// <summary>Fewer after, and a hotspot no longer.</summary>
    Gone,
}

/// <summary>What is counted in both periods.</summary>
internal enum ChangeLevel
{
    /// <summary>All study areas together.</summary>
    All,

    /// <summary>A study area.</summary>
    Town,

    /// <summary>A hotspot.</summary>
    Hotspot,

    /// <summary>A cell of a grid.</summary>
    Cell,
}

/// <summary>Words for verdicts, turns and levels, as files and screens have them.</summary>
internal static class ChangeWords
{
    /// <summary>"more", "fewer", "as before", "too few", "not tested".</summary>
    public static string Of(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.More => "more",
        ChangeVerdict.Fewer => "fewer",
        ChangeVerdict.AsBefore => "as before",
        ChangeVerdict.TooFew => "too few",
        _ => "not tested",
    };

    /// <summary>"new", "grown", "shrunk", "gone"; null where nothing changed beyond chance.</summary>
    public static string? Of(HotspotTurn? turn) => turn?.ToString().ToLowerInvariant();

    /// <summary>"all", "town", "hotspot", "cell".</summary>
    public static string Of(ChangeLevel level) => level.ToString().ToLowerInvariant();
}
