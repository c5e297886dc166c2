namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Places that are more than one burst: crowded in the months outside their busiest two that follow one another.</summary>
/// <remarks>
/// Where only months are known, ten reports of one fortnight may fall into two of them, and so into both parts of a split. Where days are known
/// such reports are one event, and the question does not arise.
/// </remarks>
internal static class LastingPlaces
{
    /// <summary>Times as crowded as the rest that a place must be in its other months.</summary>
    private const double LeastContrast = 1.5;

    /// <summary>For each place: is it more than one burst? True where it cannot be asked: days are known, or there are two months.</summary>
    public static bool[] Of(CrowdCells cells, EventCells events, PlaceCells places, IReadOnlyList<int[]> members, TimeBlocks blocks, int[] dense)
    {
        var lasting = new bool[places.Count];
        lasting.AsSpan().Fill(true);
        if (!blocks.IsMonthly || blocks.Count < 3)
            return lasting;
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
            int burst = 0;
            for (int b = 1; b + 1 < counts.Length; b++)
            {
                if (counts[b] + counts[b + 1] > counts[burst] + counts[burst + 1])
                    burst = b;
            }
            double shareOutside = 1 - (double)(blocks.EventsOf(burst) + blocks.EventsOf(burst + 1)) / blocks.Events;
            (double seen, int within) = Seen(cells, events, places.CellsOf(place), burst);
            lasting[place] = within == 0 || seen / within >= LeastContrast * rest * shareOutside;
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

    /// <summary>What the events of a burst see of the events outside it, in all, and how many they are.</summary>
    private static (double Seen, int Events) Seen(CrowdCells cells, EventCells events, ReadOnlySpan<int> own, int burst)
    {
        double seen = 0;
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
            within += here;
        }
        return (seen, within);

        bool IsBurst(int block) => block == burst || block == burst + 1;
    }
}
