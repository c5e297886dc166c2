using SkiaSharp;

namespace Hotspots.Paper.Maps;

/// <summary>Room for labels: what is written first keeps its room, and nothing is written over it or beyond the map.</summary>
internal sealed class LabelRoom(SKRect inside)
{
    private readonly List<SKRect> _taken = [];
    private readonly Dictionary<(float Size, bool IsBold), LetterRims> _rims = [];

    /// <summary>Halos of what is written: letters of a size are traced once a map.</summary>
    public LetterRims Rims(float size, bool isBold) =>
        _rims.TryGetValue((size, isBold), out LetterRims? known) ? known : _rims[(size, isBold)] = new LetterRims(size, isBold);

    /// <summary>Takes a box; false where it meets another or lies beyond the map, and then nothing is taken.</summary>
    public bool Take(SKRect box)
    {
        if (!inside.Contains(box) || _taken.Exists(box.IntersectsWith))
            return false;
        _taken.Add(box);
        return true;
    }

    /// <summary>Takes boxes together, or none of them.</summary>
    public bool TakeAll(ReadOnlySpan<SKRect> boxes)
    {
        foreach (SKRect box in boxes)
        {
            if (!inside.Contains(box) || _taken.Exists(box.IntersectsWith))
                return false;
        }
        _taken.AddRange(boxes);
        return true;
    }

    /// <summary>Takes a box whatever lies there.</summary>
    public void Keep(SKRect box) => _taken.Add(box);
}
