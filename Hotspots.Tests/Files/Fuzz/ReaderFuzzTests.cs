using System.Collections.Concurrent;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Zip;
using Hotspots.Core.Model;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Fuzz;

/// <summary>Whatever is in a file, reading it ends, and ends in rows or in a sentence.</summary>
public sealed class ReaderFuzzTests
{
    // Together 150,000. An archive or workbook takes ten times as long as a text.
    public static TheoryData<string, int> Cases => new() { { "CSV", 50_000 }, { "GeoJSON", 50_000 }, { "ZIP", 35_000 }, { "Excel", 15_000 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Spoilt_files_give_rows_or_a_sentence(string format, int cases)
    {
        int rows = 0, sentences = 0;
        for (int i = 0; i < cases; i++)
        {
            byte[] bytes = FuzzSeeds.Makers[format](new Mutator((ulong)i));
            try
            {
                foreach (SourceFile file in FilesIn(format, bytes))
                {
                    bool whole = ReadOne(file, out int handed);
                    rows += handed;
                    sentences += whole ? 0 : 1;
                }
            }
            catch (UnreadableFileException problem)
            {
                Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
                sentences++;
            }
            catch (Exception error)
            {
                Assert.Fail($"case {i}: {error}\n{Convert.ToBase64String(bytes)}");
            }
        }
        // The cases must reach both ends, else they test nothing.
        Assert.True(rows > cases / 10, $"only {rows} rows");
        Assert.True(sentences > cases / 200, $"only {sentences} sentences");
    }

    [Fact]
    public void Every_format_is_spoilt()
    {
        Assert.Empty(IncidentFormats.All.Select(static reader => reader.Name).Except(FuzzSeeds.Makers.Keys));
        Assert.Equal(FuzzSeeds.Makers.Keys.Order(), ((IEnumerable<object[]>)Cases).Select(static row => (string)row[0]).Order());
        Assert.True(((IEnumerable<object[]>)Cases).Sum(static row => (int)row[1]) >= 100_000);
    }

    private static IReadOnlyList<SourceFile> FilesIn(string format, byte[] bytes)
    {
        if (format != "ZIP")
            return [InMemory.File("x", bytes)];
        List<ZipMember> members = ZipDirectory.Read(new MemoryStream(bytes), ZipLimits.Default.Members);
        return ZipSource.List("x.zip", () => new MemoryStream(bytes, writable: false), members, ZipLimits.Default).Files;
    }

    /// <summary>Reads through the real sink, and holds it to account for every row.</summary>
    private static bool ReadOne(SourceFile file, out int rows)
    {
        var real = new FileSink(file.Name, new Dictionary<ColumnRole, string>(), static _ => { });
        var sink = new CountingSink(real);
        bool whole = true;
        try
        {
            IncidentFormats.Recognise(file).Read(file, sink, CancellationToken.None);
        }
        catch (UnreadableFileException problem)
        {
            Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
            whole = false;
        }
        rows = sink.Rows;
        Assert.Equal(sink.Rows, real.Blocks.Sum(static block => block.Count + block.Rejected.Count));
        Assert.True(sink.AllComplete || !whole, "a block was left open");
        return whole;
    }

    /// <summary>Passes everything on and counts the rows that are not blank: a blank line is no row.</summary>
    private sealed class CountingSink(IRowSink real) : IRowSink
    {
        private readonly ConcurrentBag<CountingBlock> _blocks = [];

        public int Rows => _blocks.Sum(static block => block.Rows);

        public bool AllComplete => _blocks.All(static block => block.IsComplete);

        public void Begin(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, string detail = "")
        {
            Assert.All(headers, Assert.NotNull);
            real.Begin(headers, sample, detail);
        }

        public IRowBlock OpenBlock()
        {
            var block = new CountingBlock(real.OpenBlock());
            _blocks.Add(block);
            return block;
        }

        public void Advance(long bytesRead)
        {
            Assert.True(bytesRead >= 0);
            real.Advance(bytesRead);
        }
    }

    private sealed class CountingBlock(IRowBlock real) : IRowBlock
    {
        public int Rows { get; private set; }

        public bool IsComplete { get; private set; }

        public void Add(int line, RowFields fields)
        {
            bool blank = true;
            for (int i = 0; i < fields.Count; i++)
                blank &= TextTrim.Spaces(fields[i]).IsEmpty;
            Rows += blank ? 0 : 1;
            real.Add(line, fields);
        }

        public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields)
        {
            Assert.NotEmpty(expected);
            Rows++;
            real.Refuse(line, column, value, expected, fields);
        }

        public void Complete(int lines)
        {
            Assert.False(IsComplete);
            IsComplete = true;
            real.Complete(lines);
        }
    }
}
