using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>What does the user want to know, of which files?</summary>
public sealed record RunRequest
{
    /// <summary>Files, folders and ZIP archives to read.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Column choices: what a column means ("longitude") → its header in the file ("MyLon").</summary>
    public IReadOnlyDictionary<string, string> ColumnChoices { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the areas to analyse; empty for all.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>A GeoJSON file of polygons to analyse instead of towns; null for towns.</summary>
    public string? BoundaryFile { get; init; }

    /// <summary>Take everything as one area, for comparison with other programs?</summary>
    public bool Whole { get; init; }

    /// <summary>Kinds of incident to analyse, matched without regard to case; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Operations to analyse, in any case; empty for all. A blank name means incidents of no operation.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>County lines to analyse, as <see cref="Operations"/>.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Drugs to analyse, as <see cref="Operations"/>; a seizure of several drugs is kept for each of them.</summary>
    public IReadOnlyList<string> Drugs { get; init; } = [];

    /// <summary>Gradings to analyse as source, intelligence and handling in one word, "2BP"; as <see cref="Operations"/>.</summary>
    public IReadOnlyList<string> Grades { get; init; } = [];

    /// <summary>Weekdays to analyse, in Britain; empty for all. Incidents not known to the day are left out when there are any.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>
    /// Hours to analyse, 0 to 23 on a clock in Britain; empty for all. Incidents not known to the minute are left out when there are any.
    /// </summary>
    public IReadOnlyList<int> Hours { get; init; } = [];

    /// <summary>
    /// Earliest time: a month, a day or a minute such as 2018-10, 2018-10-01 or 2018-10-01T14:00, by the clock in Britain; null for no
    /// limit. The limit is its first second. See <see cref="To"/>.
    /// </summary>
    public string? From { get; init; }

    /// <summary>
    /// Latest time, as <see cref="From"/>; null for no limit. The whole of it is meant: 2018-10 reaches to the last second of October.
    /// </summary>
    /// <remarks>
    /// An incident is kept when the middle of the span in which it may have happened lies within the limits: one known only to the month
    /// of October counts as noon on the 16th, so that it is kept from 2018-10-15 on and left out from 2018-10-17 on. Two periods that
    /// follow on one another thus never count an incident twice, and lose none. Incidents without a time are left out as soon as there is a limit.
    /// </remarks>
    public string? To { get; init; }

    /// <summary>
    /// Names of the methods; the places of the first come first. "all" stands for every method that finds places and whose needs are met.
    /// </summary>
    public IReadOnlyList<string> Methods { get; init; } = ["dbscan"];

    /// <summary>
    /// Numbers the user chose, by name, for every method that has them; by <see cref="KeyFor"/> for one method alone, which goes before.
    /// The others are derived for each area.
    /// </summary>
    public IReadOnlyDictionary<string, double> Given { get; init; } = new Dictionary<string, double>();

    /// <summary>How much an incident of each kind counts in the ranking, in densities and in cells. It does not change which incidents cluster.</summary>
    public WeightTable Weights { get; init; } = WeightTable.Count;

    /// <summary>Kinds that are asked about where a method compares; empty for seizures and warrants.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <summary>Kinds that they are compared with; empty for tips.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];

    /// <summary>The name in <see cref="Given"/> of a number that is meant for one method alone: "scan.permutations".</summary>
    /// <param name="method">The method's short name.</param>
    /// <param name="parameter">The parameter's short name.</param>
    public static string KeyFor(string method, string parameter) => $"{method}.{parameter}";

    /// <summary>Security marking; null for OFFICIAL-SENSITIVE where there are tips, else OFFICIAL.</summary>
    public string? Marking { get; init; }

    /// <summary>Release profile: who may see what.</summary>
    public string Profile { get; init; } = "internal";
}
