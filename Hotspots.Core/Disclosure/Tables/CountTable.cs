namespace Hotspots.Core.Disclosure.Tables;

/// <summary>Table of published counts and the linear equations between them, in columns.</summary>
/// <remarks>
/// The true counts are known: this is the table of who publishes, not of who reads. They fulfil every equation, so that there is always one table
/// that agrees with all that is published. Made by <see cref="CountTableBuilder"/>. Not changed once made.
/// </remarks>
internal sealed class CountTable
{
    private readonly Func<int, string> _name;

    internal CountTable(
        int[] truth, CountState[] states, int[] least, int[] most, bool[] mayHide, CountRelations relations, Func<int, string> name)
    {
        (Truth, States, Least, Most, MayHide, Relations, _name) = (truth, states, least, most, mayHide, relations, name);
    }

    /// <summary>How many counts there are, published or not.</summary>
    public int Count => Truth.Length;

    /// <summary>The true counts, 0 or more.</summary>
    public int[] Truth { get; }

    /// <summary>What the reader sees of each.</summary>
    public CountState[] States { get; }

    /// <summary>Low ends of the ranges that are told; 0 elsewhere.</summary>
    public int[] Least { get; }

    /// <summary>High ends of the ranges that are told; <see cref="CountInterval.Unbounded"/> elsewhere.</summary>
    public int[] Most { get; }

    /// <summary>May a count that is told be hidden? Not where an earlier release has told it.</summary>
    public bool[] MayHide { get; }

    /// <summary>The equations.</summary>
    public CountRelations Relations { get; }

    /// <summary>What a count is called in a sentence: "TM 178 155, June 2026".</summary>
    public string NameOf(int count) => _name(count);

    /// <summary>The same counts with other states.</summary>
    public CountTable With(CountState[] states) =>
        new(Truth, states, Least, Most, MayHide, Relations, _name) { IsTruthKnown = IsTruthKnown, Guarded = Guarded };

    /// <summary>The same table with counts that may not be known whatever their size, one entry a count.</summary>
    public CountTable Guarding(bool[] guarded) =>
        new(Truth, States, Least, Most, MayHide, Relations, _name) { IsTruthKnown = IsTruthKnown, Guarded = guarded };

    /// <summary>Counts that may not be known however large they are, such as one of tips alone; empty for none.</summary>
    public bool[] Guarded { get; private init; } = [];

    /// <summary>Is it a count that may not be seen: a small one, or one that is guarded and not 0?</summary>
    public bool IsSecret(int count, DisclosureRule rule) =>
        rule.IsSmall(Truth[count]) || (Guarded.Length > 0 && Guarded[count] && Truth[count] > 0);

    /// <summary>
    /// Are the counts the true ones? Not in an attack on somebody else's file, where they are any that agree with what is published.
    /// </summary>
    public bool IsTruthKnown { get; private init; } = true;

    /// <summary>The same table with counts that are supposed, not known.</summary>
    public CountTable Supposing(int[] counts) => new(counts, States, Least, Most, MayHide, Relations, _name) { IsTruthKnown = false };

    /// <summary>Low and high ends that the reader knows of a count before he reckons.</summary>
    public (int Low, int High) Known(int count, DisclosureRule rule)
    {
        int truth = Truth[count];
        (int low, int high) = States[count] switch
        {
            CountState.Exact => (truth, truth),
            CountState.Range => (Least[count], Most[count]),
            CountState.Hidden => (rule.LeastHidden, CountInterval.Unbounded),
            _ => (0, CountInterval.Unbounded),
        };
        // What a reader knows of himself is no more than the true count, which an attack from outside does not have.
        return (IsTruthKnown ? Math.Max(low, Math.Min(truth, rule.OwnContribution)) : low, high);
    }

    /// <summary>
    /// Must the count be safe? Hidden ones must, small or not: they look alike. Of what is told as a range or not at all, the small ones,
    /// and where it is not known which are small, all.
    /// </summary>
    public bool IsTarget(int count, DisclosureRule rule) => States[count] switch
    {
        CountState.Exact => false,
        CountState.Hidden => true,
        _ => !IsTruthKnown || IsSecret(count, rule),
    };
}
