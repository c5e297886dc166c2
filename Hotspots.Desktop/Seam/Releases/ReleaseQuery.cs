namespace Hotspots.Desktop.Seam.Releases;

/// <summary>Request of a layer that is to be handed over. The page's <c>ReleaseQuery</c>.</summary>
/// <remarks>Of the filters only the boundary and the kinds may be set: every other would be one more way to subtract.</remarks>
internal sealed record ReleaseQuery : RunQuery
{
    /// <summary>"partner" or "public".</summary>
    public string? Profile { get; set; }

    /// <summary>To whom: "Tendring District Council".</summary>
    public string? To { get; set; }

    /// <summary>The months, "2026-01..2026-05"; null for all that may be told.</summary>
    public string? Period { get; set; }

    /// <summary>Key of a file of addresses; null for the postcodes that come with the program.</summary>
    public string? Addresses { get; set; }
}

/// <summary>Request of the files of a layer that was tried: nothing of it can be changed on the way. The page's <c>ReleaseWriteQuery</c>.</summary>
/// <param name="Key">By which the host knows what was tried.</param>
internal sealed record ReleaseWriteQuery(string? Key);
