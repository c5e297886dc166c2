namespace Hotspots.Core.Model.Results;

/// <summary>Reliability of a hotspot in one word.</summary>
internal enum SurenessWord
{
    /// <summary>There are too few incidents, or too short a time, to tell.</summary>
    TooLittle,

    /// <summary>It was looked for and mostly not found.</summary>
    Unsure,

    /// <summary>It was mostly found.</summary>
    Likely,

    /// <summary>It was found in all but every look.</summary>
    Clear,
}

/// <summary>Basis of the word of reliability. What is the word's question about?</summary>
internal enum SurenessBasis
{
    /// <summary>Will it be there again: found in one half of the time, looked for in the other.</summary>
    Recurrence,

    /// <summary>Did it come together in time: compared with shuffled times.</summary>
    ShuffledTimes,

    /// <summary>Is it more than the people there would see if all times were alike: compared with incidents dealt to people and times.</summary>
    PeopleAndTime,

    /// <summary>Are there more of one sort than of the other: compared with labels dealt at random.</summary>
    RandomLabels,
}

/// <summary>Reason why too little is there. Why can nothing be told?</summary>
internal enum TooLittle
{
    /// <summary>Something can.</summary>
    None,

    /// <summary>No, or too few, incidents have a time.</summary>
    NoTimes,

    /// <summary>All lie in a time too short to be divided.</summary>
    ShortTime,

    /// <summary>Only months are known, and there is one of them.</summary>
    OneMonth,

    /// <summary>Too few incidents.</summary>
    FewIncidents,
}
