using System.Collections.Concurrent;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Zip;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Benchmarks.Attack;

/// <summary>What came of reading a spoilt file: rows that were accounted for, and sentences in place of rows.</summary>
/// <param name="Rows">Rows that a reader handed over or refused, without totals, footnotes and headings.</param>
/// <param name="Sentences">Files, or rests of files, that were refused in a sentence.</param>
internal readonly record struct ReaderTrial(int Rows, int Sentences)
{
    /// <summary>Reads a file that never touches a disk, through the real sink, and holds the reader to account for every row.</summary>
    /// <param name="isArchive">Is it to be taken for an archive?</param>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellation">Ends what takes too long.</param>
    /// <exception cref="AttackFaultException">A row is missing, a block was left open, or a refusal is no sentence.</exception>
    public static ReaderTrial Of(bool isArchive, byte[] bytes, CancellationToken cancellation = default)
    {
        int rows = 0, sentences = 0;
        try
        {
            foreach (SourceFile file in FilesIn(isArchive, bytes))
            {
                bool whole = ReadOne(file, out int handed, cancellation);
                rows += handed;
                sentences += whole ? 0 : 1;
            }
        }
        catch (UnreadableFileException problem)
        {
            AttackFaultException.UnlessSentence(problem.Message);
            sentences++;
        }
        return new ReaderTrial(rows, sentences);
    }

    /// <summary>Reads the same file from the disk by the one way in, and holds its report to what was counted.</summary>
    /// <exception cref="AttackFaultException">Rows that were counted are not the sum of placed, unplaced and rejected ones.</exception>
    public void RequireSame(string path, CancellationToken cancellation)
    {
        ReadResult read = IncidentFiles.Read([path], ReadOptions.Default, null, cancellation);
        ReadReport report = read.Report;
        foreach (FileReport file in report.Files.Where(static file => file.Problem.Length > 0))
            AttackFaultException.UnlessSentence(file.Problem);
        AttackFaultException.Unless(
            Rows == report.Placed + report.Unplaced + report.Rejected,
            $"{Rows} rows were counted; {report.Placed} are placed, {report.Unplaced} unplaced, {report.Rejected} rejected");
        // Items of one seizure are one incident.
        AttackFaultException.Unless(
            read.Rejected.Count == report.Rejected && IsHeldBy(read.Placed.Count, report.Placed) && IsHeldBy(read.Unplaced.Count, report.Unplaced),
            $"of {report.Placed}, {report.Unplaced} and {report.Rejected} rows there are {read.Placed.Count}, {read.Unplaced.Count} and "
                + $"{read.Rejected.Count} in the tables");
    }

    /// <summary>Reads a file on the disk, whose members are counted as it says itself.</summary>
    public static ReaderTrial OfDisk(string path, CancellationToken cancellation)
    {
        ReadReport report = IncidentFiles.Read([path], ReadOptions.Default, null, cancellation).Report;
        new ReaderTrial(report.Rows, 0).RequireSame(path, cancellation);
        return new ReaderTrial(report.Rows, report.Files.Count(static file => file.Problem.Length > 0));
    }

    private static bool IsHeldBy(int incidents, int rows) => incidents <= rows && incidents > 0 == rows > 0;

    private static IReadOnlyList<SourceFile> FilesIn(bool isArchive, byte[] bytes)
    {
        if (!isArchive)
            return [new SourceFile("x", bytes.Length, () => new MemoryStream(bytes, writable: false))];
        List<ZipMember> members = ZipDirectory.Read(new MemoryStream(bytes), ZipLimits.Default.Members);
        return ZipSource.List("x.zip", () => new MemoryStream(bytes, writable: false), members, ZipLimits.Default).Files;
    }

    private static bool ReadOne(SourceFile file, out int rows, CancellationToken cancellation)
    {
        var real = new FileSink(file.Name, new Dictionary<ColumnRole, string>(), static _ => { });
        var sink = new CountingSink(real);
        bool whole = true;
        try
        {
            IncidentFormats.Recognise(file).Read(file, sink, cancellation);
        }
        catch (UnreadableFileException problem)
        {
            AttackFaultException.UnlessSentence(problem.Message);
            whole = false;
        }
        rows = real.Blocks.Sum(static block => block.Count + block.Rejected.Count);
        int kept = rows + real.Blocks.Sum(static block => block.Asides.Count);
        // Rows of nothing but "NULL" may be blank: it depends on what the columns mean.
        AttackFaultException.Unless(
            kept >= sink.Rows && kept <= sink.Rows + sink.RowsOfBlankWords,
            $"{sink.Rows} rows were handed over, and {sink.RowsOfBlankWords} of blank words, and {kept} are kept");
        AttackFaultException.Unless(sink.AllComplete || !whole, "a block was left open");
        return whole;
    }

    /// <summary>Passes everything on and counts the rows that are not blank: a blank line is no row.</summary>
    private sealed class CountingSink(IRowSink real) : IRowSink
    {
        private readonly ConcurrentBag<CountingBlock> _blocks = [];
        private bool[] _isNote = [];

        public int Rows => _blocks.Sum(static block => block.Rows);

        public int RowsOfBlankWords => _blocks.Sum(static block => block.RowsOfBlankWords);

        public bool AllComplete => _blocks.All(static block => block.IsComplete);

        public void Begin(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, string detail = "")
        {
            AttackFaultException.Unless(headers.All(static header => header is not null), "a header is null");
            // In a table of rejected rows a reason alone is no row.
            if (RejectsText.IsRejects(headers))
                _isNote = [.. headers.Select(static header => RejectsText.IsNote(RejectsText.Restore(header)))];
            real.Begin(headers, sample, detail);
        }

        public IRowBlock OpenBlock()
        {
            var block = new CountingBlock(real.OpenBlock(), _isNote);
            _blocks.Add(block);
            return block;
        }

        public void Advance(long bytesRead)
        {
            AttackFaultException.Unless(bytesRead >= 0, "the reading went backwards");
            real.Advance(bytesRead);
        }
    }

    private sealed class CountingBlock(IRowBlock real, bool[] isNote) : IRowBlock
    {
        public int Rows { get; private set; }

        public int RowsOfBlankWords { get; private set; }

        public bool IsComplete { get; private set; }

        public void Add(int line, RowFields fields)
        {
            bool isBlank = true, isOfBlankWords = true;
            for (int i = 0; i < fields.Count; i++)
            {
                bool saysNothing = (i < isNote.Length && isNote[i]) || TextTrim.Spaces(fields[i]).IsEmpty;
                isBlank &= saysNothing;
                isOfBlankWords &= saysNothing || BlankWords.Is(fields[i]);
            }
            Rows += isOfBlankWords ? 0 : 1;
            RowsOfBlankWords += isOfBlankWords && !isBlank ? 1 : 0;
            real.Add(line, fields);
        }

        public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields)
        {
            AttackFaultException.Unless(expected.Length > 0, "a row is refused without a word");
            Rows++;
            real.Refuse(line, column, value, expected, fields);
        }

        public void Complete(int lines)
        {
            AttackFaultException.Unless(!IsComplete, "a block was completed twice");
            IsComplete = true;
            real.Complete(lines);
        }
    }
}
