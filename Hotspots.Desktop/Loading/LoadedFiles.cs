using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Selection;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Loading;

/// <summary>What is loaded, as it was when it was loaded. It never changes; the next reading makes another.</summary>
internal sealed class LoadedFiles
{
    private readonly Lazy<byte[]> _columns;
    private readonly Lazy<Dataset> _dataset;

    private LoadedFiles(int version, LoadWish wish, ReadResult read, RunCache cache, string marking, string before)
    {
        Before = before;
        Version = version;
        Wish = wish;
        Read = read;
        Marking = marking;
        Cache = cache;
        _columns = new Lazy<byte[]>(() => IncidentColumns.Write(read.Placed, Facets));
        _dataset = new Lazy<Dataset>(() => DatasetSummary.Of(this));
    }

    /// <summary>1 for the first files loaded; 0 when there are none yet.</summary>
    public int Version { get; }

    /// <summary>Which files, and what was said of their columns.</summary>
    public LoadWish Wish { get; }

    /// <summary>The incidents and what is known of their files.</summary>
    public ReadResult Read { get; }

    /// <summary>The security marking of everything made of them.</summary>
    public string Marking { get; }

    /// <summary>What was loaded before it, in a few words; blank for nothing.</summary>
    public string Before { get; }

    /// <summary>What runs over them have found; it goes when they go.</summary>
    public RunCache Cache { get; }

    /// <summary>By what they can be told apart.</summary>
    public IncidentFacets Facets => Cache.Facets;

    /// <summary>The binary columns of the seam; made once.</summary>
    public byte[] Columns => _columns.Value;

    /// <summary>What is loaded, in short; made once.</summary>
    public Dataset Dataset => _dataset.Value;

    /// <summary>Nothing at all, and why.</summary>
    public static LoadedFiles None(string? marking, string why)
    {
        ReadResult nothing = IncidentFiles.Read([], ReadOptions.Default);
        ReadReport report = why.Length == 0 ? nothing.Report : nothing.Report with { Notes = [why, .. nothing.Report.Notes] };
        return new LoadedFiles(
            0, LoadWish.Nothing, nothing with { Report = report }, new RunCache(nothing.Placed), SecurityMarking.Of(nothing, marking), "");
    }

    /// <summary>Reads files.</summary>
    /// <param name="before">What is loaded now: it stays unless there is something to show in its place.</param>
    /// <param name="wish">The files.</param>
    /// <param name="marking">The marking that the host was given; null for the one that follows from the files.</param>
    /// <param name="isAdded">Do they come beside what is loaded? Then the marking does not fall.</param>
    /// <param name="progress">Told how far the reading is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Refusal">There is nothing in them.</exception>
    /// <exception cref="ArgumentException">A column choice does not fit them.</exception>
    public static LoadedFiles From(
        LoadedFiles before, LoadWish wish, string? marking, bool isAdded, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ReadResult read = IncidentFiles.Read(wish.Paths, wish.Options(), progress, cancellation);
        if (read.Report.Rows == 0)
        {
            FileReport? unread = read.Report.Files.FirstOrDefault(static file => file.Problem.Length > 0);
            throw new Refusal(UnusableStatus, unread is null
                ? "There is no row of data in these files: check that they are the right ones."
                : $"{unread.Name} cannot be loaded. {unread.Problem}");
        }
        // An empty map in place of a good one would be no answer.
        if (read.Placed.Count == 0 && before.Read.Placed.Count > 0)
            throw new Refusal(UnusableStatus, Unplaceable(read.Report));
        string follows = SecurityMarking.Of(read, marking);
        string own = wish.Marking is { } chosen ? SecurityMarking.Higher(chosen, follows) : follows;
        var loaded = new LoadedFiles(
            before.Version + 1, wish, read, new RunCache(read.Placed), isAdded ? SecurityMarking.Higher(own, before.Marking) : own,
            before.Dataset.Name);
        progress.Report(new RunProgress(1, "Finding the towns"));
        // Before it is shown: a page asks for all of it at once.
        _ = loaded.Dataset;
        _ = loaded.Columns;
        cancellation.ThrowIfCancellationRequested();
        return loaded;
    }

    /// <summary>The same files with a marking that was chosen for them.</summary>
    public LoadedFiles Marked(string marking) => new(Version + 1, Wish with { Marking = marking }, Read, Cache, marking, Before);

    /// <summary>Why none of the rows can be shown, and what to do.</summary>
    public static string Unplaceable(ReadReport report)
    {
        FileReport? sample = report.Files.FirstOrDefault(static file => file.Rows > 0);
        string name = report.Files.Count == 1 ? report.Files[0].Name : "these files";
        bool isUnsaid = sample is not null && !sample.Columns.Any(static column => IsPosition(column.Role));
        return isUnsaid
            ? $"No column of {name} says where: choose the columns with easting and northing, longitude and latitude, or a grid reference."
            : $"No row of {name} has a position that can be used, so nothing could be shown: look at the first rows and choose other columns, or "
                + $"mend the file.";
    }

    private static bool IsPosition(ColumnRole role) =>
        role is ColumnRole.Easting or ColumnRole.Northing or ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.GridReference or ColumnRole.LatLong;

    private const int UnusableStatus = 422;
}
