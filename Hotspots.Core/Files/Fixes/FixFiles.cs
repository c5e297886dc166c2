using System.Collections.Concurrent;
using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Fixes;

/// <summary>What logs of positions say.</summary>
/// <param name="Tracks">Where each unit was, and when.</param>
/// <param name="Inputs">The files that were read.</param>
/// <param name="Notes">What must be known of them, each one sentence; no fix of its own is in them.</param>
internal sealed record FixRead(FixTracks Tracks, IReadOnlyList<InputFile> Inputs, IReadOnlyList<string> Notes);

/// <summary>Reading of position fixes: logs of radios and cars (CSV, GPX, and what incidents are read from) become tracks.</summary>
internal static class FixFiles
{
    /// <summary>Seconds that a clock may be ahead of this computer's.</summary>
    private const long ClockSlack = 300;

    /// <summary>Reads them, all cores together.</summary>
    /// <param name="paths">Files, folders and archives, as the user named them.</param>
    /// <param name="reading">What the user said of them.</param>
    /// <param name="progress">Told how far it is, in bytes; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">One cannot be read, or there is no fix in any; says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FixRead Read(
        IReadOnlyList<string> paths, FixReading reading, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        (Dictionary<ColumnRole, string> choices, string? unit) = Choices(reading.Columns);
        SourceListing listing = SourceFiles.Expand(paths, cancellation: cancellation);
        if (listing.Problems.Count > 0)
            throw new ArgumentException($"{listing.Problems[0].Name}, which ⟨gps⟩ names, cannot be read: {listing.Problems[0].Problem}");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<List<InputFile>> digests = Task.Run(() => IncidentFiles.Digest(listing.Inputs, ended.Token), ended.Token);
        try
        {
            FixSink[] files = ReadAll(listing, choices, unit, reading, progress, cancellation);
            if (Array.Find(files, static file => file.Problem.Length > 0 && !file.Tables.Any(static table => table.HasFixes)) is { } unread)
                throw new ArgumentException($"{unread.Name}, which ⟨gps⟩ names, cannot be read: {unread.Problem}");
            FixSink[] tables = [.. files.SelectMany(static file => file.Tables).Where(static table => table.HasBegun)];
            RequireChoicesFound(reading.Columns, tables);
            string[] complaints = [.. tables.Select(static table => table.Complaint()).OfType<string>()];
            if (!Array.Exists(tables, static table => table.HasFixes))
                throw new ArgumentException(complaints.Length > 0 ? complaints[0]
                    : "There is no position in the files that ⟨gps⟩ names: give logs with a row for each position and time.");
            string? toTheMinute = ToTheMinute(tables);
            var assembly = new FixAssembly();
            FixTracks tracks = assembly.Of(tables, cancellation);
            return new FixRead(
                tracks, digests.GetAwaiter().GetResult(),
                [
                    .. listing.Notes,
                    .. files.Where(static file => file.Problem.Length > 0).Select(
                        static file => $"{file.Name} was not read to its end: {file.Problem}"),
                    .. complaints, .. Notes(assembly, tracks, tables, reading.Clock), .. toTheMinute is null ? Array.Empty<string>() : [toTheMinute],
                ]);
        }
        catch (OverflowException)
        {
            throw new ArgumentException("There are more than two thousand million positions: give fewer days at a time.");
        }
        catch
        {
            ended.Cancel();
            throw;
        }
    }

    private static FixSink[] ReadAll(
        SourceListing listing, Dictionary<ColumnRole, string> choices, string? unit, FixReading reading, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        var meter = new ProgressMeter(progress);
        meter.Begin("Reading positions", 0.99, listing.Files.Sum(static file => file.Length));
        FixSink[] files =
        [
            .. listing.Files.Select(file => new FixSink(file.Name, choices, unit, reading, bytes => meter.Advance(bytes, $"Reading {file.Name}"))),
        ];
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, files.Length), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            i =>
            {
                // The rows before a file's damage are kept, and settled as a whole file's are.
                do
                    files[i].Problem = ReadingProblem.Of(() => FixFormats.Recognise(listing.Files[i]).Read(listing.Files[i], files[i], cancellation));
                while (files[i].EndsUnsettled());
            });
        meter.Finish("Read");
        return files;
    }

    private static IEnumerable<string> Notes(FixAssembly assembly, FixTracks tracks, FixSink[] tables, TimeProvider clock)
    {
        if (assembly.Twice > 0)
            yield return Say($"{Count(assembly.Twice, "position was", "positions were")} of a unit and an instant for which there is one already: ")
                + "each instant counts once, with the position that comes first.";
        if (assembly.Jumps > 0)
            yield return Say($"{Count(assembly.Jumps, "step", "steps")} from one position to the next would take more than ")
                + Say($"{FixAssembly.FastestKmh:0} km/h: a receiver that strays, or two devices under one name.");
        long now = clock.GetUtcNow().ToUnixTimeSeconds() + ClockSlack;
        int ahead = 0;
        for (int unit = 0; unit < tracks.Units; unit++)
            ahead += tracks.Of(unit).End - tracks.In(unit, now, long.MaxValue).First;
        if (ahead > 0)
            yield return Say($"{Count(ahead, "position lies", "positions lie")} in the future by this computer's clock: ")
                + "check whether its times are of another time zone, or a clock is wrong.";
        foreach (FixSink table in tables.Where(static table => table.UnitColumn < 0))
            yield return $"No column of {table.Name} says which radio or car it is: all its positions count as of one; "
                + "⟨gps-column unit=HEADER⟩ names it.";
    }

    // Blocks are given up once the tracks are made.
    private static string? ToTheMinute(FixSink[] tables) =>
        tables.SelectMany(static table => table.Blocks).Sum(static block => (long)block.ToTheMinute) is > 0 and long minutes
            ? Say($"{minutes:N0} {(minutes == 1 ? "position is" : "positions are")} known to the minute and not to the second: ")
                + "of each unit the first of a minute counts." : null;

    private static (Dictionary<ColumnRole, string> Choices, string? Unit) Choices(IReadOnlyDictionary<string, string> columns)
    {
        var choices = new Dictionary<ColumnRole, string>();
        string? unit = null;
        foreach ((string name, string header) in columns)
        {
            if (string.Equals(name, FixUnits.Role, StringComparison.OrdinalIgnoreCase))
            {
                unit = header;
                continue;
            }
            ColumnRole role = ColumnNames.RoleOf(name, out _);
            if (role is not (ColumnRole.Time or ColumnRole.Clock or ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Easting
                or ColumnRole.Northing or ColumnRole.GridReference or ColumnRole.LatLong))
                throw new ArgumentException($"⟨gps-column {name}={header}⟩: \"{name}\" is nothing that a position has; it has {FixUnits.Role}, time, "
                    + "clock, longitude and latitude, easting and northing, gridref, or latlong.");
            choices[role] = header;
        }
        return (choices, unit);
    }

    private static void RequireChoicesFound(IReadOnlyDictionary<string, string> columns, FixSink[] tables)
    {
        foreach ((string name, string header) in columns)
        {
            if (tables.Length > 0 && !Array.Exists(tables, table => ColumnMap.FindHeader(table.Map.Headers, header) >= 0))
                throw new ArgumentException($"⟨gps-column {name}={header}⟩: no file has a column \"{header}\"; {tables[0].Name} has "
                    + $"{string.Join(", ", tables[0].Map.Headers)}.");
        }
    }

    private static string Count(int count, string one, string many) => Say($"{count:N0} {(count == 1 ? one : many)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
