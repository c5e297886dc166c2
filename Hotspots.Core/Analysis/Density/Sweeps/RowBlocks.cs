using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Density.Sweeps;

/// <summary>Shares the rows of a lattice out over the cores.</summary>
internal static class RowBlocks
{
    /// <summary>Fewer rows than this at once: each place is prepared for more blocks than it has rows.</summary>
    private const int FewestRows = 4;

    /// <summary>More rows than this at once do not stay near the core.</summary>
    private const int MostRows = 32;

    /// <summary>Calls <paramref name="fill"/> for consecutive ranges of rows [first, end); each range is its caller's alone.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="reach">Rows that a place reaches to one side: a block of so many meets few places that only touch it.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Advanced by the rows.</param>
    /// <param name="fill">The work.</param>
    public static void Run(int rows, double reach, WorkSharing workers, ProgressMeter meter, Action<int, int> fill)
    {
        int height = (int)Math.Clamp(reach, FewestRows, MostRows);
        workers.RunBlocks((rows + height - 1) / height, block =>
        {
            int first = block * height, end = Math.Min(rows, first + height);
            fill(first, end);
            meter.Advance(end - first);
        });
    }
}
