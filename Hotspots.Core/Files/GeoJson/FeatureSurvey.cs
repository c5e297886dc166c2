using System.Text;
using System.Text.Json;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>A run of features that one thread turns into rows.</summary>
/// <param name="Start">First byte in the file.</param>
/// <param name="End">First byte after its last feature.</param>
/// <param name="FeaturesBefore">Features of the file before it.</param>
/// <param name="Features">Its features.</param>
internal readonly record struct FeatureBatch(long Start, long End, int FeaturesBefore, int Features);

/// <summary>Survey of a GeoJSON file. Which features does a GeoJSON file have, and which columns do they make? The first of the two passes over the
/// file.</summary>
/// <remarks>
/// The columns are known only when the last feature has been seen, and the rows must know their columns: hence two passes. The first
/// also checks every feature's grammar, so that the second may work on many features at once and still stop exactly at the first
/// fault.
/// </remarks>
internal sealed class FeatureSurvey
{
    /// <summary>Bytes of one batch: enough work for a thread to be worth waking, little enough to stay in its cache.</summary>
    private const int BatchBytes = 1 << 20;

    private const int SampleRows = 100;

    private readonly JsonWindow _window;
    private readonly CancellationToken _cancellation;
    private readonly FeatureParser _parser;
    private readonly List<string[]> _sample = [];
    private readonly List<FeatureBatch> _batches = [];
    private bool _isCollection;
    private string _rootType = "";

    private FeatureSurvey(JsonWindow window, CancellationToken cancellation)
    {
        _window = window;
        _cancellation = cancellation;
        _parser = new FeatureParser(Names, FeatureLayout.Learning);
    }

    /// <summary>Looks through the whole file, or up to its first fault.</summary>
    /// <exception cref="UnreadableFileException">It is not GeoJSON, or in coordinates that are not understood.</exception>
    public static FeatureSurvey Of(JsonWindow window, CancellationToken cancellation)
    {
        var survey = new FeatureSurvey(window, cancellation);
        try
        {
            survey.ReadRoot();
        }
        catch (MalformedJsonException fault)
        {
            survey.Fault = fault;
        }
        survey.Names.Freeze();
        return survey;
    }

    /// <summary>The properties' names.</summary>
    public PropertyNames Names { get; } = new();

    /// <summary>Does any feature have a geometry?</summary>
    public bool HasGeometry { get; private set; }

    /// <summary>Does any feature have an id of its own?</summary>
    public bool HasId { get; private set; }

    /// <summary>The grid that the coordinates are metres of; null for degrees.</summary>
    public GridSystem? Grid { get; private set; }

    /// <summary>Do the values stand alone (one feature, one geometry, or one feature a line) and not in a collection?</summary>
    public bool StandAlone { get; private set; }

    /// <summary>Sound features, before the fault if there is one.</summary>
    public int Features { get; private set; }

    /// <summary>The runs of features.</summary>
    public IReadOnlyList<FeatureBatch> Batches => _batches;

    /// <summary>Where and why the file stops being JSON, or null.</summary>
    public MalformedJsonException? Fault { get; private set; }

    /// <summary>The first rows, in the learning layout.</summary>
    public IReadOnlyList<string[]> Sample => _sample;

    private void ReadRoot()
    {
        if (_window.Peek() != '{')
            throw new UnreadableFileException(
                "The file is not GeoJSON: it does not begin with an object, {\"type\": ...}; export it as a GeoJSON FeatureCollection of points.");
        ReadRootObject();
        if (_isCollection)
        {
            if (_window.Peek() >= 0)
                throw new MalformedJsonException(_window.Position, "something follows the end of the collection");
            return;
        }
        while (_window.Peek() is int next and >= 0)
        {
            if (next != '{')
                throw new MalformedJsonException(_window.Position, "a feature should begin here with \"{\"");
            ReadFeature();
        }
    }

    private void ReadRootObject()
    {
        long start = _window.Position;
        _window.Mark();
        _window.Consume(1);
        if (_window.Peek() == '}')
        {
            _window.Consume(1);
        }
        else
        {
            do
            {
                ReadRootMember();
            }
            while (TakeSeparator('}'));
        }
        if (_isCollection)
            return;
        if (_rootType == "FeatureCollection")
            throw new UnreadableFileException("The FeatureCollection has no array named \"features\": export the file again as GeoJSON.");
        if (_rootType.Length == 0)
            throw new UnreadableFileException(
                "The file is JSON, but neither GeoJSON nor a list of records: export it as GeoJSON or as a table (CSV).");
        if (_rootType != "Feature" && !PointGeometry.IsGeometryType(_rootType))
        {
            throw new UnreadableFileException(
                $"The file is JSON but not GeoJSON: its type is \"{(_rootType.Length > 80 ? _rootType[..80] : _rootType)}\" where "
                    + "FeatureCollection, Feature or Point should stand; export it as GeoJSON.");
        }
        StandAlone = true;
        ReadOnlySpan<byte> whole = _window.Marked;
        Check(whole, start);
        Note(whole, start);
        _window.Unmark();
    }

