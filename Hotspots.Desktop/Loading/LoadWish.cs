namespace Hotspots.Desktop.Loading;

/// <summary>What is to be loaded together?</summary>
/// <param name="Paths">Files, folders and archives.</param>
/// <param name="Columns">What the user said of columns: name → header.</param>
/// <param name="Folders">Folders with uploads that go when these files are no longer loaded.</param>
/// <param name="IsSample">Is it the sample alone?</param>
internal sealed record LoadWish(
    IReadOnlyList<string> Paths, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<string> Folders, bool IsSample)
{
    /// <summary>No files.</summary>
    public static LoadWish Nothing { get; } = new([], new Dictionary<string, string>(), [], false);

    /// <summary>These files and others beside them; of two things said of a column the later one holds.</summary>
    public LoadWish And(LoadWish more)
    {
        var columns = new Dictionary<string, string>(Columns, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string header) in more.Columns)
            columns[name] = header;
        return new LoadWish([.. Paths, .. more.Paths], columns, [.. Folders, .. more.Folders], false);
    }
}
