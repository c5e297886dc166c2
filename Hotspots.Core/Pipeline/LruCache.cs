namespace Hotspots.Core.Pipeline;

/// <summary>Least-recently-used cache: a few values by key, of which the one that has not been asked for longest goes first.</summary>
/// <remarks>Safe to use from many threads. A look costs as many comparisons as there are keys.</remarks>
/// <param name="kept">How many values are kept.</param>
/// <typeparam name="TValue">What is kept.</typeparam>
internal sealed class LruCache<TValue>(int kept)
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, TValue Value)> _values = [];

    /// <summary>The value of a key; null when it is not kept.</summary>
    public TValue? Find(string key)
    {
        lock (_lock)
        {
            if (NodeOf(key) is not { } node)
                return null;
            _values.Remove(node);
            _values.AddFirst(node);
            return node.Value.Value;
        }
    }

    /// <summary>Keeps a value, instead of the one that was kept of the same key.</summary>
    public void Keep(string key, TValue value)
    {
        lock (_lock)
        {
            if (NodeOf(key) is { } before)
                _values.Remove(before);
            _values.AddFirst((key, value));
            if (_values.Count > kept)
                _values.RemoveLast();
        }
    }

    private LinkedListNode<(string Key, TValue Value)>? NodeOf(string key)
    {
        LinkedListNode<(string Key, TValue Value)>? node = _values.First;
        while (node is not null && node.Value.Key != key)
            node = node.Next;
        return node;
    }
}
