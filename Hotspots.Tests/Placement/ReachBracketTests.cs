using Hotspots.Core.Indexing;
using Hotspots.Core.Placement.Centers;

namespace Hotspots.Tests.Placement;

public class ReachBracketTests
{
    [Fact]
    public void Questions_left_open_are_gone_round_until_patience_answers_them()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new SeededRandom((ulong)seed);
            double[] distances =
                [.. Enumerable.Range(0, 200).Select(_ => Math.Round(1000 * random.NextDouble(), seed % 4)).Append(1000).Distinct().Order()];
            double answer = distances[random.NextInt32(distances.Length)], hard = 300 * random.NextDouble();
            var bracket = new ReachBracket(1000);
            long first = bracket.Patience, needed = first * (1 + random.NextInt32(100));
            int questions = 0;
            while (bracket.Width > 0)
            {
                double reach = bracket.Next(1000);
                Assert.True(
                    reach >= bracket.Bound && reach < bracket.Best, $"seed {seed}: asked about {reach} between {bracket.Bound} and {bracket.Best}");
                if (Math.Abs(reach - answer) < hard && bracket.Patience < needed)
                    bracket.Undecided(reach);
                else if (reach >= answer)
                    bracket.Lower(distances.Last(distance => distance <= reach));
                else
                    bracket.Raise(Math.Min(bracket.Best, distances.First(distance => distance > reach)));
                Assert.InRange(answer, bracket.Bound, bracket.Best);
                Assert.True(++questions < 400, $"seed {seed}: no end");
            }
            Assert.Equal(answer, bracket.Best);
            Assert.Equal(answer, bracket.Bound);
        }
    }

    [Fact]
    public void Where_no_distance_is_known_to_do_the_longest_there_is_comes_first()
    {
        var bracket = new ReachBracket(double.PositiveInfinity);
        Assert.Equal(700, bracket.Next(700));
        bracket.Raise(double.PositiveInfinity);
        Assert.Equal(0, bracket.Width);
    }
}
