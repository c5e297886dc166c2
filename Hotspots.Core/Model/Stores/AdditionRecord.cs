using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Model.Stores;

/// <summary>Record of a file that was added to a store.</summary>
internal sealed record AdditionRecord
{
    /// <summary>The file, folder or archive as it was named.</summary>
    public required string Name { get; init; }

    /// <summary>When, in UTC.</summary>
    public required string At { get; init; }

    /// <summary>The user who added it.</summary>
    public required string By { get; init; }

    /// <summary>The files on disk, with their digests.</summary>
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>Rows of data in it.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that were not there before.</summary>
    public required int Added { get; init; }

    /// <summary>Rows that took the place of earlier ones, which are in the history; they are among those added.</summary>
    public required int Corrected { get; init; }

    /// <summary>Rows that the store, or an earlier part of the same file, held already.</summary>
    public required int Repeated { get; init; }

    /// <summary>Rows that could not be understood and were kept with their reasons.</summary>
    public required int Rejected { get; init; }

    /// <summary>Rows left out because what they say was erased.</summary>
    public int Erased { get; init; }

    /// <summary>When the same file was added before, in UTC; null where it was not. Then nothing was added.</summary>
    public string? Before { get; init; }

    /// <summary>Hash of the log's last entry, to be noted elsewhere.</summary>
    public string LastHash { get; init; } = "";

    /// <summary>What the user should know, each one sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What a reference that the store knows stands for in a file that is added.</summary>
internal enum SameReference
{
    /// <summary>The same incident, unless most such rows are of another time and another place: then the file is refused.</summary>
    Told,

    /// <summary>The same incident, whatever has changed.</summary>
    Correction,

    /// <summary>Another incident where time and place are both others.</summary>
    Other,
}
