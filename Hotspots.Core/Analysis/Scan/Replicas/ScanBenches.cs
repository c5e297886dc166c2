using System.Collections.Concurrent;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Scan.Replicas;

/// <summary>Workshops of a scan statistic, one a thread, used again and again: they hold the large arrays.</summary>
/// <param name="make">Makes one.</param>
/// <param name="workers">Who does the work.</param>
/// <param name="meter">Told of every piece that is done.</param>
/// <typeparam name="TBench">What one thread needs.</typeparam>
internal sealed class ScanBenches<TBench>(Func<TBench> make, WorkSharing workers, ProgressMeter meter)
{
    private const int CentresABlock = 64;

    private readonly ConcurrentBag<TBench> _idle = [];

    /// <summary>What is best round each of some centres, on all cores.</summary>
    /// <param name="count">How many centres.</param>
    /// <param name="best">Of the k-th.</param>
    /// <param name="isTold">Is the meter told?</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public TBest[] Best<TBest>(int count, Func<TBench, int, TBest> best, bool isTold = true)
    {
        var found = new TBest[count];
        workers.RunBlocks((count + CentresABlock - 1) / CentresABlock, block =>
        {
            TBench bench = Take();
            int end = Math.Min(count, (block + 1) * CentresABlock);
            for (int k = block * CentresABlock; k < end; k++)
                found[k] = best(bench, k);
            _idle.Add(bench);
            if (isTold)
                meter.Advance(end - block * CentresABlock);
        });
        return found;
    }

    /// <summary>The largest ratio of each of some replicas, on all cores; it depends on the seed and the replica's number alone.</summary>
    /// <param name="seed">Which chances.</param>
    /// <param name="first">Number of the first replica.</param>
    /// <param name="count">How many.</param>
    /// <param name="largest">Of one replica.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public double[] Replicas(ulong seed, int first, int count, Func<TBench, SeededRandom, double> largest)
    {
        var found = new double[count];
        workers.RunBlocks(count, k =>
        {
            TBench bench = Take();
            found[k] = largest(bench, Shuffles.ChancesOf(seed, first + k));
            _idle.Add(bench);
            meter.Advance(1);
        });
        return found;
    }

    private TBench Take() => _idle.TryTake(out TBench? bench) ? bench : make();
}
