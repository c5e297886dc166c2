using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Runs.Briefs;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Runs.Briefs;

public sealed class SharedPlacesTests
{
    [Fact]
    public void The_longest_round_is_as_short_as_trying_every_team_of_every_place_finds()
    {
        var random = new Random(5);
        for (int draw = 0; draw < 40; draw++)
        {
            BriefPlace[] places = [.. Enumerable.Range(1, random.Next(1, 6)).Select(number => Place(number, random.Next(5000), random.Next(5000)))];
            int teams = random.Next(1, 6), parts = Math.Min(teams, places.Length);
            IReadOnlyList<IReadOnlyList<BriefPlace>> shared = SharedPlaces.Of(places, teams);
            Assert.Equal(parts, shared.Count);
            Assert.All(shared, static own => Assert.NotEmpty(own));
            Assert.Equal(
                places.Select(static place => place.Number), shared.SelectMany(static own => own).Select(static place => place.Number).Order());
            Assert.Equal(1, shared[0][0].Number);
            double least = double.PositiveInfinity;
            for (int code = 0; code < Math.Pow(parts, places.Length); code++)
            {
                var own = new List<BriefPlace>[parts];
                for (int part = 0; part < parts; part++)
                    own[part] = [];
                for (int i = 0, rest = code; i < places.Length; i++, rest /= parts)
                    own[rest % parts].Add(places[i]);
                if (own.All(static one => one.Count > 0))
                    least = Math.Min(least, own.Max(Shortest));
            }
            Assert.Equal(least, shared.Max(Shortest), 6);
        }
    }

    [Fact]
    public void Two_teams_take_the_two_ends_of_a_town()
    {
        BriefPlace[] places = [Place(1, 0, 0), Place(2, 9000, 0), Place(3, 200, 100), Place(4, 9100, 50)];
        Assert.Equal(["1,3", "2,4"], SharedPlaces.Of(places, 2).Select(static own => string.Join(',', own.Select(static place => place.Number))));
    }

    // Every order of the places, the first kept.
    private static double Shortest(IReadOnlyList<BriefPlace> own)
    {
        double least = double.PositiveInfinity;
        foreach (int[] order in Orders([.. Enumerable.Range(1, own.Count - 1)]))
        {
            double way = 0;
            int at = 0;
            foreach (int next in order.Append(0))
            {
                way += own[at].Centre.DistanceTo(own[next].Centre);
                at = next;
            }
            least = Math.Min(least, way);
        }
        return least;
    }

    private static IEnumerable<int[]> Orders(int[] left) => left.Length == 0 ? [[]]
        : left.SelectMany(first => Orders([.. left.Where(one => one != first)]).Select(rest => (int[])[first, .. rest]));

    private static BriefPlace Place(int number, double east, double north) => new()
    {
        Number = number,
        Rank = number,
        Name = $"Place {number}",
        GridReference = "TM 175 145",
        Centre = new GridPoint(617_000 + east, 214_000 + north),
        Outline = new Point(617_000 + east, 214_000 + north).Buffer(100),
        When = "any time",
        What = "tip 3",
        Change = "",
        Sure = SurenessWord.Clear,
        Why = "3 at these hours",
        ByHour = [],
    };
}
