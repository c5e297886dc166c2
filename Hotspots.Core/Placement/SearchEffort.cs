using Hotspots.Core.Model.Placements;

namespace Hotspots.Core.Placement;

/// <summary>Budget of a search. May the search go on? It stops for the time given, a fixed amount of work, or because someone cancelled.</summary>
/// <param name="clock">Whose time.</param>
/// <param name="budget">How long; null for no limit.</param>
/// <param name="work">How much work, in table entries looked at: the same on every machine.</param>
/// <param name="cancellation">Who may stop it.</param>
internal sealed class SearchEffort(TimeProvider clock, TimeSpan? budget, long work, CancellationToken cancellation)
{
    /// <summary>Work after which a search without a budget gives up looking for the proof: some ten seconds.</summary>
    public const long DefaultWork = 20_000_000_000;

    private readonly long _start = clock.GetTimestamp();
    private long _spent;

    /// <summary>What stopped it; null while it may go on.</summary>
    public PlacementEnd? End { get; private set; }

    /// <summary>Who may stop it.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Notes work done; false when there must be no more.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public bool Spend(long amount)
    {
        cancellation.ThrowIfCancellationRequested();
        if (End is not null)
            return false;
        _spent += amount;
        if (_spent > work)
            End = PlacementEnd.OutOfWork;
        else if (budget is TimeSpan limit && clock.GetElapsedTime(_start) >= limit)
            End = PlacementEnd.OutOfTime;
        return End is null;
    }
}
