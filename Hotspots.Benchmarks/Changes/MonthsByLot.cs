using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Changes;

/// <summary>Permutation of real months: four months of British towns dealt by lot, two before and two after, so that no change is real.</summary>
internal sealed class MonthsByLot
{
    private const int FewestIncidents = 300, Months = 4;

    private readonly IncidentTable _placed;
    private readonly StudyArea[] _towns;

    /// <summary>Reads an archive of data.police.uk of October 2018 to February 2019.</summary>
    public MonthsByLot(string path)
    {
        _placed = IncidentFiles.Read([path], new ReadOptions()).Placed;
        _towns = [.. StudyAreas.ByTown(_placed, Gazetteer.Britain).Areas.Where(IsWhole)];
    }

    /// <summary>Towns with enough incidents, and some in every month.</summary>
    public int Towns => _towns.Length;

    /// <summary>One town's file, its months exchanged.</summary>
    public ReadResult Deal(ReadResult like, int town, SeededRandom random)
    {
        int[] lot = [0, 1, 2, 3];
        for (int last = Months - 1; last > 0; last--)
        {
            int other = random.NextInt32(last + 1);
            (lot[last], lot[other]) = (lot[other], lot[last]);
        }
        int[] members = Array.FindAll(_towns[town].Members, i => MonthOf(i) is >= 0 and < Months);
        IncidentTime[] times = [.. members.Select(i => MadeUpStream.MonthOf(FirstDay(lot[MonthOf(i)])))];
        return MadeUpStream.Read(like, times, _placed.Points.Select(members));
    }

    private bool IsWhole(StudyArea area)
    {
        var counts = new int[Months];
        foreach (int i in area.Members)
        {
            if (MonthOf(i) is >= 0 and < Months)
                counts[MonthOf(i)]++;
        }
        // A month that was not delivered is no chance.
        return area.Centre is not null && counts.Sum() >= FewestIncidents && counts.Min() >= 0.6 * counts.Max();
    }

    // October 2018 is 0.
    private int MonthOf(int incident)
    {
        IncidentTime time = _placed.Times[incident];
        if (!time.IsKnown)
            return -1;
        DateTime clock = LondonTime.ToClock(time.MiddleUtcSeconds);
        return clock.Year * 12 + clock.Month - (2018 * 12 + 10);
    }

    // July, August and December 2024, January 2025: all of 31 days, so that none is watched longer than another.
    private static double FirstDay(int month) => month switch { 0 => 190, 1 => 220, 2 => 345, _ => 370 };
}
