using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Maps;

/// <summary>Request of a map for paper.</summary>
internal sealed record MapRequest
{
    /// <summary>Which incidents, and by which method hotspots are found; its files are folders of results where <see cref="IsOfResults"/>.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>Is what is drawn read from folders that a run or a placement wrote?</summary>
    public bool IsOfResults { get; init; }

    /// <summary>Where the middle is: a place, a street, a postcode, a grid reference, or easting and northing; null for a page a town.</summary>
    public string? At { get; init; }

    /// <summary>Metres of ground in a metre of paper; null for the largest round one that shows all there is.</summary>
    public int? Scale { get; init; }

    /// <summary>What stands at the head; null for the town, or the place.</summary>
    public string? Title { get; init; }

    /// <summary>A file of streets to draw; null for names of streets alone.</summary>
    public string? Streets { get; init; }
}
