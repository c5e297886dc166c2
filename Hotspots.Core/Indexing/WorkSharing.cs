namespace Hotspots.Core.Indexing;

/// <summary>Degree of parallelism and cancellation. How many cores may share a piece of work, and who may stop it?</summary>
/// <param name="MaxDegree">Cores to use at most, 1 or more; −1 for all.</param>
/// <param name="Cancellation">Looked at before every block.</param>
internal readonly record struct WorkSharing(int MaxDegree, CancellationToken Cancellation)
{
    /// <summary>
    /// Items a block. Waking another core costs some tens of microseconds, what a few thousand items cost: smaller work stays on
    /// the calling thread, so that thousands of small areas cost nothing but their own work.
    /// </summary>
    public const int BlockSize = 4096;

    /// <summary>One core.</summary>
    public static WorkSharing Alone(CancellationToken cancellation) => new(1, cancellation);

    /// <summary>Calls <paramref name="body"/> for consecutive ranges [first, end) that together are 0 to <paramref name="count"/>.</summary>
    /// <remarks>Ranges may run at the same time and in any order; what they write must not overlap.</remarks>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void Run(int count, Action<int, int> body)
    {
        int blocks = (count + BlockSize - 1) / BlockSize;
        RunBlocks(blocks, block => body(block * BlockSize, Math.Min(count, (block + 1) * BlockSize)));
    }

    /// <summary>Calls <paramref name="body"/> for 0 to <paramref name="blocks"/> − 1.</summary>
    /// <inheritdoc cref="Run" path="/remarks"/>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void RunBlocks(int blocks, Action<int> body)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (blocks <= 1 || MaxDegree == 1)
        {
            for (int block = 0; block < blocks; block++)
            {
                Cancellation.ThrowIfCancellationRequested();
                body(block);
            }
            return;
        }
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = MaxDegree, CancellationToken = Cancellation }, body);
    }
}
