using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Weighing;

/// <summary>Weight of each incident: that of its kind and grade, times its aoristic share in the shift that is asked for.</summary>
/// <remarks>Safe to use from many threads.</remarks>
internal sealed class IncidentWeights
{
    private readonly IncidentTable _incidents;
    private readonly TableWeights _ofTable;
    private readonly ShiftShares? _shares;
    private readonly bool _isCount;

    /// <summary>The weights of a request.</summary>
    /// <param name="facets">The incidents.</param>
    /// <param name="request">How much kinds and grades count, and which shift is asked for.</param>
    public IncidentWeights(IncidentFacets facets, RunRequest request)
    {
        _incidents = facets.Incidents;
        _ofTable = new TableWeights(facets, request.Weights);
        _shares = ShiftShares.Of(request, facets);
        _isCount = request.Weights.IsCount && _shares is null;
    }

    /// <summary>The weight of an incident, 0 or more.</summary>
    public double Of(int incident)
    {
        double ofTable = _ofTable.Of(incident);
        return _shares is { } shares ? ofTable * shares.Of(incident) : ofTable;
    }

    /// <summary>The incidents' positions with their weights; without any where each counts 1.</summary>
    public PointSet Points()
    {
        if (_isCount)
            return _incidents.Points;
        var weights = new double[_incidents.Count];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = Of(i);
        return _incidents.Points.WithWeights(weights);
    }
}
