using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Parser of GeoJSON features. What is in one feature? Its values as the fields of a row. Not thread-safe: one a thread, used again for each
/// feature.</summary>
/// <param name="names">The property names; learnt here unless they are frozen.</param>
/// <param name="layout">Where each value goes.</param>
internal sealed class FeatureParser(PropertyNames names, FeatureLayout layout)
{
    /// <summary>Few programs write more than two shapes (with and without a position); more patterns would only cost comparisons.</summary>
    private const int MaxShapes = 4;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = JsonExtent.MaxDepth };

    private readonly List<FeatureShape> _shapes = [];
    private readonly List<FeatureSlot> _slots = [];
    private readonly FieldSpan[] _fields = new FieldSpan[PropertyNames.MaxNames + 3];
    private byte[] _scratch = [];
    private int _scratchUsed;
    private bool _fromScratch;
    private bool _learnable;
    private int _geometries;
    private string _type = "";

    /// <summary>What should have stood there when the feature is no row; blank for a sound one.</summary>
    public string Expected { get; private set; } = "";

    /// <summary>The part at fault: "geometry", or blank for the whole feature.</summary>
    public string FaultyPart { get; private set; } = "";

    /// <summary>What stood at the place at fault.</summary>
    public string FaultyValue { get; private set; } = "";

    /// <summary>Did the last feature have a geometry that is not null?</summary>
    public bool HasGeometry { get; private set; }

    /// <summary>Did the last feature have an id of its own?</summary>
    public bool HasId { get; private set; }

    /// <summary>Did the last feature have a property that is unknown though names are frozen?</summary>
    public bool HasUnknownName { get; private set; }

    /// <summary>How many fields a row has at most, with the names known so far.</summary>
    public int Width => names.Count + 3;

    /// <summary>The fields of the last feature.</summary>
    /// <param name="feature">The bytes that were parsed.</param>
    /// <param name="width">How many fields.</param>
    public RowFields Fields(ReadOnlySpan<byte> feature, int width) => new(_fromScratch ? _scratch : feature, _fields.AsSpan(0, width));

    /// <summary>The fields of the last feature as texts.</summary>
    public string[] Texts(ReadOnlySpan<byte> feature, int width)
    {
        RowFields fields = Fields(feature, width);
        var texts = new string[width];
        for (int i = 0; i < width; i++)
            texts[i] = Encoding.UTF8.GetString(fields[i]);
        return texts;
    }

    /// <summary>Tries the patterns learnt so far at the beginning of <paramref name="ahead"/>.</summary>
    /// <returns>The feature's length in bytes, or 0 when it has to be parsed.</returns>
    public int TryShapes(ReadOnlySpan<byte> ahead)
    {
        for (int i = 0; i < _shapes.Count; i++)
        {
            Array.Clear(_fields, 0, Width);
            int length = _shapes[i].Match(ahead, _fields);
            if (length == 0)
                continue;
            if (!Utf8.IsValid(ahead[..length]))
                return 0;
            Expected = "";
            HasUnknownName = false;
            HasGeometry = layout.First >= 0 && _fields[layout.First].Length > 0;
            HasId = layout.Id >= 0 && _fields[layout.Id].Length > 0;
            _fromScratch = false;
            return length;
        }
        return 0;
    }

    /// <summary>Parses one feature from scratch.</summary>
    /// <param name="feature">Exactly one JSON value.</param>
    /// <param name="bareGeometry">Is a geometry without a feature round it a row too?</param>
    /// <exception cref="JsonException">The bytes are not valid JSON.</exception>
    public void Parse(ReadOnlySpan<byte> feature, bool bareGeometry)
    {
        bool asWritten = Utf8.IsValid(feature);
        if (!asWritten)
            feature = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(feature));
        try
        {
            ParseStrictly(feature, bareGeometry);
        }
        catch (JsonException)
        {
            if (JsonText.QuoteNonNumbers(feature) is not { } mended)
                throw;
            ParseStrictly(mended, bareGeometry);
            asWritten = false;
        }
        if (asWritten && _learnable && _geometries <= 1 && Expected.Length == 0 && _shapes.Count < MaxShapes)
        {
            _slots.Sort(static (a, b) => a.Start.CompareTo(b.Start));
            _shapes.Add(new FeatureShape(feature, CollectionsMarshal.AsSpan(_slots)));
        }
    }

    private void ParseStrictly(ReadOnlySpan<byte> feature, bool bareGeometry)
    {
        Begin(feature);
        var reader = new Utf8JsonReader(feature, Strict);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            RequireEnd(ref reader);
            Refuse("", "a Feature", Encoding.UTF8.GetString(feature[..Math.Min(feature.Length, 400)]));
            return;
        }
        bool hasMembers = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueSpan.SequenceEqual("properties"u8))
            {
                reader.Read();
                ReadProperties(ref reader, feature);
                hasMembers = true;
            }
            else if (reader.ValueSpan.SequenceEqual("geometry"u8))
            {
                reader.Read();
                ReadGeometry(ref reader, feature);
                hasMembers = true;
            }
            else if (reader.ValueSpan.SequenceEqual("id"u8))
            {
                reader.Read();
                HasId = reader.TokenType != JsonTokenType.Null;
                ReadValue(ref reader, layout.Id);
            }
            else
            {
                bool isType = reader.ValueSpan.SequenceEqual("type"u8);
                reader.Read();
                if (isType)
                    _type = reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetString(reader.ValueSpan) : "not a word";
                reader.Skip();
            }
        }
        RequireEnd(ref reader);
        if (bareGeometry && PointGeometry.IsGeometryType(_type))
        {
            Begin(feature);
            reader = new Utf8JsonReader(feature, Strict);
            reader.Read();
            ReadGeometry(ref reader, feature);
        }
        else if (_type != "Feature" && !(_type.Length == 0 && hasMembers))
        {
            Refuse("", "a Feature", _type.Length == 0 ? "an object without a type" : _type);
        }
    }

    private void Begin(ReadOnlySpan<byte> feature)
    {
        Array.Clear(_fields, 0, Width);
        _slots.Clear();
        Expected = FaultyPart = FaultyValue = _type = "";
        HasGeometry = HasId = HasUnknownName = false;
        _learnable = true;
        _geometries = 0;
        _fromScratch = true;
        // Unescaped text is never longer than escaped text: twice the feature holds it and all its texts.
        if (_scratch.Length < 2 * feature.Length)
            _scratch = new byte[2 * feature.Length];
        feature.CopyTo(_scratch);
        _scratchUsed = feature.Length;
    }

    private void ReadProperties(ref Utf8JsonReader reader, ReadOnlySpan<byte> feature)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            if (reader.TokenType != JsonTokenType.Null)
                Refuse("", "properties as an object, {\"name\": value}", Encoding.UTF8.GetString(feature[..Math.Min(feature.Length, 400)]));
            reader.Skip();
            return;
        }
        int expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int number = names.NumberOf(ref reader, expected);
            expected = number + 1;
            HasUnknownName |= number < 0;
            reader.Read();
            ReadValue(ref reader, number < 0 ? -1 : layout.Properties + number);
        }
    }

    private void ReadGeometry(ref Utf8JsonReader reader, ReadOnlySpan<byte> feature)
    {
        _geometries++;
        HasGeometry = reader.TokenType != JsonTokenType.Null;
        int slots = _slots.Count;
        PointGeometry point = PointGeometry.Read(ref reader, feature, _slots);
        if (point.Expected.Length > 0)
            Refuse("geometry", point.Expected, point.Value);
        foreach (ref FeatureSlot slot in CollectionsMarshal.AsSpan(_slots)[slots..])
            slot = slot with { Field = slot.Field == 0 ? layout.First : slot.Field == 1 ? layout.Second : -1 };
        if (layout.First >= 0)
        {
            _fields[layout.First] = point.First;
            _fields[layout.Second] = point.Second;
        }
    }

    /// <summary>Reads the value the reader stands on into a field; the reader is left on its last token.</summary>
    private void ReadValue(ref Utf8JsonReader reader, int field)
    {
        int start = (int)reader.TokenStartIndex;
        FieldSpan text;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                text = new FieldSpan(start, (int)reader.BytesConsumed - start);
                _learnable = false;
                break;
            case JsonTokenType.String when reader.ValueIsEscaped:
                int length = JsonText.Unescape(reader.ValueSpan, _scratch.AsSpan(_scratchUsed));
                text = new FieldSpan(_scratchUsed, length);
                _scratchUsed += length;
                _slots.Add(new FeatureSlot(start, (int)reader.BytesConsumed - start, field, NumberOnly: false));
                break;
            default:
                bool quoted = reader.TokenType == JsonTokenType.String;
                int end = (int)reader.BytesConsumed;
                text = reader.TokenType == JsonTokenType.Null
                    ? default
                    : quoted ? new FieldSpan(start + 1, end - start - 2) : new FieldSpan(start, end - start);
                _slots.Add(new FeatureSlot(start, end - start, field, NumberOnly: false));
                break;
        }
        if (field >= 0)
            _fields[field] = text;
    }

    private void Refuse(string part, string expected, string value)
    {
        if (Expected.Length > 0)
            return;
        FaultyPart = part;
        Expected = expected;
        FaultyValue = value;
    }

    private static void RequireEnd(ref Utf8JsonReader reader)
    {
        if (reader.Read())
            throw new JsonException("more than one value", null, null, reader.TokenStartIndex);
    }
}
