using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>A row by its block and its place there.</summary>
internal readonly record struct RowAddress(int Block, int Row) : IComparable<RowAddress>
{
    /// <inheritdoc/>
    public int CompareTo(RowAddress other) => Block != other.Block ? Block.CompareTo(other.Block) : Row.CompareTo(other.Row);
}

/// <summary>Which rows are items of one seizure? Rows of kind seizure that share an id are one incident, the first placed one of them.</summary>
internal sealed class SeizureGroups
{
    private readonly Dictionary<RowAddress, RowAddress> _leads = [];

    /// <summary>Finds the groups.</summary>
    /// <param name="blocks">All blocks, in reading order.</param>
    public SeizureGroups(IReadOnlyList<IncidentBlock> blocks)
    {
        var groups = new Dictionary<ulong, List<RowAddress>>();
        for (int b = 0; b < blocks.Count; b++)
        {
            bool[] isSeizure = SeizureCodes(blocks[b]);
            if (!isSeizure.Contains(true))
                continue;
            for (int row = 0; row < blocks[b].Count; row++)
            {
                if (!isSeizure[blocks[b].Kinds.Codes[row]])
                    continue;
                SeizureRows.Add(new RowAddress(b, row));
                if (blocks[b].IdHashes[row] == 0)
                    continue;
                if (!groups.TryGetValue(blocks[b].IdHashes[row], out List<RowAddress>? group))
                    groups.Add(blocks[b].IdHashes[row], group = []);
                group.Add(new RowAddress(b, row));
            }
        }
        foreach (List<RowAddress> group in groups.Values)
        {
            if (group.Count == 1)
                continue;
            int placed = group.FindIndex(address => blocks[address.Block].Forms[address.Row] == PositionForm.Metres);
            RowAddress lead = group[Math.Max(placed, 0)];
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
