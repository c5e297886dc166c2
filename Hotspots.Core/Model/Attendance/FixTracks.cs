namespace Hotspots.Core.Model.Attendance;

/// <summary>Tracks of position fixes: where each unit was, and when. Columns, unit by unit, in each by time; no instant comes twice.</summary>
/// <param name="names">What each unit is called in the files.</param>
/// <param name="starts">Where each unit's fixes begin; one more than units, the last is the number of fixes.</param>
/// <param name="times">Whole seconds since 1970-01-01T00:00:00Z; ascending within a unit.</param>
/// <param name="eastings">Metres on the National Grid.</param>
/// <param name="northings">Metres on the National Grid.</param>
/// <remarks>Some 24 bytes a fix. Read by several threads at once.</remarks>
internal sealed class FixTracks(string[] names, int[] starts, long[] times, double[] eastings, double[] northings)
{
    /// <summary>How many units.</summary>
    public int Units => names.Length;

    /// <summary>How many fixes.</summary>
    public int Count => starts[^1];

    /// <summary>What the units are called: the name of a device or a team.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Metres on the National Grid.</summary>
    public ReadOnlySpan<double> Eastings => eastings.AsSpan(0, Count);

    /// <summary>Metres on the National Grid.</summary>
    public ReadOnlySpan<double> Northings => northings.AsSpan(0, Count);

    /// <summary>Whole seconds since 1970-01-01T00:00:00Z.</summary>
    public ReadOnlySpan<long> Times => times.AsSpan(0, Count);

    /// <summary>The fixes of a unit in a span of time: first, and first behind them.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="from">First second.</param>
    /// <param name="until">End, exclusive.</param>
    public (int First, int End) In(int unit, long from, long until) =>
        (LowerBound(starts[unit], starts[unit + 1], from), LowerBound(starts[unit], starts[unit + 1], until));

    /// <summary>All fixes of a unit: first, and first behind them.</summary>
    public (int First, int End) Of(int unit) => (starts[unit], starts[unit + 1]);

    private int LowerBound(int low, int high, long time)
    {
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (times[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
