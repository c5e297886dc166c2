namespace Hotspots.Core.Model.Incidents;

/// <summary>Text column. What does a text column say for each incident? Blank and missing are both the empty string.</summary>
internal abstract class TextColumn
{
    /// <summary>How many rows.</summary>
    public abstract int Count { get; }

    /// <summary>The text of row <paramref name="index"/>; never null.</summary>
    public abstract string this[int index] { get; }

    /// <summary>Is row <paramref name="index"/> blank?</summary>
    public abstract bool IsBlank(int index);

    /// <summary>Memory held, in bytes.</summary>
    public abstract long Bytes { get; }
}
