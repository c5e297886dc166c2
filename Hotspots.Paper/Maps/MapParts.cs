namespace Hotspots.Paper.Maps;

/// <summary>Parts of a map that may be left out.</summary>
[Flags]
internal enum MapParts
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>Sea, coast and built-up ground.</summary>
    Ground = 1,

    /// <summary>Names of places and streets.</summary>
    Names = 2,

    /// <summary>Both.</summary>
    All = Ground | Names,
}
