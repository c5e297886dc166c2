using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>What was found in each area among these incidents before? Who moves one number of one method waits for that method alone.</summary>
/// <remarks>
/// It lives as long as the table of incidents and forgets what has not been asked for longest. What a method finds depends on the
/// incidents, on what was chosen of them, on its own numbers, and on nothing else: that is the key. Safe to use from many threads.
/// </remarks>
/// <typeparam name="TFound">What was found in one area.</typeparam>
internal sealed class AreaMemory<TFound>
{
    private static readonly ConditionalWeakTable<IncidentTable, AreaMemory<TFound>> Memories = [];

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, TFound[] Found)> _found = [];
    private readonly int _kept;

    private AreaMemory(int kept) => _kept = kept;

    /// <summary>The memory of a table of incidents.</summary>
    /// <param name="incidents">The table.</param>
    /// <param name="kept">How many answers are remembered; the same at every call.</param>
    public static AreaMemory<TFound> Of(IncidentTable incidents, int kept) => Memories.GetValue(incidents, _ => new AreaMemory<TFound>(kept));

    /// <summary>What makes two findings the same.</summary>
    /// <param name="choices">What the user chose, as it is recorded.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="given">The numbers that are meant for it.</param>
    public static string KeyOf(IReadOnlyDictionary<string, string> choices, string method, IReadOnlyDictionary<string, double> given)
    {
        var key = new StringBuilder(method);
        foreach ((string name, double value) in given.OrderBy(static g => g.Key, StringComparer.Ordinal))
            key.Append(CultureInfo.InvariantCulture, $"\n{name}={value:R}");
        foreach ((string name, string value) in choices.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            // The numbers of other methods are none of its business.
            if (name != "parameters")
                key.Append(CultureInfo.InvariantCulture, $"\n{name} {value.Length} {value}");
        }
        return key.ToString();
    }

    /// <summary>What was found in each area; null when it is not remembered.</summary>
    public TFound[]? Recall(string key)
    {
        lock (_lock)
        {
            if (Find(key) is not { } node)
                return null;
            _found.Remove(node);
            _found.AddFirst(node);
            return node.Value.Found;
        }
    }

    /// <summary>Remembers what was found in each area, instead of what was remembered before.</summary>
    public void Keep(string key, TFound[] found)
    {
        lock (_lock)
        {
            if (Find(key) is { } before)
                _found.Remove(before);
            _found.AddFirst((key, found));
            if (_found.Count > _kept)
                _found.RemoveLast();
        }
    }

    private LinkedListNode<(string Key, TFound[] Found)>? Find(string key)
    {
        LinkedListNode<(string Key, TFound[] Found)>? node = _found.First;
        while (node is not null && node.Value.Key != key)
            node = node.Next;
        return node;
    }
}
