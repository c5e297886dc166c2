using System.Globalization;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Model;

namespace Hotspots.Core.Disclosure.Releases;

/// <summary>Common refinement of layers: the atoms that their cells cut one another into, and every published count as a sum of them.</summary>
/// <remarks>
/// Pieces that lie in the same cell of every layer are one atom. A cell that is one atom is that count, and cells or totals of different layers that
/// have the same parts are one count, told by both: so a second release at the same cut adds no equations, and a two-way table stays a network.
/// </remarks>
internal sealed class CommonRefinement
{
    private readonly List<List<(int Layer, ToldCount Told)>> _tellings = [];
    private readonly List<long> _truth = [];
    private readonly List<int> _firstPiece = [];
    private readonly List<bool> _isSum = [];
    private readonly Dictionary<int[], int> _known = new(new SameAtoms());
    private readonly List<(int Total, int[] Atoms)> _totals = [];
    private readonly List<(int Total, int[] Parts)> _sums;
    private readonly IReadOnlyList<ReleasedLayer> _layers;

    /// <summary>The atom of each piece, or −1.</summary>
    private readonly int[] _atoms;

    private CommonRefinement(IReadOnlyList<ReleasedLayer> layers, int[] truth, Func<int, string> nameOfPiece)
    {
        _layers = layers;
        CountOf = new int[layers.Count][];
        _atoms = Atoms(truth);
        for (int layer = 0; layer < layers.Count; layer++)
            CountOf[layer] = Add(layer);
        _sums = NestedSums.Of(_totals, _isSum.IndexOf(true) is >= 0 and int atoms ? atoms : _truth.Count);
        NameOfPiece = nameOfPiece;
        Table = Build(static _ => true);
    }

    /// <summary>The index in the table of each cell and total of each layer.</summary>
    public int[][] CountOf { get; }

    /// <summary>All counts and their equations, told as all layers together tell them.</summary>
    public CountTable Table { get; }

    /// <summary>What a piece is called in a sentence.</summary>
    private Func<int, string> NameOfPiece { get; }

    /// <summary>Refines.</summary>
    /// <param name="layers">Earlier releases in order, then the one that is to be released.</param>
    /// <param name="truth">Incidents in each piece.</param>
    /// <param name="nameOfPiece">"TM 178 155, June 2026".</param>
    /// <exception cref="OutputException">The layers contradict the incidents or one another.</exception>
    public static CommonRefinement Of(IReadOnlyList<ReleasedLayer> layers, int[] truth, Func<int, string>? nameOfPiece = null)
    {
        foreach (ReleasedLayer layer in layers)
            Check(layer, truth.Length);
        return new CommonRefinement(layers, truth, nameOfPiece ?? (static piece => string.Create(CultureInfo.InvariantCulture, $"piece {piece}")));
    }

    /// <summary>The same counts, told by some of the layers only.</summary>
    public CountTable ToldBy(Func<int, bool> isUsed) => Build(isUsed);

    /// <summary>The layers that say something of a count.</summary>
    public IEnumerable<int> TellersOf(int count) => _tellings[count].Select(static telling => telling.Layer).Distinct();

    /// <summary>The count that is the atom which holds a piece; −1 where no layer holds it.</summary>
    public int AtomOf(int piece) => _atoms[piece];

    /// <summary>Is a count the atom that holds a piece?</summary>
    public bool IsAtomOf(int count, int piece) => !_isSum[count] && _atoms[piece] == count;

    private static void Check(ReleasedLayer layer, int pieces)
    {
        if (layer.CellOfPiece.Length != pieces)
            throw new OutputException($"{layer.Name} is cut from other pieces of ground and time; cut all layers from the same.");
        if (layer.Cells < 0 || Array.Exists(layer.CellOfPiece, cell => cell < -1 || cell >= layer.Cells))
            throw new OutputException($"{layer.Name} has a piece in a cell that it does not have; give each cell a count.");
        var hasGround = new bool[layer.Cells];
        foreach (int cell in layer.CellOfPiece)
        {
            if (cell >= 0)
                hasGround[cell] = true;
        }
        if (Array.IndexOf(hasGround, false) >= 0)
            throw new OutputException($"{layer.Name} has a cell without ground; leave it out.");
        for (int total = 0; total < layer.Totals.Length; total++)
        {
            int[] parts = layer.Totals[total];
            if (parts.Length == 0 || parts.Distinct().Count() < parts.Length || Array.Exists(parts, p => p < 0 || p >= layer.Cells + total))
                throw new OutputException($"{layer.Name} has a total of parts that are not there or counted twice; add up its own cells.");
        }
    }

