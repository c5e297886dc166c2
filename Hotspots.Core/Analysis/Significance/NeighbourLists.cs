namespace Hotspots.Core.Analysis.Significance;

/// <summary>Spatial weights as lists of neighbours. Which places are neighbours of which? Lists, one a place, end to end.</summary>
/// <remarks>
/// The neighbours of place i are <c>Items[Starts[i]]</c> to <c>Items[Starts[i + 1] − 1]</c>, ascending, each once and never i itself.
/// Neighbourhood need not be mutual: a list of pairs says what it says (<see cref="OneWay"/>).
/// </remarks>
internal sealed class NeighbourLists
{
    private NeighbourLists(int[] starts, int[] items)
    {
        Starts = starts;
        Items = items;
    }

    /// <summary>First item of each place, and the number of items at the end.</summary>
    public int[] Starts { get; }

    /// <summary>Places.</summary>
    public int[] Items { get; }

    /// <summary>Places that have a list, be it empty.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>The neighbours of a place, ascending.</summary>
    public ReadOnlySpan<int> Of(int place) => Items.AsSpan(Starts[place]..Starts[place + 1]);

    /// <summary>Number of links that are not mutual: a neighbour whose neighbour the place is not. 0 where neighbourhood is symmetric.</summary>
    public int OneWay()
    {
        int links = 0;
        for (int i = 0; i < Count; i++)
        {
            foreach (int j in Of(i))
            {
                if (Of(j).BinarySearch(i) < 0)
                    links++;
            }
        }
        return links;
    }

    /// <summary>Lists from pairs; pairs of a place with itself are left out, and a pair that is given twice counts once.</summary>
    /// <param name="count">Places.</param>
    /// <param name="from">One a pair: whose neighbour.</param>
    /// <param name="to">One a pair: which neighbour.</param>
    /// <param name="bothWays">Is each pair to count in both directions?</param>
    public static NeighbourLists FromPairs(int count, ReadOnlySpan<int> from, ReadOnlySpan<int> to, bool bothWays)
    {
        var links = new List<long>();
        for (int k = 0; k < from.Length; k++)
        {
            if (from[k] == to[k])
                continue;
            links.Add(((long)from[k] << 32) | (uint)to[k]);
            if (bothWays)
                links.Add(((long)to[k] << 32) | (uint)from[k]);
        }
        links.Sort();
        var starts = new int[count + 1];
        var items = new List<int>(links.Count);
        for (int k = 0; k < links.Count; k++)
        {
            if (k > 0 && links[k] == links[k - 1])
                continue;
            items.Add((int)(uint)links[k]);
            starts[(int)(links[k] >> 32) + 1]++;
        }
        for (int i = 0; i < count; i++)
            starts[i + 1] += starts[i];
        return new NeighbourLists(starts, [.. items]);
    }

    /// <summary>Lists from a two-column list of names, such as "from,to".</summary>
    /// <param name="names">Of the places, in their order; all different.</param>
    /// <param name="pairs">Whose neighbour, which neighbour.</param>
    /// <param name="bothWays">Is each pair to count in both directions? A list made by other programs holds both already.</param>
    /// <exception cref="ArgumentException">A name is not that of a place; says which.</exception>
    public static NeighbourLists FromNames(IReadOnlyList<string> names, IReadOnlyList<(string From, string To)> pairs, bool bothWays)
    {
        var numbers = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            if (!numbers.TryAdd(names[i], i))
                throw new ArgumentException($"Two places are named \"{names[i]}\": neighbours can only be told apart by name.", nameof(names));
        }
        int[] from = new int[pairs.Count], to = new int[pairs.Count];
        for (int k = 0; k < pairs.Count; k++)
            (from[k], to[k]) = (Number(pairs[k].From), Number(pairs[k].To));
        return FromPairs(names.Count, from, to, bothWays);

        int Number(string name) => numbers.TryGetValue(name, out int number) ? number
            : throw new ArgumentException($"The list of neighbours names \"{name}\", which is none of the {names.Count} places.", nameof(pairs));
    }

    /// <summary>Lists from the text of a GAL file: a first line that ends with, or is, the number of places; for each place a line "name k" and a
    /// line of k names.</summary>
    /// <param name="names">Of the places, in their order; all different.</param>
    /// <param name="text">The file.</param>
    /// <exception cref="ArgumentException">It is no such file, or names another place; says where.</exception>
    public static NeighbourLists FromGal(IReadOnlyList<string> names, TextReader text)
    {
        var words = new Queue<string>();
        string[] header = (text.ReadLine() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // "n", or "0 n shapefile key" as GeoDa writes it.
        string places = header.Length switch { 1 => header[0], >= 2 => header[1], _ => "" };
        if (places != names.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
            throw new ArgumentException($"The GAL file is of \"{places}\" places; there are {names.Count}.", nameof(text));
        while (text.ReadLine() is { } line)
        {
            foreach (string word in line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                words.Enqueue(word);
        }
        var pairs = new List<(string, string)>();
        while (words.TryDequeue(out string? place))
        {
            if (!words.TryDequeue(out string? number)
                || !int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int count)
                || count > words.Count)
                throw new ArgumentException($"The GAL file breaks off at place \"{place}\".", nameof(text));
            for (int k = 0; k < count; k++)
                pairs.Add((place, words.Dequeue()));
        }
        return FromNames(names, pairs, bothWays: false);
    }

    /// <summary>The neighbours of the cells of a study area, by their place in <see cref="CellField.Cells"/>.</summary>
    public static NeighbourLists OfCells(CellField field)
    {
        int[] placeOf = new int[field.Grid.CellCount];
        Array.Fill(placeOf, -1);
        for (int i = 0; i < field.Cells.Length; i++)
            placeOf[field.Cells[i]] = i;
        var starts = new int[field.Cells.Length + 1];
        var items = new List<int>(8 * field.Cells.Length);
        Span<int> neighbours = stackalloc int[8];
        for (int i = 0; i < field.Cells.Length; i++)
        {
            int count = field.Grid.Neighbours(field.Cells[i], neighbours);
            foreach (int neighbour in neighbours[..count])
            {
                if (placeOf[neighbour] >= 0)
                    items.Add(placeOf[neighbour]);
            }
            starts[i + 1] = items.Count;
        }
        return new NeighbourLists(starts, [.. items]);
    }

    /// <summary>The sum of the values of each place's neighbours, itself left out.</summary>
    public double[] Sums(double[] values)
    {
        var sums = new double[Count];
        for (int i = 0; i < sums.Length; i++)
        {
            double sum = 0;
            foreach (int j in Of(i))
                sum += values[j];
            sums[i] = sum;
        }
        return sums;
    }

    /// <summary>How many neighbours each place has.</summary>
    public int[] Degrees()
    {
        var degrees = new int[Count];
        for (int i = 0; i < degrees.Length; i++)
            degrees[i] = Starts[i + 1] - Starts[i];
        return degrees;
    }
}
