namespace Hotspots.Core.Model.Incidents;

/// <summary>Time column. When did each incident happen? Thirteen bytes a row.</summary>
internal sealed class TimeColumn
{
    private readonly long[] _from;
    private readonly uint[] _lengths;
    private readonly TimePrecision[] _precisions;

    /// <summary>Takes over columns of equal length; see <see cref="IncidentTime"/> for their units.</summary>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public TimeColumn(long[] fromUtcSeconds, uint[] lengthSeconds, TimePrecision[] precisions)
    {
        if (lengthSeconds.Length != fromUtcSeconds.Length || precisions.Length != fromUtcSeconds.Length)
            throw new ArgumentException("The three columns of times must be equally long.");
        _from = fromUtcSeconds;
        _lengths = lengthSeconds;
        _precisions = precisions;
    }

    /// <summary>How many rows.</summary>
    public int Count => _from.Length;

    /// <summary>The time of row <paramref name="index"/>.</summary>
    public IncidentTime this[int index] => new(_from[index], _lengths[index], _precisions[index]);

    /// <summary>Memory held, in bytes.</summary>
    public long Bytes => 13L * Count;

    /// <summary>The times at the given indices, in that order.</summary>
    public TimeColumn Select(ReadOnlySpan<int> indices)
    {
        var from = new long[indices.Length];
        var lengths = new uint[indices.Length];
        var precisions = new TimePrecision[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            from[i] = _from[indices[i]];
            lengths[i] = _lengths[indices[i]];
            precisions[i] = _precisions[indices[i]];
        }
        return new TimeColumn(from, lengths, precisions);
    }

    /// <summary>The same times, but for some rows whose time is taken for unknown; the column itself where there are none.</summary>
    public TimeColumn Without(IReadOnlyCollection<int> rows)
    {
        if (rows.Count == 0)
            return this;
        TimePrecision[] precisions = [.. _precisions];
        foreach (int row in rows)
            precisions[row] = TimePrecision.Unknown;
        return new TimeColumn(_from, _lengths, precisions);
    }

    /// <summary>A column made from single times.</summary>
    public static TimeColumn From(IReadOnlyList<IncidentTime> times) =>
        new([.. times.Select(t => t.FromUtcSeconds)], [.. times.Select(t => t.LengthSeconds)], [.. times.Select(t => t.Precision)]);
}
