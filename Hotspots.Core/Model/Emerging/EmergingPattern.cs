namespace Hotspots.Core.Model.Emerging;

/// <summary>Emerging hot spot class of a cell.</summary>
internal enum EmergingPattern
{
    /// <summary>Neither hot nor cold in a way that has a name, or fewer than ten steps.</summary>
    None,

    /// <summary>Hot in the last step and in none before.</summary>
    New,

    /// <summary>Hot in one unbroken run to the last step, of two steps or more and below 90 % of all.</summary>
    Consecutive,

    /// <summary>Hot in 90 % of the steps or more, the last among them, and rising.</summary>
    Intensifying,

    /// <summary>Hot in 90 % of the steps or more, the last among them, without a trend.</summary>
    Persistent,

    /// <summary>Hot in 90 % of the steps or more, the last among them, and falling.</summary>
    Diminishing,

    /// <summary>Hot in the last step and off and on before, never cold.</summary>
    Sporadic,

    /// <summary>Hot in the last step and cold in one before.</summary>
    Oscillating,

    /// <summary>Hot in 90 % of the steps or more, but not in the last.</summary>
    Historical,
}

/// <summary>What a cell was in the last steps, and whether that is of the hot or the cold kind.</summary>
/// <param name="Pattern">Which class.</param>
/// <param name="IsCold">Of the cold kind: read "cold" for "hot", and "rising" as away from none.</param>
internal readonly record struct EmergingClass(EmergingPattern Pattern, bool IsCold)
{
    /// <summary>"new hot", "none".</summary>
    public override string ToString() =>
        Pattern == EmergingPattern.None ? "none" : $"{Pattern.ToString().ToLowerInvariant()} {(IsCold ? "cold" : "hot")}";
}
