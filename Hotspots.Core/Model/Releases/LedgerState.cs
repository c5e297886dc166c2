namespace Hotspots.Core.Model.Releases;

/// <summary>What a layer says of a count.</summary>
internal enum ToldAs : byte
{
    /// <summary>The count.</summary>
    Exact,

    /// <summary>A range that holds it: a rounded count.</summary>
    Range,

    /// <summary>The sign for hidden counts.</summary>
    Hidden,
}

/// <summary>Count as a layer tells it.</summary>
/// <param name="As">How.</param>
/// <param name="Least">The count; the low end of a range; 0 where hidden.</param>
/// <param name="Most">The count; the high end of a range; 0 where hidden.</param>
internal readonly record struct ToldValue(ToldAs As, int Least, int Most)
{
    /// <summary>The sign for hidden counts.</summary>
    public static ToldValue Hidden => new(ToldAs.Hidden, 0, 0);

    /// <summary>A count under rules, before anything is hidden to protect others.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="rules">Rounded or not.</param>
    public static ToldValue Of(int count, ReleaseRules rules)
    {
        if (rules.RoundTo == 1)
            return new ToldValue(ToldAs.Exact, count, count);
        if (count < rules.Threshold)
            return Hidden;
        int half = rules.RoundTo / 2, rounded = (count + half) / rules.RoundTo * rules.RoundTo;
        return new ToldValue(ToldAs.Range, Math.Max(rules.Threshold, rounded - half), rounded + half);
    }

    /// <summary>The number that is printed; null for none.</summary>
    /// <param name="rules">Rounded or not.</param>
    public int? Printed(ReleaseRules rules) => As switch
    {
        ToldAs.Exact => Least,
        ToldAs.Range => Most - rules.RoundTo / 2,
        _ => null,
    };
}

/// <summary>Ground of releases: zones made of cells of the one lattice, which stay the same from one release to the next.</summary>
internal sealed record LedgerGround
{
    /// <summary>Its number in the ledger; 0 for one that is not in it yet.</summary>
    public int Id { get; init; }

    /// <summary>What makes two of them the same: area, profile and its numbers.</summary>
    public required string Key { get; init; }

    /// <summary>The area: "the district Tendring".</summary>
    public required string Area { get; init; }

    /// <summary>What was counted to make its zones: "addresses" or "postcodes".</summary>
    public required string Measure { get; init; }

    /// <summary>Cells of the lattice, ascending.</summary>
    public required int[] Cells { get; init; }

    /// <summary>The zone of each.</summary>
    public required int[] Zones { get; init; }

    /// <summary>What each zone is called: a grid reference.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Addresses, or postcodes, in each zone.</summary>
    public required int[] Addresses { get; init; }
}

/// <summary>Incidents of a kind in a cell of the lattice and a month, as they were known when the month was first given.</summary>
/// <param name="Cell">Of the lattice.</param>
/// <param name="Month">Months since the year 0.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Incidents">1 or more.</param>
internal readonly record struct LedgerTruth(int Cell, int Month, string Kind, int Incidents);

/// <summary>Release in the ledger.</summary>
internal sealed record LedgerRelease
{
    /// <summary>Its number; 0 for one that is not in it yet.</summary>
    public int Id { get; init; }

    /// <summary>The day on which it was made.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>"partner" or "public".</summary>
    public required string Profile { get; init; }

    /// <summary>To whom.</summary>
    public required string Recipient { get; init; }

    /// <summary>Security marking.</summary>
    public required string Marking { get; init; }

    /// <summary>Number of its ground.</summary>
    public required int Ground { get; init; }

    /// <summary>Kinds that were counted, in lower case and in order; none for all that the profile lets out.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The threshold it was made under.</summary>
    public required int Threshold { get; init; }

    /// <summary>Months of a period.</summary>
    public required int PeriodMonths { get; init; }

    /// <summary>Are its files in place? If not it counts as given all the same.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>What it told first: by the first month of a period, the value of each zone, and last the total.</summary>
    public required IReadOnlyDictionary<int, ToldValue[]> Told { get; init; }

    /// <summary>What it repeated as an earlier release had told it: by the first month of a period, the number of that release.</summary>
    public required IReadOnlyDictionary<int, int> Repeated { get; init; }

    /// <summary>The full record, as JSON.</summary>
    public string Record { get; init; } = "";

    /// <summary>"the layer of 3 May 2026", for a sentence.</summary>
    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the layer of {Day:d MMMM yyyy} for {Recipient}");
}

/// <summary>Everything that a ledger knows.</summary>
/// <param name="IsNew">Was there no ledger before?</param>
/// <param name="Grounds">By number.</param>
/// <param name="Releases">In order.</param>
/// <param name="Truth">What was known of the months that were given, each by the release that gave it first.</param>
internal sealed record LedgerState(
    bool IsNew, IReadOnlyList<LedgerGround> Grounds, IReadOnlyList<LedgerRelease> Releases, IReadOnlyList<LedgerTruth> Truth)
{
    /// <summary>Of no ledger.</summary>
    public static LedgerState Empty { get; } = new(true, [], [], []);

    /// <summary>The number of the last release; 0 for none.</summary>
    public int Last => Releases.Count == 0 ? 0 : Releases[^1].Id;

    /// <summary>The ground of a release.</summary>
    public LedgerGround GroundOf(LedgerRelease release) => Grounds.First(ground => ground.Id == release.Ground);
}

/// <summary>What a release enters into the ledger.</summary>
/// <param name="Path">The ledger's file.</param>
/// <param name="Known">Number of the last release when it was reckoned; if there is a later one by now it must be reckoned anew.</param>
/// <param name="Ground">Its ground, perhaps new.</param>
/// <param name="Release">The release.</param>
/// <param name="Truth">What was known of what it tells first, all kinds.</param>
internal sealed record LedgerEntry(string Path, int Known, LedgerGround Ground, LedgerRelease Release, IReadOnlyList<LedgerTruth> Truth);