    private void ReadRootMember()
    {
        if (_window.Peek() != '"')
            throw new MalformedJsonException(_window.Position, "a name in quotes should stand here");
        long nameStart = _window.Position;
        ReadOnlySpan<byte> name = _window.TakeValue();
        RequireJson(name, nameStart);
        bool isType = name.SequenceEqual("\"type\""u8), isCrs = name.SequenceEqual("\"crs\""u8), isFeatures = name.SequenceEqual("\"features\""u8);
        if (_window.Peek() != ':')
            throw new MalformedJsonException(_window.Position, "a colon should stand here");
        _window.Consume(1);
        int first = _window.Peek();
        long start = _window.Position;
        if (isFeatures && first == '[')
        {
            if (_isCollection)
                throw new MalformedJsonException(start, "a second array of features begins here");
            _window.Unmark();
            _isCollection = true;
            ReadFeatures();
            return;
        }
        ReadOnlySpan<byte> value = _window.TakeValue();
        RequireJson(value, start);
        if (isCrs)
            Grid = CoordinateSystem.GridOf(value);
        else if (isType)
            _rootType = Encoding.UTF8.GetString(value.Trim((byte)'"'));
    }

    private void ReadFeatures()
    {
        _window.Consume(1);
        if (_window.Peek() == ']')
        {
            _window.Consume(1);
            return;
        }
        do
        {
            ReadFeature();
        }
        while (TakeSeparator(']'));
    }

    private bool TakeSeparator(char close)
    {
        int next = _window.Peek();
        if (next != ',' && next != close)
            throw new MalformedJsonException(
                _window.Position,
                next < 0
                    ? $"the file ends before its closing \"{close}\", as if it had been cut short"
                    : $"a comma or \"{close}\" should stand here");
        _window.Consume(1);
        return next == ',';
    }

    private void ReadFeature()
    {
        _window.Peek();
        long start = _window.Position;
        int length = _parser.TryShapes(_window.Ahead);
        if (length > 0)
        {
            Note(_window.Ahead[..length], start);
            _window.Consume(length);
            return;
        }
        ReadOnlySpan<byte> feature = _window.TakeValue();
        if (_parser.TryShapes(feature) != feature.Length)
            Check(feature, start);
        Note(feature, start);
    }

    private void Check(ReadOnlySpan<byte> feature, long start)
    {
        try
        {
            _parser.Parse(feature, StandAlone);
        }
        catch (JsonException fault)
        {
            throw Malformed(fault, feature, start);
        }
    }

    private void Note(ReadOnlySpan<byte> feature, long start)
    {
        if (_batches.Count == 0 || start - _batches[^1].Start >= BatchBytes)
        {
            _cancellation.ThrowIfCancellationRequested();
            _batches.Add(new FeatureBatch(start, start, Features, 0));
        }
        Features++;
        _batches[^1] = _batches[^1] with { End = start + feature.Length, Features = Features - _batches[^1].FeaturesBefore };
        HasGeometry |= _parser.HasGeometry;
        HasId |= _parser.HasId;
        if (_sample.Count < SampleRows && _parser.Expected.Length == 0)
            _sample.Add(_parser.Texts(feature, _parser.Width));
    }

    private static void RequireJson(ReadOnlySpan<byte> value, long start)
    {
        try
        {
            var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = JsonExtent.MaxDepth });
            while (reader.Read())
            {
            }
        }
        catch (JsonException fault)
        {
            throw Malformed(fault, value, start);
        }
    }

    private static MalformedJsonException Malformed(JsonException fault, ReadOnlySpan<byte> value, long start)
    {
        // The reader counts lines of the value and bytes in the line.
        int at = 0;
        for (long line = fault.LineNumber ?? 0; line > 0 && at < value.Length; line--)
            at += value[at..].IndexOf((byte)'\n') + 1;
        return new MalformedJsonException(
            start + Math.Min(at + (fault.BytePositionInLine ?? 0), value.Length), "what stands there is not well formed");
    }
}
