using System.Text.Json.Serialization;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Model;

/// <summary>Record of one method in one study area. What did one method do in one study area?</summary>
internal sealed record MethodRecord
{
    /// <summary>Name of the method: "dbscan".</summary>
    public required string Method { get; init; }

    /// <summary>Places it found.</summary>
    public required int Places { get; init; }

    /// <summary>Of its places, those that go on in a neighbouring area and are listed there, as part of a hotspot of that area; null for
    /// none.</summary>
    public int? ListedElsewhere { get; init; }

    /// <summary>Incidents in none of its places.</summary>
    public required int Noise { get; init; }

    /// <summary>Every parameter of the method here, with its unit and whether it was given or derived.</summary>
    public required IReadOnlyList<ParameterValue> Parameters { get; init; }

    /// <summary>What it says of the area as a whole.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>What a reader must know of it here, each one sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The record of what a method found.</summary>
    /// <param name="findings">What it found.</param>
    /// <param name="listedElsewhere">As <see cref="ListedElsewhere"/>; 0 for none.</param>
    public static MethodRecord Of(MethodFindings findings, int listedElsewhere = 0) => new()
    {
        ListedElsewhere = listedElsewhere == 0 ? null : listedElsewhere,
        Method = findings.Method,
        Places = findings.Labels.ClusterCount,
        Noise = findings.Labels.NoiseCount(),
        Parameters = findings.Parameters,
        Figures = findings.Figures,
        Notes = findings.Notes,
    };
}

/// <summary>Record of one study area. What happened in one study area of a run?</summary>
internal sealed record AreaRecord
{
    /// <summary>The area's name.</summary>
    public required string Name { get; init; }

    /// <summary>Incidents in it that were analysed.</summary>
    public required int Incidents { get; init; }

    /// <summary>Clusters that the first method found.</summary>
    public int Clusters => Methods[0].Places;

    /// <summary>Those of them that are listed as hotspots of this area.</summary>
    [JsonIgnore]
    public int Listed => Methods[0].Places - (Methods[0].ListedElsewhere ?? 0);

    /// <summary>Incidents in no cluster of the first method.</summary>
    public int Noise => Methods[0].Noise;

    /// <summary>Every parameter of the first method here, with its unit and whether it was given or derived.</summary>
    public IReadOnlyList<ParameterValue> Parameters => Methods[0].Parameters;

    /// <summary>What each method did, in the order in which they were asked for; at least one.</summary>
    public required IReadOnlyList<MethodRecord> Methods { get; init; }

    /// <summary>With what it was asked how sure its places are; null where there are none, or the ground is too wide for cells.</summary>
    public SurenessSettings? Sureness { get; init; }

    /// <summary>The record of what was found in an area.</summary>
    public static AreaRecord Of(AreaResult found) => new()
    {
        Name = found.Area.Name,
        Incidents = found.Area.Members.Length,
        Methods = [.. found.Findings.Select(
            (findings, f) => MethodRecord.Of(findings, f < found.ListedElsewhere.Count ? found.ListedElsewhere[f] : 0))],
        Sureness = found.Sureness,
    };
}

/// <summary>Study period as it is written: its first and its last day or minute, both inclusive, as the limits of time are given.</summary>
/// <param name="From">"2024-01-01".</param>
/// <param name="To">"2024-12-31".</param>
internal sealed record PeriodRecord(string From, string To);

/// <summary>Provenance of results: what the record of a run, a comparison, a back-test and every other answer says of how it was made.</summary>
/// <remarks>
/// <see cref="RunRecord"/> is the one that is filled in; the others are copies of a run's. It is written first, notes and files last, and what
/// came out between them.
/// </remarks>
internal abstract record ProvenanceRecord
{
    /// <summary>Made from the inputs, the choices and the version: the same question has the same id.</summary>
    [JsonPropertyOrder(-1)]
    public string RunId { get; init; } = "";

    /// <summary>Version of the tool.</summary>
    [JsonPropertyOrder(-1)]
    public string Version { get; init; } = "";

    /// <summary>Versions of what it is made with: the runtime, the geometry and the projection library.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyDictionary<string, string> Libraries { get; init; } = new Dictionary<string, string>();

    /// <summary>When the run began.</summary>
    [JsonPropertyOrder(-1)]
    public DateTimeOffset Started { get; init; }

    /// <summary>When its results were ready to be written.</summary>
    [JsonPropertyOrder(-1)]
    public DateTimeOffset Finished { get; init; }

    /// <summary>Security marking on everything written; blank is never let out.</summary>
    [JsonPropertyOrder(-1)]
    public string Marking { get; init; } = "";

    /// <summary>Release profile: who may see what.</summary>
    [JsonPropertyOrder(-1)]
    public string Profile { get; init; } = "";

    /// <summary>The files that were read.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>Rows read.</summary>
    [JsonPropertyOrder(-1)]
    public int Rows { get; init; }

    /// <summary>Rows with a position.</summary>
    [JsonPropertyOrder(-1)]
    public int Placed { get; init; }

    /// <summary>Sound rows without a position.</summary>
    [JsonPropertyOrder(-1)]
    public int Unplaced { get; init; }

    /// <summary>Rows that could not be understood.</summary>
    [JsonPropertyOrder(-1)]
    public int Rejected { get; init; }

    /// <summary>What the user chose, name and value: areas, boundary, kinds, times, columns, weights.</summary>
    [JsonPropertyOrder(-1)]
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();

    /// <summary>Of which incidents the results speak, in words; null where nobody said.</summary>
    [JsonPropertyOrder(-1)]
    public RunScope? Shows { get; init; }

    /// <summary>What a reader of the results must know of them, each one sentence.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The files written beside the record, itself included; empty until they are.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>Record of a run. How were these results made? Written beside them, so that they can be made again.</summary>
internal sealed record RunRecord : ProvenanceRecord
{
    /// <summary>Placed incidents that passed the filters and lie in a selected area.</summary>
    public required int Analysed { get; init; }

    /// <summary>The first method: the one whose places come first.</summary>
    public string Method => Methods[0];

    /// <summary>The methods, in the order in which they were asked for; at least one: "dbscan".</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>The time that rates and trends are over, in every area alike; null where no time is known and no limit was given.</summary>
    public PeriodRecord? Period { get; init; }

    /// <summary>What happened in each study area: the towns in order of name, then what lies outside every town.</summary>
    public required IReadOnlyList<AreaRecord> Areas { get; init; }

    /// <summary>Hotspots found.</summary>
    public required int Hotspots { get; init; }
}
