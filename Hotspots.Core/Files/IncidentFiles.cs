using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.Repeats;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files;

/// <summary>Reading of incident files. What do these files say? The one way in: files, folders and archives become tables of incidents and a
/// report.</summary>
internal static class IncidentFiles
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
    /// <exception cref="ArgumentException">
    /// A column choice names a role that does not exist, or a header that no file has; or there are more than 65,535 files; or they take more
    /// memory than this computer has.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled: also while a pipe that was named gives nothing.</exception>
    public static ReadResult Read(
        IReadOnlyList<string> paths, ReadOptions options, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) =>
        Read(paths, options, MemoryBudget.OfThisComputer, progress, cancellation);

    /// <summary>As the other, with a memory of another size.</summary>
    /// <inheritdoc cref="Read(IReadOnlyList{string}, ReadOptions, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="paths">As the user named them.</param>
    /// <param name="options">What the user said about columns.</param>
    /// <param name="budget">What the rows of files of so many bytes may take.</param>
    /// <param name="progress">Told how far the reading is, in bytes.</param>
    /// <param name="cancellation">Stops the reading promptly.</param>
    internal static ReadResult Read(
        IReadOnlyList<string> paths, ReadOptions options, Func<long, MemoryBudget> budget, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        var meter = new ProgressMeter(progress);
        ReadTables tables = ReadTables(paths, options, budget, meter, cancellation);
        var assembly = new TableAssembly(tables.Tables);
        BlockFindings found = ReportBuilder.Survey(assembly);
        List<RejectedRow> rejected = assembly.Rejected();
        (IncidentTable placed, IncidentTable unplaced) = assembly.Build(cancellation);
        ReadReport report = ReportBuilder.Build(
            tables.Tables, tables.Unread, tables.Inputs, tables.Notes, found, assembly.Seizures.MergedCount, placed, unplaced, rejected);
        meter.Finish("Read");
        return new ReadResult(placed, unplaced, rejected, report);
    }

    /// <summary>Reads files into the tables of their rows, before they are put together.</summary>
    /// <inheritdoc cref="Read(IReadOnlyList{string}, ReadOptions, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="paths">As the user named them.</param>
    /// <param name="options">What the user said about columns.</param>
    /// <param name="budget">What the rows of files of so many bytes may take.</param>
    /// <param name="meter">Told how far the reading is, in bytes.</param>
    /// <param name="cancellation">Stops the reading promptly.</param>
    internal static ReadTables ReadTables(
        IReadOnlyList<string> paths, ReadOptions options, Func<long, MemoryBudget> budget, ProgressMeter meter, CancellationToken cancellation)
    {
        Dictionary<ColumnRole, string> choices = ParseChoices(options.Columns);
        Dictionary<string, Dictionary<ColumnRole, string>> ownChoices = options.ColumnsByPath
            .ToDictionary(static own => own.Key, own => ParseChoices(options.Columns, own.Value), StringComparer.Ordinal);
        SourceListing listing = SourceFiles.Expand(paths, cancellation: cancellation);
        // A row knows its file by two bytes: a row that named the wrong file would be worse than none.
        if (listing.Files.Count > MostFiles)
            throw new ArgumentException(
                $"There are more than {MostFiles.ToString("N0", CultureInfo.InvariantCulture)} files: name fewer at a time, "
                    + "or put them together first.");
        if (options.Question is null && listing.Inputs.FirstOrDefault(static input => StoreFile.IsStore(input)) is { } store)
            throw new ArgumentException(StoreFile.AsksWhy(store.Path));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<List<InputFile>> digests = Task.Run(() => Digest(listing.Inputs, ended.Token), ended.Token);
        // The last hundredth is the putting together.
        long sourceBytes = listing.Files.Sum(static f => f.Length);
        meter.Begin("Reading", 0.99, sourceBytes);
        MemoryBudget memory = budget(sourceBytes);
        FileSink[] sinks = [.. listing.Files.Select(
            file =>
                new FileSink(
                    file.Name, ownChoices.GetValueOrDefault(paths[file.Input], choices), bytes => meter.Advance(bytes, $"Reading {file.Name}"),
                    memory, options.For(paths[file.Input])) { Input = file.Input })];
        // One file needs nothing to share it out.
        if (sinks.Length == 1)
        {
            ReadOne(listing.Files[0], sinks[0], cancellation);
        }
        else
        {
            Parallel.ForEach(
                Partitioner.Create(Enumerable.Range(0, sinks.Length), EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                (i, loop) =>
                {
                    ReadOne(listing.Files[i], sinks[i], cancellation);
                    // Part of the incidents would look like all of them.
                    if (memory.Problem.Length > 0)
                        loop.Stop();
                });
        }
        if (memory.Problem.Length > 0)
        {
            ended.Cancel();
            throw new ArgumentException(memory.Problem);
        }
        FileSink[] tables = [.. sinks.SelectMany(static sink => sink.End())];
        List<string> notes = [.. listing.Notes];
        FileSink[] holding = WithIncidents(tables, notes);
        if (holding.Length > MostFiles)
            throw new ArgumentException(
                $"There are more than {MostFiles.ToString("N0", CultureInfo.InvariantCulture)} files and sheets: name fewer at a time, "
                    + "or put them together first.");
        RequireChoicesFound(options.Columns, holding);
        foreach ((string path, IReadOnlyDictionary<string, string> own) in options.ColumnsByPath)
            RequireChoicesFound(own, [.. tables.Where(table => paths[table.Input] == path)]);
        cancellation.ThrowIfCancellationRequested();

        if (options.Once.Count > 0)
            RepeatedRows.TakeOut(holding, table => options.Once.Contains(paths[holding[table].Input]), cancellation);
        FileReport[] unread = [.. listing.Problems.Select(static p => new FileReport { Name = p.Name, Format = "", Problem = p.Problem })];
        return new ReadTables(holding, unread, digests.GetAwaiter().GetResult(), notes) { OptionsInWords = options.InWords() };
    }

    private static void ReadOne(SourceFile file, FileSink sink, CancellationToken cancellation)
    {
        // The rows before a file's damage are kept, and settled as a whole file's are.
        do
        {
            sink.Problem = ProblemOf(sink, () =>
            {
                IIncidentReader reader = IncidentFormats.Recognise(file);
                sink.Format = reader.Name;
                reader.Read(file, sink, cancellation);
            });
        }
        while (sink.EndsUnsettled());
    }

    private static string ProblemOf(FileSink sink, Action read) => ReadingProblem.Of(() =>
    {
        try
        {
            read();
        }
        catch (UnreadableFileException problem) when (problem.IsOfOtherKind)
        {
            sink.SetAside = problem.Message;
        }
    });

    /// <summary>The tables that hold incidents, or cannot be read; among them others are passed over, alone they are a problem.</summary>
    private static FileSink[] WithIncidents(FileSink[] tables, List<string> notes)
    {
        bool anyPosition = tables.Any(static table => table.HasBegun && table.Map.HasPosition);
        bool any = tables.Any(static table => table.HasBegun && table.SetAside.Length == 0);
        var holding = new List<FileSink>(tables.Length);
        foreach (FileSink table in tables)
        {
            if (anyPosition && table.HasBegun && !table.Map.HoldsIncidents)
                table.SetAside = $"No column of it says where or when, so nothing of it is counted; if it holds incidents, "
                    + $"name its columns with ⟨column⟩ ({string.Join(", ", table.Map.Headers.Take(6))}).";
            if (table.SetAside.Length == 0)
                holding.Add(table);
            else if (any)
                notes.Add($"{table.Name}: {table.SetAside}");
            else
                Keep(table);
        }
        return [.. holding];

        void Keep(FileSink table)
        {
            table.Problem = table.SetAside;
            holding.Add(table);
        }
    }

    private static Dictionary<ColumnRole, string> ParseChoices(params IReadOnlyDictionary<string, string>[] columns)
    {
        var choices = new Dictionary<ColumnRole, string>();
        foreach ((string name, string header) in columns.SelectMany(static some => some))
        {
            ColumnRole role = ColumnNames.RoleOf(name, out _);
            if (role is ColumnRole.Attribute or ColumnRole.RejectNote)
                throw new ArgumentException(
                    $"⟨column {name}={header}⟩: \"{name}\" is not a column this tool knows; it knows {string.Join(", ", ColumnNames.RoleNames)}.");
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
            if (header.Length > 0 && !begun.Any(sink => ColumnMap.FindHeader(sink.Map.Headers, header) >= 0))
                throw new ArgumentException(
                    $"⟨column {name}={header}⟩: no file has a column \"{header}\"; {begun[0].Name} has {string.Join(", ", begun[0].Map.Headers)}.");
        }
    }

    /// <summary>SHA-256 of the files on disk, each read once more from its start.</summary>
    internal static List<InputFile> Digest(IReadOnlyList<SourceInput> inputs, CancellationToken cancellation)
    {
        var digests = new List<InputFile>();
        var buffer = new byte[1 << 20];
        foreach (SourceInput input in inputs)
        {
            try
            {
                if (StoreFile.IsStore(input))
                {
                    digests.AddRange(StoreFile.Digests(input.Path, cancellation));
                    continue;
                }
                using Stream stream = input.Open();
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                long length = 0;
                int read;
                do
                {
                    cancellation.ThrowIfCancellationRequested();
                    read = stream.Read(buffer, 0, buffer.Length);
                    hash.AppendData(buffer, 0, read);
                    length += read;
                }
                while (read > 0);
                digests.Add(new InputFile(Path.GetFileName(input.Path), length, Convert.ToHexStringLower(hash.GetHashAndReset())));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // The same file has just failed to be read, and the report says so: there is nothing to vouch for.
                digests.Add(new InputFile(Path.GetFileName(input.Path), 0, ""));
            }
        }
        return digests;
    }
}