    /// <summary>The atom of each piece, or −1 for one that no layer holds.</summary>
    private int[] Atoms(int[] truth)
    {
        // One layer after another, atoms are parted further: by what they were and by the cell.
        var atoms = new int[truth.Length];
        Array.Fill(atoms, -1);
        foreach (ReleasedLayer layer in _layers)
        {
            var parted = new Dictionary<(int Atom, int Cell), int>();
            for (int piece = 0; piece < atoms.Length; piece++)
            {
                (int, int) key = (atoms[piece], layer.CellOfPiece[piece]);
                if (key == (-1, -1))
                    continue;
                if (!parted.TryGetValue(key, out int atom))
                    parted[key] = atom = parted.Count;
                atoms[piece] = atom;
            }
        }
        for (int piece = 0; piece < atoms.Length; piece++)
        {
            if (atoms[piece] < 0)
                continue;
            while (_truth.Count <= atoms[piece])
                NewCount(0, -1);
            _truth[atoms[piece]] += truth[piece];
            if (_firstPiece[atoms[piece]] < 0)
                _firstPiece[atoms[piece]] = piece;
        }
        return atoms;
    }

    private int NewCount(long truth, int piece)
    {
        _truth.Add(truth);
        _isSum.Add(false);
        _firstPiece.Add(piece);
        _tellings.Add([]);
        return _truth.Count - 1;
    }

    private int[] Add(int layer)
    {
        ReleasedLayer released = _layers[layer];
        var pairs = new List<(int Cell, int Atom)>();
        for (int piece = 0; piece < _atoms.Length; piece++)
        {
            if (released.CellOfPiece[piece] is >= 0 and int cell)
                pairs.Add((cell, _atoms[piece]));
        }
        pairs.Sort();
        var counts = new int[released.Told.Length];
        var atomsOf = new int[counts.Length][];
        var parts = new List<int>();
        for (int cell = 0, at = 0; cell < released.Cells; cell++)
        {
            parts.Clear();
            for (; at < pairs.Count && pairs[at].Cell == cell; at++)
            {
                if (parts.Count == 0 || parts[^1] != pairs[at].Atom)
                    parts.Add(pairs[at].Atom);
            }
            counts[cell] = Sum(atomsOf[cell] = [.. parts]);
        }
        for (int total = 0; total < released.Totals.Length; total++)
        {
            int[] all = [.. released.Totals[total].SelectMany(part => atomsOf[part])];
            Array.Sort(all);
            for (int at = 1; at < all.Length; at++)
            {
                if (all[at] == all[at - 1])
                    throw new OutputException($"{released.Name} has a total that counts a cell twice; add up parts that do not overlap.");
            }
            counts[released.Cells + total] = Sum(atomsOf[released.Cells + total] = all);
        }
        for (int count = 0; count < counts.Length; count++)
        {
            ToldCount told = released.Told[count];
            if (told.State == CountState.Untold)
                continue;
            long truth = _truth[counts[count]];
            if (told.State != CountState.Hidden && (truth < told.Least || truth > told.Most))
            {
                string said = new CountInterval(told.Least, told.Most, true).ToString();
                throw new OutputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{released.Name} says {said} where the incidents of today are {truth}; release from the file that it was made of."));
            }
            _tellings[counts[count]].Add((layer, told));
        }
        return counts;
    }

    /// <summary>The count that is the sum of some atoms, which is known already where an earlier layer has it.</summary>
    private int Sum(int[] parts)
    {
        if (parts.Length == 1)
            return parts[0];
        if (_known.TryGetValue(parts, out int known))
            return known;
        long truth = 0;
        foreach (int part in parts)
            truth += _truth[part];
        int count = NewCount(truth, _firstPiece[parts[0]]);
        _known[parts] = count;
        _isSum[count] = true;
        _totals.Add((count, parts));
        return count;
    }

    private CountTable Build(Func<int, bool> isUsed)
    {
        var builder = new CountTableBuilder();
        for (int count = 0; count < _truth.Count; count++)
        {
            int truth = checked((int)_truth[count]), least = 0, most = CountInterval.Unbounded;
            bool isTold = false, isExact = false, isHidden = false, isRange = false, mayHide = true;
            foreach ((int layer, ToldCount told) in _tellings[count])
            {
                if (!isUsed(layer))
                    continue;
                isTold = true;
                isExact |= told.State == CountState.Exact;
                isHidden |= told.State == CountState.Hidden;
                isRange |= told.State == CountState.Range;
                (least, most) = (Math.Max(least, told.Least), Math.Min(most, told.Most));
                // What has been given away cannot be taken back: only the new layer's own counts may be hidden.
                mayHide &= layer == _layers.Count - 1 || told.State == CountState.Hidden;
            }
            if (isRange && !isExact)
                builder.AddRange(truth, least, most, mayHide);
            else
                builder.Add(truth, isExact ? CountState.Exact : isHidden ? CountState.Hidden : CountState.Untold, isTold && mayHide);
        }
        foreach ((int total, int[] parts) in _sums)
            builder.AddTotal(total, parts);
        return builder.Build(NameOf);
    }

    private string NameOf(int count)
    {
        string piece = NameOfPiece(_firstPiece[count]);
        return _isSum[count] ? $"the count that holds {piece}" : piece;
    }
}
