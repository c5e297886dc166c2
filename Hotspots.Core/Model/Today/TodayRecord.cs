using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Model.Today;

/// <summary>Near-repeat zones in force on a day, with how they were made. Written beside their layer.</summary>
public sealed record TodayRecord
{
    /// <summary>Made from the inputs, the choices and the version: the same question has the same id.</summary>
    public required string RunId { get; init; }

    /// <summary>Version of the tool.</summary>
    public required string Version { get; init; }

    /// <summary>Versions of what it is made with.</summary>
    public required IReadOnlyDictionary<string, string> Libraries { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it was ready to be written.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>Security marking on everything written.</summary>
    public required string Marking { get; init; }

    /// <summary>Release profile: who may see what.</summary>
    public required string Profile { get; init; }

    /// <summary>The files that were read.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>What the user chose, name and value.</summary>
    public required IReadOnlyDictionary<string, string> Choices { get; init; }

    /// <summary>The day on which zones are in force.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The last day on which anything in the files happened, until then.</summary>
    public required DateOnly DataUntil { get; init; }

    /// <summary>Of which incidents the results speak, in words.</summary>
    public required RunScope Shows { get; init; }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The zones, the highest first.</summary>
    public required IReadOnlyList<NearRepeatZone> Zones { get; init; }

    /// <summary>The tests, the surest first.</summary>
    public required IReadOnlyList<NearRepeatTest> Tests { get; init; }

    /// <summary>What a reader must know, each one sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The files written beside the record, itself included; empty until they are.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
