using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>What a value is: a format has one way of writing each.</summary>
internal enum ValueKind : byte
{
    /// <summary>There is none, and a format that can leave the column out of this row does.</summary>
    Absent,

    /// <summary>There is none, and the row says so.</summary>
    Null,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A finite number, rounded already.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A text that many rows share: an entry of a list.</summary>
    Coded,

    /// <summary>A text that hardly any row shares: a row of a packed column.</summary>
    Packed,

    /// <summary>When, as exactly as it is known.</summary>
    Time,

    /// <summary>Several texts.</summary>
    Names,

    /// <summary>A tree: what writes it as JSON.</summary>
    Json,
}

/// <summary>Tagged union: the value of one column in one row of a layer.</summary>
/// <remarks>A struct, and texts are referred to where they stand, so that a layer of a million rows makes no object a row.</remarks>
internal readonly struct LayerValue
{
    private readonly object? _reference;
    private readonly long _bits;
    private readonly uint _length;
    private readonly TimePrecision _precision;

    private LayerValue(ValueKind kind, long bits, object? reference = null)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    private LayerValue(IncidentTime time)
    {
        Kind = ValueKind.Time;
        _bits = time.FromUtcSeconds;
        _length = time.LengthSeconds;
        _precision = time.Precision;
    }

    /// <summary>None, left out where that can be done.</summary>
    public static LayerValue Absent => default;

    /// <summary>None, and said so.</summary>
    public static LayerValue Null => new(ValueKind.Null, 0);

    /// <summary>What it is.</summary>
    public ValueKind Kind { get; }

    /// <summary>Of an integer; the entry or row of a text that is referred to; 0 or 1 of a boolean.</summary>
    public long Whole => _bits;

    /// <summary>Of a number.</summary>
    public double Real => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>Of a boolean.</summary>
    public bool IsTrue => _bits != 0;

    /// <summary>Of a text.</summary>
    public string Plain => (string)_reference!;

    /// <summary>Of a text that many rows share: the list that <see cref="Whole"/> is an index into.</summary>
    public TextList List => (TextList)_reference!;

    /// <summary>Of a text that hardly any row shares: the column that <see cref="Whole"/> is a row of.</summary>
    public PackedTextColumn Column => (PackedTextColumn)_reference!;

    /// <summary>Of a time.</summary>
    public IncidentTime Moment => new(_bits, _length, _precision);

    /// <summary>Of several texts.</summary>
    public IReadOnlyList<string> Several => (IReadOnlyList<string>)_reference!;

    /// <summary>Of a tree.</summary>
    public Action<Utf8JsonWriter> WriteJson => (Action<Utf8JsonWriter>)_reference!;

    /// <summary>A whole number; none for null.</summary>
    public static LayerValue Of(long? value) => value is long known ? new LayerValue(ValueKind.Integer, known) : Null;

    /// <summary>A number without the noise of its last bits, so that every machine writes the same; none for null and what is not finite.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Digits after the point; halves away from zero, and never "-0".</param>
    public static LayerValue Rounded(double? value, int decimals) =>
        value is double known && double.IsFinite(known) ? Exact(Round(known, decimals)) : Null;

    /// <summary>A chance to three significant digits: of one in a thousand million the first matter; none for null and what is not finite.</summary>
    public static LayerValue Chance(double? value) => Significant(value, 3);

    /// <summary>A number to so many significant digits: of a chance of one in a thousand million the first matter; none for null and what is not
    /// finite.</summary>
    public static LayerValue Significant(double? value, int digits)
    {
        if (value is not double known || !double.IsFinite(known))
            return Null;
        Span<char> text = stackalloc char[32];
        Span<char> format = ['G', (char)('0' + digits)];
        known.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        return Exact(double.Parse(text[..length], CultureInfo.InvariantCulture));
    }

    /// <summary>The number that it is; null where it is none.</summary>
    public double? NumberOrNull => Kind == ValueKind.Number ? Real : null;

    /// <summary>A finite number to the last bit.</summary>
    public static LayerValue Exact(double value) => new(ValueKind.Number, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Yes or no.</summary>
    public static LayerValue Of(bool value) => new(ValueKind.Boolean, value ? 1 : 0);

    /// <summary>A text; none for null.</summary>
    public static LayerValue Of(string? text) => text is null ? Null : new LayerValue(ValueKind.Text, 0, text);

    /// <summary>A text that many rows share.</summary>
    public static LayerValue Of(TextList texts, int entry) => new(ValueKind.Coded, entry, texts);

    /// <summary>A time; none where it is unknown.</summary>
    public static LayerValue Of(IncidentTime time) => time.IsKnown ? new LayerValue(time) : Null;

    /// <summary>Several texts, perhaps none of them.</summary>
    public static LayerValue Of(IReadOnlyList<string> texts) => new(ValueKind.Names, 0, texts);

    /// <summary>A tree; absent for null.</summary>
    public static LayerValue Of(Action<Utf8JsonWriter>? tree) => tree is null ? Absent : new LayerValue(ValueKind.Json, 0, tree);

    /// <summary>The text of a row of a packed column.</summary>
    public static LayerValue Of(PackedTextColumn column, int row) => new(ValueKind.Packed, row, column);

    /// <summary>Rounds halves away from zero; never "-0".</summary>
    public static double Round(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0;

    /// <summary>The text of a value that is one, wherever it stands.</summary>
    public string AsText() => Kind switch
    {
        ValueKind.Coded => List[(int)_bits],
        ValueKind.Packed => Column[(int)_bits],
        ValueKind.Time => LondonTime.ToIso(Moment),
        ValueKind.Names => string.Join("; ", Several),
        _ => Plain,
    };
}
