using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Shares the rows of a lattice out over the cores.</summary>
internal static class RowBlocks
{
    /// <summary>Enough blocks that cores end at the same time, whatever part of the map is crowded.</summary>
    private const int Blocks = 64;

    /// <summary>More rows than this at once do not stay near the core.</summary>
    private const int MostRows = 32;

    /// <summary>Calls <paramref name="fill"/> for consecutive ranges of rows [first, end); each range is its caller's alone.</summary>
    public static void Run(int rows, WorkSharing workers, ProgressMeter meter, Action<int, int> fill)
    {
        int height = Math.Clamp((rows + Blocks - 1) / Blocks, 1, MostRows);
        workers.RunBlocks((rows + height - 1) / height, block =>
        {
            int first = block * height, end = Math.Min(rows, first + height);
            fill(first, end);
            meter.Advance(end - first);
        });
    }
}
