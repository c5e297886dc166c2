namespace Hotspots.Core.Model.Releases;

/// <summary>Number of a release profile: what it is called, and what it is at least.</summary>
/// <param name="Name">As a file of rules calls it: "threshold".</param>
/// <param name="Words">One sentence: what it does.</param>
/// <param name="Unit">"m", "days"; blank for a count.</param>
/// <param name="Partner">For partners: the usual value, and the floor.</param>
/// <param name="Public">For the public, likewise.</param>
/// <param name="Most">A larger one is a slip of the pen.</param>
internal sealed record ReleaseNumber(string Name, string Words, string Unit, int Partner, int Public, int Most);

/// <summary>Release rules of a profile: THE table of their numbers. A force may be stricter, never laxer.</summary>
/// <param name="Profile">"partner" or "public".</param>
/// <param name="Values">One for each of <see cref="Numbers"/>.</param>
internal sealed record ReleaseRules(string Profile, IReadOnlyList<int> Values)
{
    /// <summary>For partners: councils, housing, health, schools.</summary>
    public const string Partner = "partner";

    /// <summary>For everybody.</summary>
    public const string Public = "public";

    private const int Years = 3_650;

    /// <summary>THE table.</summary>
    public static IReadOnlyList<ReleaseNumber> Numbers { get; } =
    [
        new("threshold", "Counts from 1 to below this are hidden", "", 5, 10, 1_000),
        new("addresses", "Cells are merged until each has so many addresses", "", 50, 50, 100_000),
        new("cell", "A cell has at least the ground of a square with this side", "m", 150, 500, 20_000),
        new("period", "Months that are counted together: 1, 3, 6 or 12", "months", 1, 3, 12),
        new("delay", "Days that must have gone by since the end of a period", "days", 28, 28, Years),
        new("live-operation", "Nothing is given for so many days after the last incident of an operation that the file names", "days", 0, 90, Years),
        new("pair-days", "A tip and a warrant that follows within so many days may not be seen together", "days", 14, 14, 365),
        new("pair-metres", "They are a pair when the warrant was within so many metres of the tip", "m", 150, 150, 5_000),
    ];

    /// <summary>Names of the profiles, the stricter last.</summary>
    public static IReadOnlyList<string> Profiles { get; } = [Partner, Public];

    /// <summary>Counts below this are hidden.</summary>
    public int Threshold => Values[0];

    /// <summary>Addresses that a cell has at least.</summary>
    public int LeastAddresses => Values[1];

    /// <summary>Side of the square with the least ground of a cell, metres.</summary>
    public int LeastCell => Values[2];

    /// <summary>Months that are counted together.</summary>
    public int PeriodMonths => Values[3];

    /// <summary>Days since the end of a period.</summary>
    public int DelayDays => Values[4];

    /// <summary>Days since the last incident of an operation; 0 for no such rule.</summary>
    public int LiveDays => Values[5];

    /// <summary>Days from a tip to the warrant that follows it.</summary>
    public int PairDays => Values[6];

    /// <summary>Metres from a tip to the warrant that follows it.</summary>
    public int PairMetres => Values[7];

    /// <summary>Are counts rounded to this, and those below the threshold all hidden, zeros too? 1 for exact counts.</summary>
    public int RoundTo => IsPublic ? 5 : 1;

    /// <summary>Is it for everybody, so that only crime that the police record and publish is counted?</summary>
    public bool IsPublic => Profile == Public;

    /// <summary>The rules of a profile as they are built in.</summary>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public static ReleaseRules Of(string profile) =>
        Profiles.FirstOrDefault(name => string.Equals(name, profile.Trim(), StringComparison.OrdinalIgnoreCase))
        is { } known ? new ReleaseRules(known, [.. Numbers.Select(number => FloorOf(number, known))])
        : throw new ArgumentException($"⟨profile⟩ takes {string.Join(" or ", Profiles)}, not \"{profile}\".");

    /// <summary>The least that a number may be under a profile.</summary>
    public static int FloorOf(ReleaseNumber number, string profile) => profile == Public ? number.Public : number.Partner;
}
