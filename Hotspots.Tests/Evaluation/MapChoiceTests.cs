using Hotspots.Core.Evaluation;
using Hotspots.Core.Evaluation.Predictions;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Evaluation;

public sealed class MapChoiceTests
{
    private static readonly MapTrial Simplest = new([10, 10, 10, 10], 0, 0);

    [Fact]
    public void A_map_that_wins_beyond_chance_and_in_most_tests_is_chosen()
    {
        Assert.Equal(1, Chosen(Simplest, new MapTrial([16, 15, 14, 9], 18, 4)));
        // More in all, and beyond chance, but in two tests of four only.
        Assert.Equal(0, Chosen(Simplest, new MapTrial([20, 18, 9, 9], 20, 4)));
        // More in every test, and within chance.
        Assert.Equal(0, Chosen(Simplest, new MapTrial([11, 11, 11, 11], 14, 10)));
        // Fewer, beyond chance.
        Assert.Equal(0, Chosen(Simplest, new MapTrial([6, 5, 6, 5], 4, 22)));
    }

    [Fact]
    public void Of_two_that_win_it_is_the_one_with_more_hits_and_of_equals_the_earlier()
    {
        MapTrial better = new([16, 16, 16, 16], 30, 6), best = new([18, 18, 18, 18], 40, 8);
        Assert.Equal(2, Chosen(Simplest, better, best));
        Assert.Equal(1, Chosen(Simplest, best, better));
        Assert.Equal(1, Chosen(Simplest, best, best));
    }

    [Fact]
    public void Who_tries_many_maps_needs_more()
    {
        // 2 (1 + 16 + 120 + 560) / 2^16 = .0213; three rivals make .064 of it.
        MapTrial rival = new([13, 13, 12, 12], 13, 3), idle = new([10, 10, 10, 10], 0, 0);
        Assert.Equal(1, Chosen(Simplest, rival));
        Assert.Equal(0, Chosen(Simplest, rival, idle, idle));
        RivalVerdict[] verdicts = MapChoice.Judge([Simplest, rival, idle, idle]);
        Assert.Equal(3 * PairedHits.Of(13, 3).P, verdicts[1].Corrected, 1e-12);
        Assert.Equal((4, 1.0, 0), (verdicts[1].FoldsWon, verdicts[2].Corrected, verdicts[2].FoldsWon));
    }

    [Fact]
    public void Without_any_test_the_simplest_stays() => Assert.Equal(0, Chosen(new MapTrial([], 0, 0), new MapTrial([], 0, 0)));

    [Fact]
    public void Patches_hang_together_across_edges_and_not_across_corners()
    {
        CellGrid squares = CellGrid.At(CellShape.Square, 100, 0, 0, 5, 5);
        Assert.Equal(new FlaggedPatches(1, 10_000, 400), FlaggedPatches.Of(squares, [7]));
        Assert.Equal(25, FlaggedPatches.Of(squares, [7]).AreaToPerimeter);
        Assert.Equal(new FlaggedPatches(1, 20_000, 600), FlaggedPatches.Of(squares, [7, 8]));
        Assert.Equal(new FlaggedPatches(2, 20_000, 800), FlaggedPatches.Of(squares, [7, 13]));
        // A ring of eight round a hole: the hole's edge counts, too.
        Assert.Equal(new FlaggedPatches(1, 80_000, 1600), FlaggedPatches.Of(squares, [6, 7, 8, 11, 13, 16, 17, 18]));
        Assert.Equal(new FlaggedPatches(0, 0, 0), FlaggedPatches.Of(squares, []));
        Assert.Equal(0, FlaggedPatches.Of(squares, []).AreaToPerimeter);
    }

    [Fact]
    public void Hexagons_have_six_sides_of_which_neighbours_share_one()
    {
        CellGrid grid = CellGrid.At(CellShape.Hexagon, 150, 0, 0, 6, 6);
        double side = 150 / Math.Sqrt(1.5 * Math.Sqrt(3));
        FlaggedPatches one = FlaggedPatches.Of(grid, [14]);
        Assert.Equal((1, 22_500.0), (one.Patches, one.Metres2));
        Assert.Equal(6 * side, one.PerimeterMetres, 1e-9);
        Span<int> round = stackalloc int[8];
        int count = grid.Neighbours(14, round);
        Assert.Equal(6, count);
        FlaggedPatches flower = FlaggedPatches.Of(grid, [14, .. round[..6]]);
        Assert.Equal(1, flower.Patches);
        Assert.Equal(18 * side, flower.PerimeterMetres, 1e-9);
    }

    private static int Chosen(params MapTrial[] maps) => MapChoice.Choose(maps, MapChoice.Judge(maps));
}
