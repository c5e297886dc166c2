using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Incidents in the steps of a time series, sorted by where they are.</summary>
internal sealed class SteppedIncidents
{
    /// <summary>So many incidents with the name of an operation say that one was there.</summary>
    private const int FewestNamed = 3;

    private readonly CellIndex? _index;
    private readonly int[] _towns;
    private readonly int[] _steps;
    private readonly int[] _columns;
    private readonly bool[] _isBefore, _isDuring;
    private readonly bool[] _isNamed;
    private readonly int _townCount;

    /// <summary>Sorts them.</summary>
    /// <param name="areas">The towns with the incidents that count; an incident is in one of them.</param>
    /// <param name="facets">All incidents.</param>
    /// <param name="timed">When they happened.</param>
    /// <param name="periods">The steps.</param>
    /// <param name="side">About how wide the places are that will be asked about, metres.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public SteppedIncidents(
        IReadOnlyList<StudyArea> areas, IncidentFacets facets, TimedIncidents timed, EffectPeriods periods, double side,
        CancellationToken cancellation)
    {
        IncidentTable placed = facets.Incidents;
        CodedTextColumn? operations = facets.Texts(Facet.Operation);
        Periods = periods;
        _townCount = areas.Count;
        var members = new List<int>();
        List<int> towns = [], steps = [];
        for (int town = 0; town < areas.Count; town++)
        {
            foreach (int incident in areas[town].Members)
            {
                if (placed.IsCoarse(incident) || !timed.IsKnown(incident))
                    continue;
                int step = StepOf(incident, timed);
                Cut += step < 0 && periods.Steps.Any(one => timed.IsCutFrom(incident, one.Period)) ? 1 : 0;
                if (step < 0)
                    continue;
                members.Add(incident);
                towns.Add(town);
                steps.Add(step);
            }
        }
        (_isBefore, _isDuring) = (Uses(EffectPeriodUse.Before), Uses(EffectPeriodUse.During));
        _columns = new int[periods.Steps.Count];
        for (int step = 0; step < _columns.Length; step++)
            _columns[step] = periods.Steps[step].Matches ? Earlier++ : -1;
        if (members.Count == 0)
        {
            (_towns, _steps, _isNamed) = ([], [], []);
            return;
        }
        PointSet points = placed.Points.Select(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));
        Bounds = points.Bounds();
        double widest = Math.Max(Bounds.Width, Bounds.Height) / (CellIndex.MostCellsAcross / 4);
        _index = CellIndex.Build(points, Math.Max(Math.Clamp(side / 4, 25, 500), widest), WorkSharing.Alone(cancellation));
        _towns = [.. _index.Order.Select(i => towns[i])];
        _steps = [.. _index.Order.Select(i => steps[i])];
        _isNamed = [.. _index.Order.Select(i => operations is not null && operations.CodeAt(members[i]) != 0)];
    }

    /// <summary>The steps.</summary>
    public EffectPeriods Periods { get; }

    /// <summary>Steps by which controls are matched.</summary>
    public int Earlier { get; }

    /// <summary>Incidents in no step, because a limit cuts the long span in which they may have happened.</summary>
    public int Cut { get; }

    /// <summary>The box round them.</summary>
    public GridBox Bounds { get; }

    /// <summary>How many there are.</summary>
    public int Total => _steps.Length;

    /// <summary>How many towns.</summary>
    public int Towns => _townCount;

    /// <summary>Boxes of about <paramref name="side"/> metres with an incident of an earlier period: where a place can be at all.</summary>
    /// <param name="side">Metres.</param>
    /// <param name="origin">A corner of four boxes.</param>
    public HashSet<(int Column, int Row)> Occupied(double side, GridPoint origin)
    {
        var boxes = new HashSet<(int, int)>();
        for (int place = 0; place < Total; place++)
        {
            if (_columns[_steps[place]] >= 0)
                boxes.Add(((int)Math.Floor((_index!.Eastings[place] - origin.Easting) / side),
                    (int)Math.Floor((_index.Northings[place] - origin.Northing) / side)));
        }
        return boxes;
    }

    /// <summary>Counts what lies in a ground that is moved, by the columns of a table of places.</summary>
    /// <param name="mask">The ground and its ring.</param>
    /// <param name="east">Moved so far to the east, metres.</param>
    /// <param name="north">And to the north.</param>
    /// <param name="ground">Filled in: earlier periods, before, during.</param>
    /// <param name="ring">The same of the ring.</param>
    /// <param name="towns">Room for one count a town; left as it was.</param>
    /// <returns>The town of most incidents in the ground, and whether an operation was there before or during.</returns>
    public PlaceSeen Count(GroundMask mask, double east, double north, Span<int> ground, Span<int> ring, Span<int> towns)
    {
        towns.Clear();
        int named = 0;
        int before = Earlier, during = Earlier + 1;
        foreach ((int first, int end) in Rows(mask, east, north))
        {
            for (int place = first; place < end; place++)
            {
                byte where = mask.At(_index!.Eastings[place] - east, _index.Northings[place] - north);
                if (where == GroundMask.Outside)
                    continue;
                Span<int> counts = where == GroundMask.InGround ? ground : ring;
                int step = _steps[place];
                if (_columns[step] >= 0)
                    counts[_columns[step]]++;
                if (_isBefore[step])
                    counts[before]++;
                else if (_isDuring[step])
                    counts[during]++;
                if (where != GroundMask.InGround)
                    continue;
                towns[_towns[place]]++;
                named += _isNamed[place] && (_isBefore[step] || _isDuring[step]) ? 1 : 0;
            }
        }
        int most = -1;
        for (int town = 0; town < towns.Length; town++)
        {
            if (towns[town] > 0 && (most < 0 || towns[town] > towns[most]))
                most = town;
        }
        return new PlaceSeen(most, named >= FewestNamed);
    }

    /// <summary>Counts of a ground and its ring, step by step.</summary>
    public (int[] Ground, int[] Ring) CountSteps(GroundMask mask, double east, double north)
    {
        int[] ground = new int[_columns.Length], ring = new int[_columns.Length];
        foreach ((int first, int end) in Rows(mask, east, north))
        {
            for (int place = first; place < end; place++)
            {
                byte where = mask.At(_index!.Eastings[place] - east, _index.Northings[place] - north);
                if (where == GroundMask.InGround)
                    ground[_steps[place]]++;
                else if (where == GroundMask.InRing)
                    ring[_steps[place]]++;
            }
        }
        return (ground, ring);
    }

    // The stretches of places that may lie in the moved box.
    private IEnumerable<(int First, int End)> Rows(GroundMask mask, double east, double north)
    {
        if (_index is null)
            yield break;
        GridBox box = mask.Box;
        long from = _index.Lattice.ColumnOf(box.West + east), to = _index.Lattice.ColumnOf(box.East + east);
        long last = _index.Lattice.RowOf(box.North + north);
        for (long row = _index.Lattice.RowOf(box.South + north); row <= last; row++)
        {
            (int first, int end) = _index.CellsInRow(row, from, to);
            if (end > first)
                yield return (_index.Starts[first], _index.Starts[end]);
        }
    }

    private int StepOf(int incident, TimedIncidents timed)
    {
        for (int step = 0; step < Periods.Steps.Count; step++)
        {
            if (timed.IsIn(incident, Periods.Steps[step].Period))
                return step;
        }
        return -1;
    }

    private bool[] Uses(EffectPeriodUse use) => [.. Periods.Steps.Select(step => step.Use == use)];
}

/// <summary>What is seen of a place besides its counts.</summary>
/// <param name="Town">The town of most incidents in its ground; −1 for none.</param>
/// <param name="HadOperation">Do incidents before or during carry the name of an operation?</param>
internal readonly record struct PlaceSeen(int Town, bool HadOperation);
