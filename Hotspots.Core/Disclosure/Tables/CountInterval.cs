using System.Globalization;

namespace Hotspots.Core.Disclosure.Tables;

/// <summary>Feasibility interval of a count: the lowest and the highest that agree with all that is published.</summary>
/// <remarks>
/// Both ends are values for which there is a whole table of integers that agrees with all that is published: the reader's true interval holds this
/// one, and may be wider where <see cref="IsExact"/> is false. It is never narrower than this.
/// </remarks>
/// <param name="Low">0 or more.</param>
/// <param name="High">Not below the low end; <see cref="Unbounded"/> where nothing limits it.</param>
/// <param name="IsExact">Is it proved that the reader's interval is no wider?</param>
internal readonly record struct CountInterval(int Low, int High, bool IsExact)
{
    /// <summary>Stands for no upper limit.</summary>
    public const int Unbounded = int.MaxValue;

    /// <summary>High less low; <see cref="Unbounded"/> where there is no upper limit.</summary>
    public int Width => High == Unbounded ? Unbounded : High - Low;

    /// <summary>"0 to 7", "47", "3 or more".</summary>
    public override string ToString() =>
        High == Unbounded ? string.Create(CultureInfo.InvariantCulture, $"{Low} or more")
        : High == Low ? Low.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Low} to {High}");
}
