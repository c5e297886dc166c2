namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>The events of each cell with their blocks of time, cell after cell.</summary>
internal sealed class EventCells
{
    /// <summary>Sorts the events into their cells.</summary>
    public EventCells(CrowdCells cells, TimeBlocks blocks)
    {
        Starts = new int[cells.Count + 1];
        for (int i = 0; i < blocks.BlockOf.Length; i++)
        {
            if (blocks.BlockOf[i] >= 0)
                Starts[cells.CellOfPoint[i] + 1]++;
        }
        for (int cell = 0; cell < cells.Count; cell++)
            Starts[cell + 1] += Starts[cell];
        Blocks = new int[blocks.Events];
        int[] next = Starts[..^1];
        for (int i = 0; i < blocks.BlockOf.Length; i++)
        {
            if (blocks.BlockOf[i] >= 0)
                Blocks[next[cells.CellOfPoint[i]]++] = blocks.BlockOf[i];
        }
        Count = cells.Count;
    }

    /// <summary>Where the events of each cell begin; their number at the end.</summary>
    public int[] Starts { get; }

    /// <summary>The block of each event.</summary>
    public int[] Blocks { get; }

    /// <summary>How many cells.</summary>
    public int Count { get; }

    /// <summary>Events of each cell.</summary>
    public int[] Counts()
    {
        var counts = new int[Count];
        for (int cell = 0; cell < counts.Length; cell++)
            counts[cell] = Starts[cell + 1] - Starts[cell];
        return counts;
    }

    /// <summary>Counts the events of one part of a split and of the other.</summary>
    /// <returns>How many the part has.</returns>
    public int Divide(bool[] split, int[] part, int[] other)
    {
        int events = 0;
        for (int cell = 0; cell < part.Length; cell++)
        {
            int own = 0;
            for (int i = Starts[cell]; i < Starts[cell + 1]; i++)
                own += split[Blocks[i]] ? 1 : 0;
            part[cell] = own;
            other[cell] = Starts[cell + 1] - Starts[cell] - own;
            events += own;
        }
        return events;
    }
}
