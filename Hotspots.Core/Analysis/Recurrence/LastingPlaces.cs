namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Places that are more than one burst: crowded outside their busiest two months that follow one another.</summary>
/// <remarks>
/// A fortnight's trouble may fall into two blocks of time, and so into both parts of a split: it would vouch for itself. Where days are known the
/// stretch is four fortnights, which is about as long, or half of all there are. A place is a burst when outside its stretch it is hardly more
/// crowded than the rest; and, where the stretch is less than half of all the time, when it has lost there two thirds of what a steady place would
/// keep.
/// </remarks>
internal static class LastingPlaces
{
    /// <summary>Times as crowded as the rest that a place must be in its other months.</summary>
    private const double LeastContrast = 1.5;

    /// <summary>So crowded in its other months, a place is no burst however much it has lost.</summary>
    private const double SureContrast = 3;

    /// <summary>Share of its crowd that a place must keep in its other months.</summary>
    private const double LeastKept = 1.0 / 3;

    /// <summary>Months of a burst, at most.</summary>
    private const int BurstMonths = 2;

    /// <summary>Fortnights of a burst, at most.</summary>
    private const int BurstFortnights = 4;

    /// <summary>For each place: is it more than one burst? True where it cannot be asked: there are two blocks of time.</summary>
    public static bool[] Of(CrowdCells cells, EventCells events, PlaceCells places, IReadOnlyList<int[]> members, TimeBlocks blocks, int[] dense)
    {
        var lasting = new bool[places.Count];
        lasting.AsSpan().Fill(true);
        if (blocks.Count < 3)
            return lasting;
        int stretch = blocks.IsMonthly ? BurstMonths : Math.Clamp(blocks.Count / 2, 1, BurstFortnights);
        double rest = RestSees(cells, members, blocks, dense);
        var counts = new int[blocks.Count];
        for (int place = 0; place < lasting.Length; place++)
        {
            Array.Clear(counts);
            foreach (int incident in members[place])
            {
                if (blocks.BlockOf[incident] >= 0)
                    counts[blocks.BlockOf[incident]]++;
            }
            (int burst, int inBurst) = (0, 0);
            for (int b = 0; b + stretch <= counts.Length; b++)
            {
                int here = 0;
                for (int k = b; k < b + stretch; k++)
                    here += counts[k];
                if (here > inBurst)
                    (burst, inBurst) = (b, here);
            }
            int eventsOfBurst = 0;
            for (int b = burst; b < burst + stretch; b++)
                eventsOfBurst += blocks.EventsOf(b);
            double shareOutside = 1 - (double)eventsOfBurst / blocks.Events;
            (double seen, double all, int within) = Seen(cells, events, places.CellsOf(place), burst, stretch, dense);
            double contrast = within == 0 ? SureContrast : seen / within / (rest * Math.Max(shareOutside, 1e-9));
            bool keeps = shareOutside < 0.5 || seen >= LeastKept * all * shareOutside;
            lasting[place] = contrast >= (keeps ? LeastContrast : SureContrast);
        }
        return lasting;
    }

    /// <summary>Other events that an event in no place sees within the reach, on average.</summary>
    private static double RestSees(CrowdCells cells, IReadOnlyList<int[]> members, TimeBlocks blocks, int[] dense)
    {
        var inPlace = new bool[blocks.BlockOf.Length];
        foreach (int[] place in members)
        {
            foreach (int incident in place)
                inPlace[incident] = true;
        }
        double seen = 1;
        int count = 1;
        for (int i = 0; i < inPlace.Length; i++)
        {
            if (inPlace[i] || blocks.BlockOf[i] < 0)
                continue;
            seen += dense[cells.CellOfPoint[i]] - 1;
            count++;
        }
        return seen / count;
    }

    /// <summary>What the events of a burst see of the events outside it, and of all others, in all; and how many they are.</summary>
    private static (double Outside, double All, int Events) Seen(
        CrowdCells cells, EventCells events, ReadOnlySpan<int> own, int burst, int stretch, int[] dense)
    {
        double seen = 0, all = 0;
        int within = 0;
        foreach (int cell in own)
        {
            int here = 0;
            for (int i = events.Starts[cell]; i < events.Starts[cell + 1]; i++)
                here += IsBurst(events.Blocks[i]) ? 1 : 0;
            if (here == 0)
                continue;
            int outside = 0;
            for (int k = cells.Starts[cell]; k < cells.Starts[cell + 1]; k++)
            {
                int other = cells.Neighbours[k];
                for (int i = events.Starts[other]; i < events.Starts[other + 1]; i++)
                    outside += IsBurst(events.Blocks[i]) ? 0 : 1;
            }
            seen += (double)here * outside;
            all += (double)here * (dense[cell] - 1);
            within += here;
        }
        return (seen, all, within);

        bool IsBurst(int block) => block >= burst && block < burst + stretch;
    }
}
