using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;

namespace Hotspots.Desktop.Loading;

/// <summary>One path that is loaded.</summary>
/// <param name="Path">A file, folder or archive.</param>
/// <param name="Columns">What the user said of its columns: name → header.</param>
/// <param name="Folder">Folder with the upload that it is part of, which goes when none of its files is needed any more; null for a file of the
/// user's own.</param>
/// <param name="CountsRepeats">Are rows counted again that a path before it holds already?</param>
internal sealed record LoadPart(string Path, IReadOnlyDictionary<string, string> Columns, string? Folder = null, bool CountsRepeats = false)
{
    /// <summary>What the user said of its sheet, its grid and its dates; null for nothing.</summary>
    public FileReading? Reading { get; init; }
}

/// <summary>What is to be loaded together?</summary>
/// <param name="Parts">In reading order.</param>
/// <param name="IsSample">Is it the sample alone?</param>
/// <param name="Marking">The marking that was chosen in the window; null for the one that follows from the files.</param>
internal sealed record LoadWish(IReadOnlyList<LoadPart> Parts, bool IsSample = false, string? Marking = null)
{
    private static readonly Dictionary<string, string> NoColumns = [];

    /// <summary>No files.</summary>
    public static LoadWish Nothing { get; } = new([]);

    /// <summary>The paths.</summary>
    public IReadOnlyList<string> Paths => [.. Parts.Select(static part => part.Path)];

    /// <summary>What the user said of columns of any of them; of two things said of one column the later one.</summary>
    public IReadOnlyDictionary<string, string> Columns
    {
        get
        {
            var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach ((string name, string header) in Parts.SelectMany(static part => part.Columns))
                columns[name] = header;
            return columns;
        }
    }

    /// <summary>What the user said of the reading of each path.</summary>
    public IReadOnlyDictionary<string, FileReading> Readings => Parts.Where(static part => part.Reading is not null)
        .GroupBy(static part => part.Path, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.First().Reading!, StringComparer.Ordinal);

    /// <summary>Folders with uploads.</summary>
    public IEnumerable<string> Folders => Parts.Select(static part => part.Folder).OfType<string>().Distinct();

    /// <summary>Files of the user's own, as they are.</summary>
    public static LoadWish Of(IEnumerable<string> paths) => new([.. paths.Select(static path => new LoadPart(path, NoColumns))]);

    /// <summary>These files and others beside them. A marking that was chosen is not lost by it.</summary>
    public LoadWish And(LoadWish more) => new(
        [.. Parts, .. more.Parts], IsSample: false,
        Marking is { } own && more.Marking is { } other ? SecurityMarking.Higher(own, other) : Marking ?? more.Marking);

    /// <summary>How they are to be read: what was said of a file's columns is said of that file alone.</summary>
    public ReadOptions Options() => new()
    {
        ColumnsByPath = Parts.GroupBy(static part => part.Path, StringComparer.Ordinal)
            .ToDictionary(static same => same.Key, static same => same.First().Columns, StringComparer.Ordinal),
        ByPath = Readings,
        Once = Parts.GroupBy(static part => part.Path, StringComparer.Ordinal)
            .Where(static same => !same.Any(static part => part.CountsRepeats)).Select(static same => same.Key).ToHashSet(StringComparer.Ordinal),
    };
}
