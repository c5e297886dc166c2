using System.Runtime.CompilerServices;

namespace Hotspots.Core.Analysis.Clustering.SpaceTime;

/// <summary>Cache of the latest answers by position. What was the answer for this very position, if it was asked lately?</summary>
/// <remarks>
/// Snapped positions hold thousands of incidents, all with one answer; a cell has few such positions. Eight are remembered: looking
/// through them costs far less than one answer.
/// </remarks>
internal struct RecentPositions
{
    private const int Most = 8;

    private Entries _entries;
    private int _count, _next;

    /// <summary>Is the answer for exactly this position remembered?</summary>
    public readonly bool TryGet(double easting, double northing, out int answer)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].Easting != easting || _entries[i].Northing != northing)
                continue;
            answer = _entries[i].Answer;
            return true;
        }
        answer = 0;
        return false;
    }

    /// <summary>Remembers an answer in place of the oldest.</summary>
    public void Remember(double easting, double northing, int answer)
    {
        _entries[_next] = new Entry(easting, northing, answer);
        _count = Math.Max(_count, _next + 1);
        _next = (_next + 1) % Most;
    }

    private readonly record struct Entry(double Easting, double Northing, int Answer);

    [InlineArray(Most)]
    private struct Entries
    {
        private Entry _first;
    }
}
