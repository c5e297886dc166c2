using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Tests.Files.Csv;

/// <summary>A sink that keeps every row as strings, in file order.</summary>
internal sealed class RowRecorder : IRowSink
{
    private readonly List<Block> _blocks = [];

    public IReadOnlyList<string> Headers { get; private set; } = [];

    public string Detail { get; private set; } = "";

    public int Blocks => _blocks.Count;

    /// <summary>Rows in file order: line, fields, and what was expected when the row was refused.</summary>
    public IEnumerable<(int Line, string[] Fields, string? Expected)> Rows
    {
        get
        {
            int before = 0;
            foreach (Block block in _blocks)
            {
                foreach ((int line, string[] fields, string? expected) in block.Rows)
                    yield return (before + line, fields, expected);
                before += block.Lines;
            }
        }
    }

    public static RowRecorder Read(byte[] bytes)
    {
        var recorder = new RowRecorder();
        var file = new SourceFile("test.csv", bytes.Length, () => new MemoryStream(bytes, writable: false));
        new Core.Files.Csv.CsvReader().Read(file, recorder, CancellationToken.None);
        return recorder;
    }

    public static RowRecorder Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public void Begin(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, string detail = "")
    {
        Headers = headers;
        Detail = detail;
    }

    public IRowBlock OpenBlock()
    {
        var block = new Block();
        _blocks.Add(block);
        return block;
    }

    public void Advance(long bytesRead)
    {
    }

    private sealed class Block : IRowBlock
    {
        public List<(int Line, string[] Fields, string? Expected)> Rows { get; } = [];

        public int Lines { get; private set; }

        public void Add(int line, RowFields fields)
        {
            var texts = new string[fields.Count];
            for (int i = 0; i < texts.Length; i++)
                texts[i] = Encoding.UTF8.GetString(fields[i]);
            Rows.Add((line, texts, null));
        }

        public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields) =>
            Rows.Add((line, [.. fields], expected));

        public void Complete(int lines) => Lines = lines;
    }
}
