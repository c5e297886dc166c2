using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>What has been read of one file? The blocks of its rows, in file order.</summary>
internal sealed class FileSink(string name, IReadOnlyDictionary<ColumnRole, string> choices, Action<long> advance) : IRowSink
{
    private ColumnMap? _map;

    /// <summary>The file as the user knows it.</summary>
    public string Name { get; } = name;

    /// <summary>The format's name; blank until it is known.</summary>
    public string Format { get; set; } = "";

    /// <summary>What is special about the file.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Why the file, or the rest of it, could not be read; blank when all is well.</summary>
    public string Problem { get; set; } = "";

    /// <summary>Has the header been read?</summary>
    public bool HasBegun => _map is not null;

    /// <summary>Which column holds what.</summary>
    public ColumnMap Map => _map ?? throw new InvalidOperationException("A reader must say the headers before it opens a block.");

    /// <summary>The columns that are kept as text, by index.</summary>
    public IReadOnlyList<int> AttributeColumns { get; private set; } = [];

    /// <summary>The blocks, in file order.</summary>
    public List<IncidentBlock> Blocks { get; } = [];

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, string detail = "")
    {
        _map = ColumnMap.Decide(headers, sample, choices);
        Detail = detail;
        var kept = new List<int>();
        for (int i = 0; i < headers.Count; i++)
        {
            if (IsKeptAsText(_map.Roles[i]))
                kept.Add(i);
        }
        AttributeColumns = kept;
    }

    /// <inheritdoc/>
    public IRowBlock OpenBlock()
    {
        var block = new IncidentBlock(this);
        Blocks.Add(block);
        return block;
    }

    /// <inheritdoc/>
    public void Advance(long bytesRead) => advance(bytesRead);

    private static bool IsKeptAsText(ColumnRole role) => role
        is not (ColumnRole.Id or ColumnRole.Kind or ColumnRole.Time or ColumnRole.From or ColumnRole.To or ColumnRole.Clock
            or ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Easting or ColumnRole.Northing or ColumnRole.GridReference
            or ColumnRole.LatLong or ColumnRole.RejectNote);
}
