using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Weighing;

/// <summary>Weight of each incident: that of its kind, times its aoristic share in the shift that is asked for.</summary>
/// <remarks>Safe to use from many threads.</remarks>
internal sealed class IncidentWeights
{
    private readonly IncidentTable _incidents;
    private readonly double[] _ofKind;
    private readonly ShiftShares? _shares;
    private readonly bool _isCount;

    /// <summary>The weights of a request.</summary>
    /// <param name="facets">The incidents.</param>
    /// <param name="request">How much kinds count, and which shift is asked for.</param>
    public IncidentWeights(IncidentFacets facets, RunRequest request)
    {
        _incidents = facets.Incidents;
        _ofKind = new double[_incidents.Kinds.Texts.Length];
        for (int code = 0; code < _ofKind.Length; code++)
            _ofKind[code] = request.Weights.Of(_incidents.Kinds.Texts[code]);
        _shares = ShiftShares.Of(request, facets);
        _isCount = request.Weights.IsCount && _shares is null;
    }

    /// <summary>The weight of an incident, 0 or more.</summary>
    public double Of(int incident)
    {
        double ofKind = _ofKind[_incidents.Kinds.CodeAt(incident)];
        return _shares is { } shares ? ofKind * shares.Of(incident) : ofKind;
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
