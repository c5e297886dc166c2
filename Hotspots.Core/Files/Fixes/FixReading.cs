using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Fixes;

/// <summary>Options of reading position fixes: what the user said of the logs of radios and cars.</summary>
internal sealed record FixReading
{
    /// <summary>Column choices: what a column means ("unit", "time", "longitude") → its header in the file.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>The system of eastings and northings; null for the British National Grid, or the one that a file says.</summary>
    public GridSystem? Grid { get; init; }

    /// <summary>Which number of a date such as 05/03/2024 is the day; null to tell it from each file's dates.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>Is a time without an offset UTC, and not the clock in Britain?</summary>
    public bool IsUtc { get; init; }

    /// <summary>Says what time it is: later fixes are questioned.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
