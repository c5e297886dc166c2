namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>Priority queue of places. Which place has the least key? A binary heap in which keys can be lowered.</summary>
/// <remarks>Of equal keys the lowest rank comes first. Keys stand beside the places in the heap: comparing them reads nothing else.</remarks>
/// <param name="ranks">One a place, all different.</param>
internal sealed class PlaceHeap(int[] ranks)
{
    private readonly double[] _keys = new double[ranks.Length];
    private readonly int[] _places = new int[ranks.Length];

    /// <summary>One a place: where it stands in the heap, counted from 1; 0 for those not in it.</summary>
    private readonly int[] _slots = new int[ranks.Length];

    /// <summary>How many places are in the heap.</summary>
    public int Count { get; private set; }

    /// <summary>The least key; infinity when there is none.</summary>
    public double LeastKey => Count > 0 ? _keys[0] : double.PositiveInfinity;

    /// <summary>Puts a place in, or lowers the key of one that is in already.</summary>
    /// <param name="place">Which.</param>
    /// <param name="key">Not above the key it has.</param>
    public void Put(int place, double key)
    {
        int slot = _slots[place] > 0 ? _slots[place] - 1 : Count++;
        while (slot > 0)
        {
            int parent = (slot - 1) / 2;
            if (!IsBefore(key, place, parent))
                break;
            Move(parent, slot);
            slot = parent;
        }
        Set(slot, key, place);
    }

    /// <summary>Takes out the place of the least key; there must be one.</summary>
    public int Take()
    {
        int least = _places[0], last = _places[--Count];
        double key = _keys[Count];
        _slots[least] = 0;
        if (Count == 0)
            return least;
        int slot = 0;
        for (int child = 1; child < Count; child = 2 * slot + 1)
        {
            if (child + 1 < Count && IsBefore(_keys[child + 1], _places[child + 1], child))
                child++;
            if (IsBefore(key, last, child))
                break;
            Move(child, slot);
            slot = child;
        }
        Set(slot, key, last);
        return least;
    }

    private bool IsBefore(double key, int place, int slot) =>
        key < _keys[slot] || (key == _keys[slot] && ranks[place] < ranks[_places[slot]]);

    private void Move(int from, int to) => Set(to, _keys[from], _places[from]);

    private void Set(int slot, double key, int place)
    {
        (_keys[slot], _places[slot]) = (key, place);
        _slots[place] = slot + 1;
    }
}
