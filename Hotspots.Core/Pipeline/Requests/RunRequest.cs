using Hotspots.Core.Analysis;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>Request of a run: what the user wants to know, of which incidents of which files.</summary>
/// <remarks>What makes two of them the same is said by <see cref="RequestKey"/> alone.</remarks>
internal sealed record RunRequest : IncidentQuery
{
    /// <summary>A request of all incidents.</summary>
    public RunRequest()
    {
    }

    /// <summary>A request of the incidents that a query means.</summary>
    public RunRequest(IncidentQuery query)
        : base(query)
    {
    }

    /// <summary>Files, folders and ZIP archives to read.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Column choices: what a column means ("longitude") → its header in the file ("MyLon").</summary>
    public IReadOnlyDictionary<string, string> ColumnChoices { get; init; } = new Dictionary<string, string>();

    /// <summary>How the files are read otherwise: which sheet, which row of names, and what becomes of rows that come twice.</summary>
    public ReadOptions Reading { get; init; } = ReadOptions.Default;

    /// <summary>The system of eastings and northings; null for what the files say.</summary>
    public GridSystem? Grid { get; init; }

    /// <summary>Which number of a date such as 05/03/2024 is the day; null to tell it from each file's dates.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>
    /// Names of the methods; the places of the first come first. "all" stands for every method that finds places and whose needs are met.
    /// </summary>
    public IReadOnlyList<string> Methods { get; init; } = [AnalysisCatalog.All[0].Name];

    /// <summary>By what the method was chosen, where it was not the user: "chosen by back-test 43b964bcde3f: …"; null for the user.</summary>
    public string? ChosenBy { get; init; }

    /// <summary>
    /// Numbers the user chose, by name, for every method that has them; by <see cref="KeyFor"/> for one method alone, which goes before.
    /// The others are derived for each area.
    /// </summary>
    public IReadOnlyDictionary<string, double> Given { get; init; } = new Dictionary<string, double>();

    /// <summary>How much an incident of each kind counts in the ranking, in densities and in cells. It does not change which incidents
    /// cluster.</summary>
    public WeightTable Weights { get; init; } = WeightTable.Count;

    /// <summary>
    /// A harm table by which hotspots get a second rank: a preset's name or a file; null for none. The first rank does not know
    /// it.
    /// </summary>
    public string? Harm { get; init; }

    /// <summary>The column of the incidents in which the table's words are looked for; null for none.</summary>
    public string? HarmColumn { get; init; }

    /// <summary>Are hotspots looked at shift by shift besides?</summary>
    public bool ByShift { get; init; }

    /// <summary>Kinds that are asked about where a method compares; empty for seizures and warrants.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <summary>Kinds that they are compared with; empty for tips.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];

    /// <summary>Kinds that a method which compares asks about: those given, else what was proven.</summary>
    public IReadOnlyList<string> ComparedCases => ComparisonSides.Kinds(this).Cases;

    /// <summary>Kinds that it compares them with: those given, else what was said.</summary>
    public IReadOnlyList<string> ComparedControls => ComparisonSides.Kinds(this).Controls;

    /// <summary>A file of places with a population, for the scan's poisson models; null for the postcodes of the ground.</summary>
    public string? PopulationFile { get; init; }

    /// <summary>The column of that file that counts the population; what it is called is said of the results.</summary>
    public string? Population { get; init; }

    /// <summary>The name in <see cref="Given"/> of a number that is meant for one method alone: "scan.permutations".</summary>
    /// <param name="method">The method's short name.</param>
    /// <param name="parameter">The parameter's short name.</param>
    public static string KeyFor(string method, string parameter) => $"{method}.{parameter}";

    /// <summary>Security marking; null for OFFICIAL-SENSITIVE where there are tips, intelligence or unknown kinds, else OFFICIAL.</summary>
    public string? Marking { get; init; }

    /// <summary>Release profile: who may see what.</summary>
    public string Profile { get; init; } = "internal";
}
