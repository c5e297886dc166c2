using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;

namespace Hotspots.Tests.Placement;

public class RequestCheckTests
{
    private static readonly PlacementRequest Good = new()
    {
        Demand = new PointSet([0, 100, 200], [0, 0, 0], [1, 2, 3]),
        Sites = new PointSet([0, 200], [0, 0]),
        Teams = 1,
        Reach = 50,
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    private static Dictionary<string, PlacementRequest> Cases => new()
    {
        ["fewer teams"] = Good with { Teams = 3 },
        ["teams must be 1 or more"] = Good with { Teams = 0 },
        ["reach must be above 0"] = Good with { Reach = 0 },
        ["reach must be above 0 m; it was NaN"] = Good with { Reach = double.NaN },
        ["Coverage needs a reach"] = Good with { Reach = null },
        ["There is no demand"] = Good with { Demand = PointSet.Empty },
        ["All demand weighs 0"] = Good with { Demand = Good.Demand.WithWeights([0, 0, 0]) },
        ["There are no candidate sites"] = Good with { Sites = PointSet.Empty },
        ["All candidate sites are forbidden"] = Good with { Forbidden = [0, 1] },
        ["both fixed and forbidden"] = Good with { Fixed = [0], Forbidden = [0] },
        ["fixed twice"] = Good with { Fixed = [0, 0] },
        ["no site 2 to be fixed"] = Good with { Fixed = [2] },
        ["fix fewer"] = Good with { Fixed = [0, 1] },
        ["spacing between sites must be 0 m or more"] = Good with { MinimumSpacing = -1 },
        ["below the largest demand, 3"] = Good with { Capacity = 2.5 },
        ["capacity is for the coverage objective only"] = Good with { Capacity = 5, Objective = PlacementObjective.Median },
        ["gap wanted must be"] = Good with { GapWanted = 1 },
        ["must not be negative"] = Good with { Budget = TimeSpan.FromSeconds(-1) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_request_that_cannot_be_answered_is_told_what_to_change(string words)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => PlacementSolver.Solve(Cases[words], TimeProvider.System));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_capacity_equal_to_the_largest_demand_and_as_many_teams_as_sites_are_allowed()
    {
        Assert.Equal(4, PlacementSolver.Solve(Good with { Capacity = 3, Teams = 2 }, TimeProvider.System).CoveredWeight);
    }
}
