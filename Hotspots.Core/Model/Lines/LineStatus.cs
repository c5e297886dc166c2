namespace Hotspots.Core.Model.Lines;

/// <summary>Status of a county line at the end of the data, as a whole or in one town.</summary>
internal enum LineStatus
{
    /// <summary>No incident of it says the day or the month.</summary>
    Unknown,

    /// <summary>Seen in the last 60 days of the data.</summary>
    Active,

    /// <summary>Not seen for more than 60 days to the end of the data.</summary>
    Quiet,

    /// <summary>Closed by the register, and not seen since, for 60 days or more.</summary>
    ClosedHolds,

    /// <summary>Closed by the register, and not seen since, for fewer than 60 days.</summary>
    TooEarly,

    /// <summary>Closed by the register, and seen since.</summary>
    SeenSince,
}

/// <summary>Words of the status of a line.</summary>
internal static class LineStatusWords
{
    /// <summary>"active", "closed holds".</summary>
    public static string Of(LineStatus status) => status switch
    {
        LineStatus.Active => "active",
        LineStatus.Quiet => "quiet",
        LineStatus.ClosedHolds => "closed holds",
        LineStatus.TooEarly => "too early to say",
        LineStatus.SeenSince => "seen since the closure",
        _ => "not known",
    };
}
