using System.Text;
using System.Text.Json;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Names of properties. Which properties do the features have? Names in order of first appearance.</summary>
/// <remarks>While it learns it belongs to one thread; once <see cref="Freeze"/> is called, many may ask.</remarks>
internal sealed class PropertyNames
{
    /// <summary>Most names a file may have. A table of more columns is no table: its "names" are data.</summary>
    internal const int MaxNames = 2000;

    private readonly List<byte[]> _names = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private bool _frozen;

    /// <summary>How many names.</summary>
    public int Count => _names.Count;

    /// <summary>The names as text.</summary>
    public IEnumerable<string> Texts => _names.Select(Encoding.UTF8.GetString);

    /// <summary>From now on an unknown name is not learnt but answered with −1.</summary>
    public void Freeze() => _frozen = true;

    /// <summary>The number of the name that the reader stands on; −1 when it is unknown and the names are frozen.</summary>
    /// <param name="reader">Stands on a property name.</param>
    /// <param name="expected">The number it most likely has: features repeat their order.</param>
    /// <exception cref="UnreadableFileException">More than <see cref="MaxNames"/> different names.</exception>
    public int NumberOf(ref Utf8JsonReader reader, int expected)
    {
        if (expected < _names.Count && !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(_names[expected]))
            return expected;
        ReadOnlySpan<byte> raw = reader.ValueSpan;
        byte[] text = raw.ToArray();
        if (reader.ValueIsEscaped)
            Array.Resize(ref text, JsonText.Unescape(raw, text));
        string name = Encoding.UTF8.GetString(text);
        if (_known.TryGetValue(name, out int number))
            return number;
        if (_frozen)
            return -1;
        if (_names.Count == MaxNames)
            throw new UnreadableFileException(
                $"The features have more than {JsonText.Count(MaxNames)} different property names: give every feature the same properties.");
        _known.Add(name, _names.Count);
        _names.Add(text);
        return _names.Count - 1;
    }
}
