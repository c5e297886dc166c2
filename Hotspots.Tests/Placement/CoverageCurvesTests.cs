using Hotspots.Core.Model.Placements;
using Hotspots.Core.Placement.Coverage;

namespace Hotspots.Tests.Placement;

public class CoverageCurvesTests
{
    [Fact]
    public void Every_step_is_the_best_of_all_choices_and_none_falls()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            PlacementRequest request =
                SmallInstances.Random(seed, PlacementObjective.Coverage) with { Forbidden = [], MinimumSpacing = 0, GapWanted = 1e-12 };
            double total = Enumerable.Range(0, request.Demand.Count).Sum(request.Demand.WeightAt);
            CoverageCurve curve = CoverageCurves.Solve(request, 5, TimeProvider.System);
            Assert.Equal(Math.Max(1, request.Fixed.Count), curve.Steps[0].Teams);
            foreach (CoverageStep step in curve.Steps)
            {
                double best = SmallInstances.Optimum(request with { Teams = step.Teams }) / total;
                SmallInstances.AssertClose(best, step.CoveredShare, $"seed {seed}, {step.Teams} teams");
                Assert.True(step.ShareBound >= best - 1e-9);
            }
            Assert.Equal(curve.Steps.Select(static step => step.CoveredShare).Order(), curve.Steps.Select(static step => step.CoveredShare));
        }
    }

    [Fact]
    public void The_knee_is_where_another_team_stops_paying()
    {
        // 0.6, 0.8, 0.9, 1.0: above the line from 0 to the end by 0.35, 0.3, 0.15 and 0.
        var curve = new CoverageCurve([new(1, 0.6, 0.6), new(2, 0.8, 0.85), new(3, 0.9, 0.9), new(4, 1, 1)]);
        Assert.Equal(1, curve.Knee);
        Assert.Equal(2, curve.TeamsFor(0.8));
        Assert.Equal(3, curve.TeamsFor(0.82));
        Assert.Equal(2, curve.TeamsAtLeastFor(0.82));
        Assert.Null(new CoverageCurve([new(1, 0.5, 0.5)]).TeamsFor(0.6));
        Assert.Null(new CoverageCurve([new(1, 0.25, 1), new(2, 0.5, 1), new(3, 0.75, 1)]).Knee);
    }
}
