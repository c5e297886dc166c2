using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Tests.Support;

/// <summary>A sink that remembers everything a reader hands over, and insists on the manners of the seam.</summary>
internal sealed class RecordingSink : IRowSink
{
    private readonly List<Block> _blocks = [];

    public IReadOnlyList<string>? Headers { get; private set; }

    public IReadOnlyList<IReadOnlyList<string>> Sample { get; private set; } = [];

    public string Detail { get; private set; } = "";

    public long Advanced { get; private set; }

    /// <summary>Every sound row in file order.</summary>
    public IReadOnlyList<Row> Rows => [.. _blocks.SelectMany((b, i) => b.Rows.Select(r => r with { Line = r.Line + LinesBefore(i) }))];

    /// <summary>Every refused row in file order.</summary>
    public IReadOnlyList<Refusal> Refusals => [.. _blocks.SelectMany((b, i) => b.Refusals.Select(r => r with { Line = r.Line + LinesBefore(i) }))];

    /// <summary>Sound rows and refused ones.</summary>
    public int Count => _blocks.Sum(b => b.Rows.Count + b.Refusals.Count);

    public bool AllComplete => _blocks.TrueForAll(b => b.IsComplete);

    public void Begin(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, string detail = "")
    {
        Assert.Null(Headers);
        Assert.Empty(_blocks);
        Headers = headers;
        Sample = sample;
        Detail = detail;
    }

    public IRowBlock OpenBlock()
    {
        Assert.NotNull(Headers);
        var block = new Block();
        _blocks.Add(block);
        return block;
    }

    public void Advance(long bytesRead) => Advanced += bytesRead;

    private int LinesBefore(int block) => _blocks.Take(block).Sum(b => b.Lines);

    internal sealed record Row(int Line, IReadOnlyList<string> Fields)
    {
        public override string ToString() => $"{Line}: {string.Join(" | ", Fields)}";
    }

    internal sealed record Refusal(int Line, string Column, string Value, string Expected, IReadOnlyList<string> Fields);

    private sealed class Block : IRowBlock
    {
        private readonly List<Row> _rows = [];
        private readonly List<Refusal> _refusals = [];

        public List<Row> Rows => _rows;

        public List<Refusal> Refusals => _refusals;

        public bool IsComplete { get; private set; }

        public int Lines { get; private set; }

        public void Add(int line, RowFields fields)
        {
            Assert.False(IsComplete);
            var texts = new string[fields.Count];
            for (int i = 0; i < texts.Length; i++)
                texts[i] = Encoding.UTF8.GetString(fields[i]);
            _rows.Add(new Row(line, texts));
        }

        public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields)
        {
            Assert.False(IsComplete);
            _refusals.Add(new Refusal(line, column, value, expected, fields));
        }

        public void Complete(int lines)
        {
            Assert.False(IsComplete);
            IsComplete = true;
            Lines = lines;
        }
    }
}
