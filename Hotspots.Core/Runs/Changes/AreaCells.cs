using Hotspots.Core.Evaluation.Bursts;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Changes;

/// <summary>Cells of an area with their incidents, in the order of stretches and times.</summary>
internal sealed class AreaCells
{
    private const int StretchBit = 24, CellBit = 27;

    private readonly int[] _incidents;
    private readonly int[] _starts;
    private readonly int[] _ids = [];

    /// <summary>Cells of all areas.</summary>
    /// <param name="areas">The areas.</param>
    /// <param name="points">Where incidents are.</param>
    /// <param name="stretches">When they are.</param>
    /// <param name="members">In which period they are.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static AreaCells[] Of(
        IReadOnlyList<StudyArea> areas, PointSet points, IncidentStretches stretches, PeriodMembers members, CancellationToken cancellation)
    {
        var laid = new AreaCells[areas.Count];
        Parallel.For(
            0, laid.Length, new ParallelOptions { CancellationToken = cancellation },
            a => laid[a] = new AreaCells(areas[a], points, stretches, members, ChangedPlaces.CellMetres));
        return laid;
    }

    /// <summary>Lays incidents into cells.</summary>
    /// <param name="area">The area with all its incidents, whatever their time.</param>
    /// <param name="points">Where they are.</param>
    /// <param name="stretches">When they are.</param>
    /// <param name="members">In which period they are: one that is in none, nor in any stretch, is left out.</param>
    /// <param name="size">Side of the square that is as large as a cell, metres.</param>
    public AreaCells(StudyArea area, PointSet points, IncidentStretches stretches, PeriodMembers members, double size)
    {
        Area = area;
        int[] incidents = Array.FindAll(area.Members, i => stretches.Of(i) != IncidentStretches.None || members.IsIn(i));
        (_incidents, _starts) = ([], [0]);
        if (incidents.Length == 0)
            return;
        PointSet own = points.Select(incidents);
        try
        {
            Grid = CellGrid.Around(own.Bounds(), CellShape.Hexagon, size);
        }
        catch (ArgumentException e)
        {
            TooWide = e.Message;
            return;
        }
        var cells = new int[own.Count];
        Grid.CellsAt(own.Eastings, own.Northings, cells);
        var keys = new long[own.Count];
        for (int k = 0; k < keys.Length; k++)
        {
            int i = incidents[k];
            keys[k] = ((long)cells[k] << CellBit) | ((long)stretches.Of(i) << StretchBit) | (uint)stretches.TimeOfIncident(i);
        }
        Array.Sort(keys, incidents);
        List<int> starts = [], ids = [];
        var pairs = new List<CellPairs>();
        var times = new int[keys.Length];
        for (int k = 0; k < keys.Length; k++)
            times[k] = (int)(keys[k] & ((1 << StretchBit) - 1));
        for (int from = 0, until; from < keys.Length; from = until)
        {
            bool isNew = from == 0 || keys[from] >> CellBit != keys[from - 1] >> CellBit;
            if (isNew)
            {
                starts.Add(from);
                ids.Add((int)(keys[from] >> CellBit));
            }
            for (until = from + 1; until < keys.Length && keys[until] >> StretchBit == keys[from] >> StretchBit;)
                until++;
            int stretch = stretches.Of(incidents[from]);
            if (stretch != IncidentStretches.None)
                pairs.Add(new CellPairs(starts.Count - 1, stretch, until - from, ClosePairs.Of(times.AsSpan(from..until), stretches.Within)));
        }
        starts.Add(keys.Length);
        (_incidents, _starts, _ids, Pairs) = (incidents, [.. starts], [.. ids], pairs);
    }

    /// <summary>The area.</summary>
    public StudyArea Area { get; }

    /// <summary>The cells; null where there are none.</summary>
    public CellGrid? Grid { get; }

    /// <summary>Why there are none; null where nothing is wrong.</summary>
    public string? TooWide { get; }

    /// <summary>Cells with an incident.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Close pairs of each cell in each stretch, in the order of cells.</summary>
    public IReadOnlyList<CellPairs> Pairs { get; } = [];

    /// <summary>Centre and outline of a cell, metres.</summary>
    /// <inheritdoc cref="IncidentsOf"/>
    public (GridPoint Centre, Geometry Outline) Ground(int cell) => (Grid!.CentreOf(_ids[cell]), Grid.OutlineOf(_ids[cell]));

    /// <summary>Incidents of a cell.</summary>
    /// <param name="cell">0 to <see cref="Count"/>, from the south-west.</param>
    public ReadOnlySpan<int> IncidentsOf(int cell) => _incidents.AsSpan(_starts[cell].._starts[cell + 1]);
}

/// <summary>Close pairs of one cell in one stretch.</summary>
/// <param name="Cell">Which of the area's cells with an incident.</param>
/// <param name="Stretch">Which stretch.</param>
/// <param name="Incidents">Its incidents in it.</param>
/// <param name="Pairs">Their pairs.</param>
internal readonly record struct CellPairs(int Cell, int Stretch, int Incidents, ClosePairs Pairs);
