namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>DBSCAN on cells: the places that a part of the incidents makes, found with the same neighbours whichever part it is.</summary>
/// <remarks>
/// A cell is a core cell when it holds an incident of the part and its neighbours hold enough of them; core cells within the reach of one another are
/// one place; a cell with incidents that is no core cell belongs to the place of the first core cell among its neighbours. It differs from DBSCAN on
/// points by the width of a cell at most. One thread at a time; the arrays are used again by the next part.
/// </remarks>
internal sealed class PartFinder
{
    private readonly CrowdCells _cells;
    private readonly int[] _places;

    /// <summary>Makes room.</summary>
    public PartFinder(CrowdCells cells)
    {
        _cells = cells;
        Weights = new int[cells.Count];
        Dense = new int[cells.Count];
        Label = new int[cells.Count];
        Ground = new int[cells.Count];
        _places = new int[cells.Count];
    }

    /// <summary>Incidents of the part in each cell.</summary>
    public int[] Weights { get; }

    /// <summary>Incidents of the part within the reach of each cell, its own among them.</summary>
    public int[] Dense { get; }

    /// <summary>The place that the incidents of each cell belong to; −1 for none.</summary>
    public int[] Label { get; }

    /// <summary>The place on whose ground each cell lies: within half the reach of a core cell; −1 for none.</summary>
    public int[] Ground { get; }

    /// <summary>How many places were found.</summary>
    public int Count { get; private set; }

    /// <summary>For each place its order by incidents, 0 for the heaviest; of equals the one that was found first.</summary>
    public int[] Rank { get; private set; } = [];

    /// <summary>Incidents of each place.</summary>
    public int[] Sizes { get; private set; } = [];

    /// <summary>Cells of the ground of each place.</summary>
    public int[] GroundCells { get; private set; } = [];

    /// <summary>Counts the part within the reach of every cell.</summary>
    public static void Sum(CrowdCells cells, int[] weights, int[] dense)
    {
        int[] starts = cells.Starts, neighbours = cells.Neighbours;
        Array.Clear(dense);
        // From the cells that hold something: there are fewer of them, and neighbours are mutual.
        for (int cell = 0; cell < dense.Length; cell++)
        {
            int weight = weights[cell];
            if (weight == 0)
                continue;
            for (int k = starts[cell]; k < starts[cell + 1]; k++)
                dense[neighbours[k]] += weight;
        }
    }

    /// <summary>Finds the places of the part whose <see cref="Weights"/> and <see cref="Dense"/> are set.</summary>
    /// <param name="minPoints">Incidents within the reach that make a core cell.</param>
    public void Find(int minPoints)
    {
        int[] starts = _cells.Starts, halves = _cells.Halves, neighbours = _cells.Neighbours;
        int count = _cells.Count;
        for (int cell = 0; cell < count; cell++)
            _places[cell] = IsCore(cell) ? cell : -1;
        for (int cell = 0; cell < count; cell++)
        {
            if (_places[cell] < 0)
                continue;
            for (int k = starts[cell]; k < starts[cell + 1]; k++)
            {
                int other = neighbours[k];
                if (other < cell && _places[other] >= 0)
                    Join(cell, other);
            }
        }
        int found = 0;
        for (int cell = 0; cell < count; cell++)
        {
            Label[cell] = Ground[cell] = -1;
            if (_places[cell] >= 0)
            {
                int root = Root(cell);
                Label[cell] = Ground[cell] = root == cell ? found++ : Label[root];
            }
        }
        for (int cell = 0; cell < count; cell++)
        {
            if (_places[cell] >= 0)
                continue;
            for (int k = starts[cell]; k < starts[cell + 1]; k++)
            {
                if (_places[neighbours[k]] < 0)
                    continue;
                int place = Label[neighbours[k]];
                Label[cell] = Weights[cell] > 0 ? place : -1;
                Ground[cell] = k < halves[cell] ? place : -1;
                break;
            }
        }
        Measure(found);

        bool IsCore(int cell) => Weights[cell] > 0 && Dense[cell] >= minPoints;
    }

    private void Measure(int found)
    {
        Count = found;
        Sizes = new int[found];
        GroundCells = new int[found];
        for (int cell = 0; cell < Label.Length; cell++)
        {
            if (Label[cell] >= 0)
                Sizes[Label[cell]] += Weights[cell];
            if (Ground[cell] >= 0)
                GroundCells[Ground[cell]]++;
        }
        var order = new int[found];
        var keys = new long[found];
        for (int place = 0; place < found; place++)
            (order[place], keys[place]) = (place, ((long)-Sizes[place] << 32) + place);
        Array.Sort(keys, order);
        Rank = new int[found];
        for (int rank = 0; rank < found; rank++)
            Rank[order[rank]] = rank;
    }

    // The root of a set is its smallest cell, so that places are numbered in the order of their first cells.
    private int Root(int cell)
    {
        while (_places[cell] != cell)
            cell = _places[cell] = _places[_places[cell]];
        return cell;
    }

    private void Join(int a, int b)
    {
        (a, b) = (Root(a), Root(b));
        if (a < b)
            _places[b] = a;
        else
            _places[a] = b;
    }
}
