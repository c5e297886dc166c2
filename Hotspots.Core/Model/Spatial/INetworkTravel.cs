namespace Hotspots.Core.Model.Spatial;

/// <summary>Travel measure over a network: the ways from one place to many are found in one search.</summary>
internal interface INetworkTravel : ITravel
{
    /// <summary>Gets ready for ways to these places.</summary>
    ITravelTargets To(ReadOnlySpan<GridPoint> places);
}

/// <summary>Places to which ways are asked for, again and again. Safe for several threads.</summary>
internal interface ITravelTargets
{
    /// <summary>Cost of the way from a place to each of them; +∞ where there is none.</summary>
    /// <param name="start">Where from.</param>
    /// <param name="costs">One a place, in their order.</param>
    void From(GridPoint start, Span<double> costs);

    /// <summary>The places within a cost, inclusive, ascending.</summary>
    /// <param name="start">Where from.</param>
    /// <param name="most">In the unit of the measure.</param>
    /// <param name="places">Their indices are added to it.</param>
    void Within(GridPoint start, double most, List<int> places);
}
