using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Columns;

/// <summary>A row by its block and its place there.</summary>
internal readonly record struct RowAddress(int Block, int Row) : IComparable<RowAddress>
{
    /// <inheritdoc/>
    public int CompareTo(RowAddress other) => Block != other.Block ? Block.CompareTo(other.Block) : Row.CompareTo(other.Row);
}

/// <summary>Items of one seizure. Which rows are items of one seizure? Rows of kind seizure that share an id are one incident, the first placed one
/// of them.</summary>
internal sealed class SeizureGroups
{
    private readonly Dictionary<RowAddress, RowAddress> _leads = [];

    /// <summary>Finds the groups.</summary>
    /// <param name="blocks">All blocks, in reading order.</param>
    public SeizureGroups(IReadOnlyList<IncidentBlock> blocks)
    {
        var ids = new List<ulong>();
        var addresses = new List<RowAddress>();
        for (int b = 0; b < blocks.Count; b++)
        {
            bool[] isSeizure = SeizureCodes(blocks[b]);
            if (!isSeizure.Contains(true))
                continue;
            for (int row = 0; row < blocks[b].Count; row++)
            {
                if (!isSeizure[blocks[b].Kinds.CodeAt(row)])
                    continue;
                SeizureRows.Add(new RowAddress(b, row));
                if (blocks[b].IdHashes[row] == 0)
                    continue;
                ids.Add(blocks[b].IdHashes[row]);
                addresses.Add(new RowAddress(b, row));
            }
        }
        // Rows of one id stand together once they are sorted: no table of lists, when every row of millions is a seizure.
        ulong[] sorted = [.. ids];
        RowAddress[] rows = [.. addresses];
        Array.Sort(sorted, rows);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
            }
            if (end - start == 1)
                continue;
            Span<RowAddress> group = rows.AsSpan(start..end);
            group.Sort();
            int placed = 0;
            while (placed < group.Length && blocks[group[placed].Block].Forms[group[placed].Row] != PositionForm.Metres)
                placed++;
            RowAddress lead = group[placed < group.Length ? placed : 0];
            foreach (RowAddress address in group)
            {
                if (address != lead)
                    _leads.Add(address, lead);
            }
        }
        SeizureRows.Sort((a, b) => LeadOf(a).CompareTo(LeadOf(b)) is int order and not 0 ? order : a.CompareTo(b));
    }

    /// <summary>All rows of kind seizure, ordered by the incident they belong to.</summary>
    public List<RowAddress> SeizureRows { get; } = [];

    /// <summary>Rows that are items of an incident that another row stands for.</summary>
    public int MergedCount => _leads.Count;

    /// <summary>Is the row an item of an incident that another row stands for?</summary>
    public bool IsMerged(int block, int row) => _leads.Count > 0 && _leads.ContainsKey(new RowAddress(block, row));

    /// <summary>The row that stands for the incident.</summary>
    public RowAddress LeadOf(RowAddress address) => _leads.GetValueOrDefault(address, address);

    private static bool[] SeizureCodes(IncidentBlock block)
    {
        var codes = new bool[block.Kinds.Texts.Count];
        for (int code = 0; code < codes.Length; code++)
            codes[code] = block.KindOf(code) == IncidentKind.Seizure;
        return codes;
    }
}
