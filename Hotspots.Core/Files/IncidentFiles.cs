using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>What do these files say? The one way in: files, folders and archives become tables of incidents and a report.</summary>
public static class IncidentFiles
{
    private const int MostFiles = ushort.MaxValue;

    /// <summary>Reads files, folders and ZIP archives of any format in <see cref="IncidentFormats"/>.</summary>
    /// <param name="paths">As the user named them.</param>
    /// <param name="options">What the user said about columns.</param>
    /// <param name="progress">Told how far the reading is, in bytes.</param>
    /// <param name="cancellation">Stops the reading promptly.</param>
    /// <returns>
    /// Every row in exactly one of placed, unplaced and rejected. A file that cannot be read is in the report with its problem; it is no error here.
    /// Rows are in the order of the paths, and within an archive or folder in the order of the names; the result does not depend on the cores.
    /// </returns>
    /// <exception cref="ArgumentException">A column choice names a role that does not exist, or a header that no file has; or there are more than 65,535 files.</exception>
    public static ReadResult Read(
        IReadOnlyList<string> paths, ReadOptions options, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        Dictionary<ColumnRole, string> choices = ParseChoices(options.Columns);
        SourceListing listing = SourceFiles.Expand(paths);
        // A row knows its file by two bytes: a row that named the wrong file would be worse than none.
        if (listing.Files.Count > MostFiles)
            throw new ArgumentException($"There are more than {MostFiles.ToString("N0", CultureInfo.InvariantCulture)} files: name fewer at a time, or put them together first.");
        Task<List<InputFile>> digests = Task.Run(() => Digest(listing.InputPaths, cancellation), cancellation);
        var meter = new ProgressMeter(progress);
        // The last hundredth is the putting together.
        meter.Begin("Reading", 0.99, listing.Files.Sum(static f => f.Length));
        FileSink[] sinks = [.. listing.Files.Select(file => new FileSink(file.Name, choices, bytes => meter.Advance(bytes, $"Reading {file.Name}")))];
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, sinks.Length), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
            i => ReadOne(listing.Files[i], sinks[i], cancellation));
        RequireChoicesFound(options.Columns, sinks);
        cancellation.ThrowIfCancellationRequested();

        var assembly = new TableAssembly(sinks);
        IncidentTable placed = assembly.Build(placed: true);
        IncidentTable unplaced = assembly.Build(placed: false);
        List<RejectedRow> rejected = assembly.Rejected();
        FileReport[] unread = [.. listing.Problems.Select(static p => new FileReport { Name = p.Name, Format = "", Problem = p.Problem })];
        ReadReport report = ReportBuilder.Build(
            sinks, unread, digests.GetAwaiter().GetResult(), listing.Notes, assembly, placed, unplaced, rejected);
        meter.Finish("Read");
        return new ReadResult(placed, unplaced, rejected, report);
    }

    private static void ReadOne(SourceFile file, FileSink sink, CancellationToken cancellation)
    {
        try
        {
            IIncidentReader reader = IncidentFormats.Recognise(file);
            sink.Format = reader.Name;
            reader.Read(file, sink, cancellation);
        }
        catch (UnreadableFileException problem)
        {
            sink.Problem = problem.Message;
        }
        catch (UnauthorizedAccessException)
        {
            sink.Problem = "You may not read this file: ask for permission, or copy it to a folder of your own.";
        }
        catch (IOException problem)
        {
            sink.Problem = $"The file cannot be read ({problem.Message.TrimEnd('.')}): close other programs that use it, or copy it and try again.";
        }
    }

    private static Dictionary<ColumnRole, string> ParseChoices(IReadOnlyDictionary<string, string> columns)
    {
        var choices = new Dictionary<ColumnRole, string>();
        foreach ((string name, string header) in columns)
        {
            ColumnRole role = ColumnNames.RoleOf(name, out _);
            if (role is ColumnRole.Attribute or ColumnRole.RejectNote)
                throw new ArgumentException($"--column {name}={header}: \"{name}\" is not a column this tool knows; it knows {string.Join(", ", ColumnNames.RoleNames)}.");
            choices[role] = header;
        }
        return choices;
    }

    private static void RequireChoicesFound(IReadOnlyDictionary<string, string> columns, FileSink[] sinks)
    {
        FileSink[] begun = [.. sinks.Where(static sink => sink.HasBegun)];
        if (begun.Length == 0)
            return;
        foreach ((string name, string header) in columns)
        {
            if (!begun.Any(sink => ColumnMap.FindHeader(sink.Map.Headers, header) >= 0))
                throw new ArgumentException($"--column {name}={header}: no file has a column \"{header}\"; {begun[0].Name} has {string.Join(", ", begun[0].Map.Headers)}.");
        }
    }

    private static List<InputFile> Digest(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var inputs = new List<InputFile>();
        foreach (string path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
                inputs.Add(new InputFile(Path.GetFileName(path), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream))));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // The same file has just failed to be read, and the report says so: there is nothing to vouch for.
                inputs.Add(new InputFile(Path.GetFileName(path), 0, ""));
            }
        }
        return inputs;
    }
}
