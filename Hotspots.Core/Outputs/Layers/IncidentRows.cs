using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Rows of the layer of incidents: a row is one of the incidents that were analysed.</summary>
internal sealed class IncidentRows
{
    private readonly SeizureItem[] _items;

    /// <summary>The rows of a run.</summary>
    public IncidentRows(ReleasedRun run)
    {
        Incidents = run.Incidents;
        Membership = new IncidentMembership(run);
        AreaNames = TextList.From([.. run.Areas.Select(static a => a.Area.Name)]);
        _items = [.. run.Incidents.Items];
    }

    /// <summary>The placed incidents, without the columns that the profile withholds.</summary>
    public IncidentTable Incidents { get; }

    /// <summary>Where each belongs.</summary>
    public IncidentMembership Membership { get; }

    /// <summary>The names of the areas.</summary>
    public TextList AreaNames { get; }

    /// <summary>Index of the incident of a row.</summary>
    public int IncidentOf(int row) => Membership.Analysed[row];

    /// <summary>What a seizure held, in order.</summary>
    public ArraySegment<SeizureItem> ItemsOf(int incident)
    {
        // Items are ordered by incident.
        int low = 0, high = _items.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_items[middle].Incident < incident)
                low = middle + 1;
            else
                high = middle;
        }
        int end = low;
        while (end < _items.Length && _items[end].Incident == incident)
            end++;
        return new ArraySegment<SeizureItem>(_items, low, end - low);
    }
}
