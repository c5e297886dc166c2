namespace Hotspots.Core.Analysis.Scan;

/// <summary>Secondary clusters of the scan: the strongest cylinders of which no two share a location at any step, one after the other.</summary>
/// <remarks>
/// Whoever asks keeps the best cylinder of each centre up to date: after one is taken, those that meet it are told, and better ones
/// that keep clear of all taken so far are looked for round their centres. Safe to read from many threads while none is taken.
/// </remarks>
/// <param name="zones">The circles.</param>
/// <param name="best">The best cylinder round each centre; its circle is −1 where there is none.</param>
internal sealed class ApartCylinders(ScanZones zones, Cylinder[] best)
{
    /// <summary>Windows during which each location is taken; null for none.</summary>
    private readonly List<(int First, int End)>?[] _windows = new List<(int First, int End)>?[zones.CentreCount];

    /// <summary>Mark of the cylinder taken last, so that looking a location up costs nothing.</summary>
    private readonly int[] _takenBy = new int[zones.CentreCount];
    private int _taken;

    /// <summary>The strongest of all centres' best above a ratio; of equals the smaller circle, then the earlier centre. Null when there is
    /// none.</summary>
    public Cylinder? Strongest(double floor)
    {
        Cylinder? strongest = null;
        foreach (Cylinder cylinder in best)
        {
            if (cylinder.Circle >= 0 && cylinder.LogRatio > floor && (strongest is not Cylinder other || IsBefore(cylinder, other)))
                strongest = cylinder;
        }
        return strongest;
    }

    /// <summary>Takes a cylinder.</summary>
    /// <returns>The centres whose best cylinder meets it, its own among them.</returns>
    public int[] Take(Cylinder cylinder)
    {
        _taken++;
        foreach (int location in zones.LocationsOf(cylinder))
        {
            (_windows[location] ??= []).Add((cylinder.FirstStep, cylinder.EndStep));
            _takenBy[location] = _taken;
        }
        var meeting = new List<int>();
        for (int centre = 0; centre < best.Length; centre++)
        {
            if (best[centre].Circle >= 0 && best[centre].FirstStep < cylinder.EndStep && cylinder.FirstStep < best[centre].EndStep
                && Meets(best[centre]))
                meeting.Add(centre);
        }
        return [.. meeting];
    }

    /// <summary>Puts other cylinders in place of those of some centres.</summary>
    public void Replace(int[] centres, Cylinder[] by)
    {
        for (int k = 0; k < centres.Length; k++)
            best[centres[k]] = by[k];
    }

    /// <summary>Marks the steps at which any of some locations is taken.</summary>
    public void Block(ReadOnlySpan<int> locations, bool[] steps)
    {
        foreach (int location in locations)
        {
            if (_windows[location] is not { } windows)
                continue;
            foreach ((int first, int end) in windows)
                steps.AsSpan(first, end - first).Fill(true);
        }
    }

    private bool Meets(Cylinder cylinder)
    {
        foreach (int location in zones.LocationsOf(cylinder))
        {
            if (_takenBy[location] == _taken)
                return true;
        }
        return false;
    }

    private bool IsBefore(Cylinder a, Cylinder b)
    {
        if (a.LogRatio != b.LogRatio)
            return a.LogRatio > b.LogRatio;
        double radius = zones.Circles[a.Circle].RadiusSquared, other = zones.Circles[b.Circle].RadiusSquared;
        return radius != other ? radius < other : a.Centre < b.Centre;
    }
}
