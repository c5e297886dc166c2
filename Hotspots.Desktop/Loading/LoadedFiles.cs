using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Loading;

/// <summary>What is loaded, as it was when it was loaded. It never changes; the next reading makes another.</summary>
internal sealed class LoadedFiles
{
    private readonly Lazy<byte[]> _columns;
    private readonly Lazy<Dataset> _dataset;

    private LoadedFiles(int version, LoadWish wish, ReadResult read, string marking)
    {
        Version = version;
        Wish = wish;
        Read = read;
        Marking = marking;
        Facets = IncidentFacets.Of(read.Placed);
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

    /// <summary>By what they can be told apart.</summary>
    public IncidentFacets Facets { get; }

    /// <summary>The binary columns of the seam; made once.</summary>
    public byte[] Columns => _columns.Value;

    /// <summary>What is loaded, in short; made once.</summary>
    public Dataset Dataset => _dataset.Value;

    /// <summary>Nothing at all, and why.</summary>
    public static LoadedFiles None(string? marking, string why)
    {
        ReadResult nothing = IncidentFiles.Read([], ReadOptions.Default);
        ReadReport report = why.Length == 0 ? nothing.Report : nothing.Report with { Notes = [why, .. nothing.Report.Notes] };
        return new LoadedFiles(0, LoadWish.Nothing, nothing with { Report = report }, SecurityMarking.Of(nothing, marking));
    }

    /// <summary>Reads files.</summary>
    /// <exception cref="Refusal">There is nothing in them.</exception>
    /// <exception cref="ArgumentException">A column choice does not fit them.</exception>
    public static LoadedFiles From(int version, LoadWish wish, string? marking, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ReadResult read = IncidentFiles.Read(wish.Paths, new ReadOptions { Columns = wish.Columns }, progress, cancellation);
        if (read.Report.Rows == 0)
        {
            FileReport? unread = read.Report.Files.FirstOrDefault(static file => file.Problem.Length > 0);
            throw new Refusal(UnusableStatus, unread is null
                ? "There is no row of data in these files: check that they are the right ones."
                : $"{unread.Name} cannot be loaded. {unread.Problem}");
        }
        var loaded = new LoadedFiles(version, wish, read, SecurityMarking.Of(read, marking));
        progress.Report(new RunProgress(1, "Finding the towns"));
        // Before it is shown: a page asks for all of it at once.
        _ = loaded.Dataset;
        _ = loaded.Columns;
        cancellation.ThrowIfCancellationRequested();
        return loaded;
    }

    private const int UnusableStatus = 422;
}
