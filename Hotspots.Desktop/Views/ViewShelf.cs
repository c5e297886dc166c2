using Hotspots.Desktop.Access;

namespace Hotspots.Desktop.Views;

/// <summary>Views of the pages: what each looks at, in memory alone, by a key that tells nothing.</summary>
/// <remarks>
/// A page that is loaded anew finds its view by the key, and so does whoever opens a link that was asked for. What is looked at (operations,
/// places) therefore stands in no address, and in no history of a browser. Thread-safe.
/// </remarks>
internal sealed class ViewShelf
{
    /// <summary>Views kept; the one that was longest untouched goes first.</summary>
    public const int Most = 500;

    /// <summary>Most characters of a view: more than a filter with every street of a county.</summary>
    public const int Longest = 256 << 10;

    private const int ShortestKey = 22, LongestKey = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string View, long Turn)> _views = new(StringComparer.Ordinal);
    private TaskCompletionSource _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The longest untouched first.</summary>
    private readonly LinkedList<string> _order = [];

    /// <summary>Can this be a key: 22 to 64 letters, digits, "-" and "_"?</summary>
    public static bool IsKey(string key) =>
        key.Length is >= ShortestKey and <= LongestKey && key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Keeps a view under a new key, for a link.</summary>
    public string Add(string view)
    {
        string key = Session.Secret();
        Keep(key, view);
        return key;
    }

    /// <summary>Keeps a view in place of the one before.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="view">The view.</param>
    /// <param name="turn">Larger for a later view of the page: one that comes late, after a later one, is not kept.</param>
    public void Keep(string key, string view, long turn = 0)
    {
        lock (_lock)
        {
            if (_views.TryGetValue(key, out (string View, long Turn) before))
            {
                if (turn < before.Turn)
                    return;
                _order.Remove(key);
            }
            _views[key] = (view, turn);
            _order.AddLast(key);
            if (_order.Count > Most)
            {
                _views.Remove(_order.First!.Value);
                _order.RemoveFirst();
            }
            _kept.TrySetResult();
            _kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The view once it is of a turn, or a later one: a page that is loaded anew may ask before its last words have come.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="turn">The turn that the page had got to.</param>
    /// <param name="patience">After which it is given as it is.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<string?> FindAsync(string key, long turn, TimeSpan patience, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(patience);
        while (true)
        {
            Task kept;
            lock (_lock)
            {
                if (!_views.TryGetValue(key, out (string View, long Turn) found) || found.Turn >= turn || ending.IsCancellationRequested)
                    return found.View;
                kept = _kept.Task;
            }
            await kept.WaitAsync(ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The view; null where there is none of this key any more.</summary>
    public string? Find(string key)
    {
        lock (_lock)
            return _views.GetValueOrDefault(key).View;
    }
}
