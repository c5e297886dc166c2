namespace Hotspots.Desktop.Loading;

/// <summary>One loading under way, which can be cancelled.</summary>
internal sealed class LoadJob : IDisposable
{
    private readonly CancellationTokenSource _cancelling;

    public LoadJob(string id, string? window, CancellationToken page, CancellationToken host)
    {
        Id = id;
        Window = window;
        _cancelling = CancellationTokenSource.CreateLinkedTokenSource(page, host);
        Cancellation = _cancelling.Token;
    }

    /// <summary>What a page calls it by.</summary>
    public string Id { get; }

    /// <summary>Whose it is; null for the first, which is everybody's.</summary>
    public string? Window { get; }

    /// <summary>Told when it is cancelled.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>How it ended.</summary>
    public TaskCompletionSource<LoadedFiles> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Stops it; what was loaded before stays.</summary>
    public void Cancel()
    {
        try
        {
            _cancelling.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was done in the same moment.
        }
    }

    public void Dispose() => _cancelling.Dispose();
}
