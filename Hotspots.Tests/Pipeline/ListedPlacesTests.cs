using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.FoundPlaces;

namespace Hotspots.Tests.Pipeline;

public sealed class ListedPlacesTests
{
    private const int None = ClusterLabels.Noise;

    [Fact]
    public void A_place_that_coincides_is_named_and_one_that_does_not_is_listed()
    {
        IReadOnlyList<ListedPlace> listed = Of(null, ["first", "second"], [0, 0, 0, 0, None, None], [0, 0, None, None, 1, 1]);
        Assert.Equal([(0, 0), (1, 1)], listed.Select(p => (p.Finding, p.Cluster)));
        Assert.Equal([new AgreeingPlace(0, 0), new AgreeingPlace(1, 0)], listed[0].Agreeing);
        Assert.Equal([new AgreeingPlace(1, 1)], listed[1].Agreeing);
        Assert.Equal([4, 5], listed[1].Members);
    }

    [Theory]
    // Of four, two are shared: half is enough.
    [InlineData(new[] { 0, 0, 0, 0, None, None }, new[] { None, None, 0, 0, 0, 0 }, 1)]
    // Of four, one is shared: they are two places.
    [InlineData(new[] { 0, 0, 0, 0, None, None, None }, new[] { None, None, None, 0, 0, 0, 0 }, 2)]
    // A small place inside a wide one is the same place.
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0 }, new[] { None, None, None, None, None, 0, 0 }, 1)]
    public void Half_of_the_lighter_place_is_enough(int[] first, int[] second, int expected)
    {
        Assert.Equal(expected, Of(null, ["a", "b"], first, second).Count);
        Assert.Equal(expected, Of(null, ["b", "a"], second, first).Count);
    }

    [Fact]
    public void Weight_decides_and_not_number()
    {
        // One shared incident of three, but it weighs as much as the other two.
        int[] first = [0, 0, 0, None, None], second = [None, None, 0, 0, 0];
        Assert.Equal(2, Of(null, ["a", "b"], first, second).Count);
        Assert.Single(Of([1, 1, 2, 1, 1], ["a", "b"], first, second));
    }

    [Fact]
    public void Where_nothing_weighs_anything_incidents_are_counted() =>
        Assert.Equal(2, Of([0, 0, 0, 0, 0], ["a", "b"], [0, 0, None, None, None], [None, None, 0, 0, 0]).Count);

    [Fact]
    public void A_wide_place_agrees_with_every_small_one_in_it_and_is_not_listed()
    {
        IReadOnlyList<ListedPlace> listed = Of(null, ["a", "b", "c"], [0, 0, 1, 1, None], [0, 0, 0, 0, 0], [None, None, 0, 0, None]);
        Assert.Equal(2, listed.Count);
        Assert.Equal([0, 1], listed[0].Agreeing.Select(p => p.Finding));
        Assert.Equal([0, 1, 2], listed[1].Agreeing.Select(p => p.Finding));
    }

    [Fact]
    public void Of_several_coinciding_places_the_one_with_most_in_common_speaks()
    {
        ListedPlace only = Assert.Single(Of(null, ["a", "b"], [0, 0, 0, 0, 0], [1, 1, 0, 0, 0]));
        Assert.Equal([new AgreeingPlace(0, 0), new AgreeingPlace(1, 0)], only.Agreeing);
    }

    [Fact]
    public void A_place_that_only_a_later_method_found_can_be_agreed_with_by_a_still_later_one()
    {
        IReadOnlyList<ListedPlace> listed = Of(null, ["a", "b", "c"], [0, 0, None, None], [None, None, 0, 0], [None, None, 0, 0]);
        Assert.Equal([(0, 0), (1, 0)], listed.Select(p => (p.Finding, p.Cluster)));
        Assert.Equal([1, 2], listed[1].Agreeing.Select(p => p.Finding));
    }

    private static IReadOnlyList<ListedPlace> Of(double[]? weights, string[] methods, params int[][] labels)
    {
        int n = labels[0].Length;
        var points = new PointSet(new double[n], new double[n], weights);
        var area = new StudyArea { Name = "Mold", Members = [.. Enumerable.Range(0, n)] };
        return ListedPlaces.Of(
            new AreaResult(
                area, [.. labels.Select((l, i) => MethodFindings.OfClusters(methods[i], new ClusterLabels(l, new bool[n], l.Max() + 1), []))]),
                points);
    }
}
