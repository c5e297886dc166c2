namespace Hotspots.Core.Model.Incidents;

/// <summary>Precision of a time. How exactly is the time of an incident known? Ordered from nothing to a second.</summary>
internal enum TimePrecision : byte
{
    /// <summary>The file gives no time.</summary>
    Unknown = 0,

    /// <summary>Somewhere between two given times.</summary>
    Interval = 1,

    /// <summary>A year.</summary>
    Year = 2,

    /// <summary>A month, as data.police.uk gives it. Never to be shown as its first day.</summary>
    Month = 3,

    /// <summary>A day.</summary>
    Day = 4,

    /// <summary>A minute.</summary>
    Minute = 5,

    /// <summary>A second.</summary>
    Second = 6,
}
