namespace Hotspots.Core.Files;

/// <summary>What did the user say about how files are to be read?</summary>
public sealed record ReadOptions
{
    /// <summary>No wishes.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>Column choices: what a column means ("longitude") → its header in the file ("MyLon").</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}
