using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Disclosure.Tables;

/// <summary>Rule of cell suppression. Which counts are small, and how vague must a hidden count stay?</summary>
/// <remarks>The reader is taken to know the rule, so that it is one of the constraints that he reckons with.</remarks>
internal sealed record DisclosureRule
{
    /// <summary>The threshold when nobody says.</summary>
    public const int UsualThreshold = 5;

    /// <summary>Counts from 1 to below this are small: they are hidden, and may not be worked out. 2 or more.</summary>
    public int Threshold { get; init; } = UsualThreshold;

    /// <summary>
    /// Width asked, the highest that a hidden count may be less the lowest: 1 or more. The usual width is the threshold, so that a hidden count
    /// can never be told from one that needed no hiding.
    /// </summary>
    public int Width { get; init; } = UsualThreshold;

    /// <summary>
    /// May a count of 0 be hidden to protect others? Where zeros are always printed the reader knows that a hidden count is at least 1, and every
    /// range is narrower by it.
    /// </summary>
    public bool HidesZeros { get; init; } = true;

    /// <summary>
    /// How many incidents of each count a reader may know of himself: 0 for an outsider, 1 for the giver of a tip who knows that one is his.
    /// Every count is then taken to be known to be at least that, so that givers who compare notes are covered too.
    /// </summary>
    public int OwnContribution { get; init; }

    /// <summary>What the rule alone says of a hidden count: it is at least this.</summary>
    public int LeastHidden => HidesZeros ? 0 : 1;

    /// <summary>Is the count one that may not be seen?</summary>
    public bool IsSmall(int count) => count > 0 && count < Threshold;

    /// <summary>Does nothing but look.</summary>
    /// <exception cref="OutputException">A value is out of its range.</exception>
    public void Check()
    {
        if (Threshold < 2)
            throw new OutputException(string.Create(CultureInfo.InvariantCulture, $"A threshold of {Threshold} hides nothing; use 2 or more."));
        if (Width < 1)
        {
            throw new OutputException(string.Create(
                CultureInfo.InvariantCulture, $"A hidden count that may be {Width} wide is not hidden; use a width of 1 or more."));
        }
        if (OwnContribution < 0)
        {
            throw new OutputException(string.Create(
                CultureInfo.InvariantCulture, $"A reader cannot know of {OwnContribution} incidents; use 0 or more."));
        }
    }
}
