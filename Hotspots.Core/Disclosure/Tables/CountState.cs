namespace Hotspots.Core.Disclosure.Tables;

/// <summary>Publication status of a count. What does its reader see?</summary>
internal enum CountState : byte
{
    /// <summary>The count itself.</summary>
    Exact,

    /// <summary>A range that holds it: "&lt;5" says 1 to 4, "15" rounded to 5 says 13 to 17.</summary>
    Range,

    /// <summary>The sign for a hidden count, the same for every reason.</summary>
    Hidden,

    /// <summary>Nothing: it is a part of what is published, such as the ground that two cuts share. It must not be worked out either.</summary>
    Untold,
}
