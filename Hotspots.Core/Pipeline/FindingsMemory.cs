using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>What did a method find among these incidents before? Who moves one number of one method waits for that method alone.</summary>
/// <remarks>
/// It lives as long as the table of incidents and forgets what has not been asked for longest. What a method finds depends on the
/// incidents, on what was chosen of them, on its own numbers, and on nothing else: that is the key. Safe to use from many threads.
/// </remarks>
internal sealed class FindingsMemory
{
    /// <summary>Methods remembered: a window goes back and forth among a few, and a surface may hold megabytes.</summary>
    private const int Kept = 16;

    private static readonly ConditionalWeakTable<IncidentTable, FindingsMemory> Memories = [];

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, MethodFindings[] Found)> _found = [];

    /// <summary>The memory of a table of incidents.</summary>
    public static FindingsMemory Of(IncidentTable incidents) => Memories.GetOrCreateValue(incidents);

    /// <summary>What makes two findings the same.</summary>
    /// <param name="choices">What the user chose, as it is recorded.</param>
    /// <param name="method">The method.</param>
    /// <param name="given">The numbers that are meant for it.</param>
    public static string KeyOf(IReadOnlyDictionary<string, string> choices, AnalysisMethod method, IReadOnlyDictionary<string, double> given)
    {
        var key = new StringBuilder(method.Name);
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
    public MethodFindings[]? Recall(string key)
    {
        lock (_lock)
        {
            for (LinkedListNode<(string Key, MethodFindings[] Found)>? node = _found.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key)
                    continue;
                _found.Remove(node);
                _found.AddFirst(node);
                return node.Value.Found;
            }
            return null;
        }
    }

    /// <summary>Remembers what was found in each area.</summary>
    public void Keep(string key, MethodFindings[] found)
    {
        lock (_lock)
        {
            _found.AddFirst((key, found));
            if (_found.Count > Kept)
                _found.RemoveLast();
        }
    }
}
