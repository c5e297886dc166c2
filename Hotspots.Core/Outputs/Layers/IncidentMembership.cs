using Hotspots.Core.Model.Results;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Cluster membership: the area, cluster and hotspot that each incident belongs to.</summary>
internal sealed class IncidentMembership
{
    private readonly int[] _areas;
    private readonly int[] _clusters;
    private readonly int[] _hotspots;

    /// <summary>Turns the areas' lists of members round.</summary>
    public IncidentMembership(ReleasedRun run)
    {
        int count = run.Incidents.Count;
        _areas = new int[count];
        _clusters = new int[count];
        _hotspots = new int[count];
        _areas.AsSpan().Fill(-1);
        int analysed = 0;
        for (int a = 0; a < run.Areas.Count; a++)
        {
            int[] members = run.Areas[a].Area.Members;
            int[] labels = run.Areas[a].Main.Labels.Labels;
            for (int j = 0; j < members.Length; j++)
            {
                if (_areas[members[j]] < 0)
                    analysed++;
                _areas[members[j]] = a;
                _clusters[members[j]] = labels[j];
            }
        }
        // Hotspots of a later method may share incidents with those of an earlier one: each incident stays with the first.
        foreach (Hotspot hotspot in run.Hotspots.OrderBy(h => OrderOf(run.Record.Methods, h.Method)))
        {
            foreach (int member in hotspot.Members)
            {
                if (_hotspots[member] == 0)
                    _hotspots[member] = hotspot.Rank;
            }
        }
        Analysed = new int[analysed];
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            if (_areas[i] >= 0)
                Analysed[next++] = i;
        }
    }

    private static int OrderOf(IReadOnlyList<string> methods, string method)
    {
        int order = 0;
        while (order < methods.Count && methods[order] != method)
            order++;
        return order;
    }

    /// <summary>The incidents of all areas, ascending.</summary>
    public int[] Analysed { get; }

    /// <summary>Index of the area of an incident.</summary>
    public int AreaOf(int incident) => _areas[incident];

    /// <summary>The cluster's number within the area by the first method, or <see cref="ClusterLabels.Noise"/>.</summary>
    public int ClusterOf(int incident) => _clusters[incident];

    /// <summary>The rank of the incident's hotspot; 0 for none.</summary>
    public int HotspotOf(int incident) => _hotspots[incident];
}
