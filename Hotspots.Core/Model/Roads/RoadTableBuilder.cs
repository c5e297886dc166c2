using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Roads;

/// <summary>Makes a <see cref="RoadTable"/>, road by road. Vertices with one key are one node.</summary>
internal sealed class RoadTableBuilder
{
    /// <summary>Levels beyond these are a slip of the pen.</summary>
    private const int MostLevel = 9;

    private readonly PolylinesBuilder _lines = new();
    private readonly List<int> _keys = [];
    private readonly List<RoadClass> _classes = [];
    private readonly List<RoadTraits> _traits = [];
    private readonly List<sbyte> _levels = [];
    private readonly List<int> _names = [], _numbers = [];
    private readonly List<string> _texts = [""];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal) { [""] = 0 };
    private int _mostKey = -1;

    /// <summary>How many roads there are.</summary>
    public int Count => _classes.Count;

    /// <summary>Adds a road.</summary>
    /// <param name="road">What is known of it.</param>
    /// <param name="line">Two vertices or more.</param>
    /// <param name="keys">One a vertex: what two roads that meet there have in common, 0 and up (numbers near 0, for they are counted); −1 for
    /// nothing.</param>
    /// <exception cref="ArgumentException">The line is too short, or there is not a key for each vertex.</exception>
    public void Add(RoadFeature road, ReadOnlySpan<GridPoint> line, ReadOnlySpan<int> keys)
    {
        if (line.Length < 2 || keys.Length != line.Length)
            throw new ArgumentException("A road has two vertices or more, and a key for each.", nameof(line));
        _lines.Add(line);
        foreach (int key in keys)
        {
            _keys.Add(key);
            _mostKey = Math.Max(_mostKey, key);
        }
        _classes.Add(road.Class);
        _traits.Add(road.Traits);
        _levels.Add((sbyte)Math.Clamp(road.Level, -MostLevel, MostLevel));
        _names.Add(IndexOf(road.Name));
        _numbers.Add(IndexOf(road.Number));
    }

    /// <summary>The roads, in the order in which they were added; nodes are numbered as they come first.</summary>
    public RoadTable Build()
    {
        Polylines lines = _lines.Build();
        // How often each key comes; an end counts as often as it takes to be a node.
        var uses = new byte[_mostKey + 1];
        for (int road = 0; road < lines.Count; road++)
        {
            int first = lines.StartOf(road), last = lines.StartOf(road + 1) - 1;
            for (int i = first; i <= last; i++)
            {
                if (_keys[i] >= 0 && uses[_keys[i]] < 2)
                    uses[_keys[i]] += (byte)(i == first || i == last ? 2 : 1);
            }
        }
        var numbers = new int[_mostKey + 1];
        Array.Fill(numbers, -1);
        var nodes = new int[_keys.Count];
        int count = 0;
        for (int road = 0; road < lines.Count; road++)
        {
            int first = lines.StartOf(road), last = lines.StartOf(road + 1) - 1;
            for (int i = first; i <= last; i++)
            {
                int key = _keys[i];
                // An end that nothing is known of is a node of its own.
                if (key < 0)
                    nodes[i] = i == first || i == last ? count++ : -1;
                else if (uses[key] < 2)
                    nodes[i] = -1;
                else
                    nodes[i] = numbers[key] >= 0 ? numbers[key] : numbers[key] = count++;
            }
        }
        return new RoadTable
        {
            Lines = lines,
            Nodes = nodes,
            NodeCount = count,
            Classes = [.. _classes],
            Traits = [.. _traits],
            Levels = [.. _levels],
            Names = [.. _names],
            Numbers = [.. _numbers],
            Texts = [.. _texts],
        };
    }

    private int IndexOf(string text)
    {
        if (_known.TryGetValue(text, out int index))
            return index;
        _known.Add(text, index = _texts.Count);
        _texts.Add(text);
        return index;
    }
}
