using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Weighing;

/// <summary>Weight of each incident by its kind and grade.</summary>
/// <remarks>Safe to use from many threads.</remarks>
internal sealed class TableWeights
{
    private readonly CodedTextColumn _kinds;
    private readonly CodedTextColumn? _reliances;
    private readonly double[][] _weights;

    /// <summary>Looks each kind and each grade up once.</summary>
    /// <param name="facets">The incidents.</param>
    /// <param name="table">How much they count.</param>
    public TableWeights(IncidentFacets facets, WeightTable table)
    {
        _kinds = facets.Incidents.Kinds;
        _reliances = table.IsGraded ? facets.Texts(Facet.Reliance) : null;
        string[] reliances = _reliances is { } known ? [.. Enumerable.Range(0, known.Texts.Length).Select(code => known.Texts[code])] : [""];
        _weights =
        [
            .. Enumerable.Range(0, _kinds.Texts.Length).Select(code => Array.ConvertAll(reliances, text => table.Of(_kinds.Texts[code], text))),
        ];
    }

    /// <summary>The weight of an incident, 0 or more.</summary>
    public double Of(int incident) => _weights[_kinds.CodeAt(incident)][_reliances?.CodeAt(incident) ?? 0];
}
