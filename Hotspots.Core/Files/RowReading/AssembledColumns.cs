using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.RowReading;

/// <summary>The columns of a table while it is put together.</summary>
internal sealed class AssembledColumns(int attributes)
{
    public PackedTextColumn? Ids { get; set; }

    public double[] Eastings { get; set; } = [];

    public double[] Northings { get; set; } = [];

    public float[]? Sizes { get; set; }

    public long[] From { get; set; } = [];

    public uint[] Lengths { get; set; } = [];

    public TimePrecision[] Precisions { get; set; } = [];

    public ushort[] Files { get; set; } = [];

    public int[] Lines { get; set; } = [];

    public CodedTextColumn? Kinds { get; set; }

    public AttributeColumn[] Attributes { get; } = new AttributeColumn[attributes];

    public IncidentTable ToTable(PointSet points, List<SeizureItem> items) => new()
    {
        Kinds = Kinds!,
        Times = new TimeColumn(From, Lengths, Precisions),
        Ids = Ids!,
        SourceFiles = Files,
        SourceLines = Lines,
        Columns = Attributes,
        Items = items,
        Points = points,
        Uncertainties = Sizes,
    };
}
