using Hotspots.Core.Model;
using Hotspots.Core.Placement;

namespace Hotspots.Tests.Placement;

public class PlacementSolverTests
{
    private const int Instances = 400;

    [Theory]
    [InlineData(PlacementObjective.Coverage)]
    public void Finds_and_proves_the_best_of_all_choices(PlacementObjective objective)
    {
        for (int seed = 0; seed < Instances; seed++)
        {
            PlacementRequest request = SmallInstances.Random(seed, objective);
            PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
            int[] chosen = [.. plan.Sites.Select(static site => site.Site)];
            Assert.True(SmallInstances.IsAllowed(request, chosen), $"seed {seed}: the choice breaks a rule");
            Assert.Equal(chosen.Length, chosen.Distinct().Count());
            Assert.True(chosen.Length == request.Teams || request.MinimumSpacing > 0, $"seed {seed}: too few sites");
            SmallInstances.AssertClose(SmallInstances.Value(request, chosen), plan.Value, $"seed {seed}, its own value");
            SmallInstances.AssertClose(SmallInstances.Optimum(request), plan.Value, $"seed {seed}, the best value");
            Assert.True(plan.IsProvenOptimal, $"seed {seed}: not proven");
            Assert.Equal(plan.Value, plan.Bound);
        }
    }
}
