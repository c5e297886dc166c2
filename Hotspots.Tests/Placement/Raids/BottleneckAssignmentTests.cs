using Hotspots.Core.Indexing;
using Hotspots.Core.Placement.Raids;

namespace Hotspots.Tests.Placement.Raids;

public class BottleneckAssignmentTests
{
    [Fact]
    public void The_dearest_pair_and_the_total_are_the_least_of_all_permutations()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new SeededRandom((ulong)seed);
            int rows = 1 + random.NextInt32(6), columns = rows + random.NextInt32(3);
            double[] costs = [.. Enumerable.Range(0, rows * columns).Select(_ =>
                random.NextInt32(5) == 0 ? double.PositiveInfinity : random.NextInt32(2) == 0 ? random.NextInt32(10) : 10 * random.NextDouble())];
            (double longest, double total) = Least(costs, rows, columns);
            var assignment = new BottleneckAssignment(rows, columns);
            Assert.Equal(longest, assignment.Longest(costs, BottleneckAssignment.Levels(costs)));
            if (double.IsPositiveInfinity(longest))
                continue;
            Assert.Equal(total, assignment.Total(costs, longest), 9);
            int[] chosen = [.. assignment.ColumnOf];
            Assert.Equal(rows, chosen.Distinct().Count());
            Assert.Equal(total, chosen.Select((column, row) => costs[row * columns + column]).Sum(), 9);
        }
    }

    [Fact]
    public void As_many_rows_as_can_are_matched()
    {
        // Three rows want the first column, and one of them another too.
        double[] costs = [1, double.PositiveInfinity, 1, 2, 1, double.PositiveInfinity];
        var matching = new ThresholdMatching(3, 2);
        Assert.Equal(2, matching.Size(costs, 2));
        Assert.Equal([0, 1, -1], matching.ColumnOf.ToArray());
        Assert.Equal(1, matching.Size(costs, 1.5));
        Assert.Equal(0, matching.Size(costs, 0.5));
    }

    [Fact]
    public void Equal_costs_give_the_first_columns()
    {
        var assignment = new LinearAssignment(2, 4);
        Assert.Equal(2, assignment.Solve([1, 1, 1, 1, 1, 1, 1, 1]));
        Assert.Equal([0, 1], assignment.ColumnOf.ToArray());
    }

    private static (double Longest, double Total) Least(double[] costs, int rows, int columns)
    {
        (double Longest, double Total) best = (double.PositiveInfinity, double.PositiveInfinity);
        Next(0, new bool[columns], 0, 0);
        return best;

        void Next(int row, bool[] isTaken, double longest, double total)
        {
            if (row == rows)
            {
                if (longest < best.Longest || (longest == best.Longest && total < best.Total))
                    best = (longest, total);
                return;
            }
            for (int column = 0; column < columns; column++)
            {
                if (isTaken[column] || double.IsPositiveInfinity(costs[row * columns + column]))
                    continue;
                isTaken[column] = true;
                Next(row + 1, isTaken, Math.Max(longest, costs[row * columns + column]), total + costs[row * columns + column]);
                isTaken[column] = false;
            }
        }
    }
}
