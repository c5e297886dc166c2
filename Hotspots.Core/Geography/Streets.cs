using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Street gazetteer: names of streets and the map points near which data.police.uk shows crimes.</summary>
/// <remarks>
/// Source: data.police.uk, October 2018 to February 2019 (Open Government Licence v3.0), see data/README.md and docs/streets.md. A point is one of
/// a list that the publisher made, often the middle of a street, never its course; a street where nothing was recorded in these months is missing.
/// Whole police forces are missing, too (<see cref="NotCovered"/>). All is unpacked when first needed, and kept, some 10 MB; all of it on the grid,
/// for whoever looks for what is nearest, takes about a tenth of a second and 10 MB more. A map asks for the points of its ground alone
/// (<see cref="In"/>).
/// Safe to use from many threads.
/// </remarks>
internal sealed class Streets
{
    /// <summary>The months of the source, for people.</summary>
    public const string Months = "October 2018 to February 2019";

    /// <summary>Where the source has no streets, for people.</summary>
    public const string NotCovered = "London outside the City, Greater Manchester, the West Midlands, West Yorkshire and Scotland";

    /// <summary>Metres that a point may be from where the source has it: half a step of 0.0001°, both ways.</summary>
    public const double GrainMetres = 7;

    private const double Step = 0.0001;

    private static readonly Lazy<Streets> LazyBritain = new(ReadBritain);

    private readonly byte[] _text;
    private readonly int[] _nameStarts;
    private readonly int[] _pointStarts;
    /// <summary>Steps of latitude and of longitude from the corner of the grid's domain.</summary>
    private readonly int[] _norths, _easts;

    /// <summary>Street of each point.</summary>
    private readonly int[] _streetOf;

    private readonly Lazy<Plane> _plane;

    /// <summary>The streets of each key that was asked for: to part the points of a High Street takes a hundredth of a second.</summary>
    private readonly ConcurrentDictionary<string, StreetPlace[]> _places = new(StringComparer.Ordinal);

    private Streets(byte[] text, int[] nameStarts, int[] pointStarts, int[] norths, int[] easts)
    {
        (_text, _nameStarts, _pointStarts, _norths, _easts) = (text, nameStarts, pointStarts, norths, easts);
        _streetOf = new int[norths.Length];
        for (int street = 0; street < Count; street++)
            _streetOf.AsSpan(pointStarts[street]..pointStarts[street + 1]).Fill(street);
        _plane = new Lazy<Plane>(() => new Plane(GridOf([.. Enumerable.Range(0, PointCount)])));
    }

    /// <summary>The streets that travel with the tool; read when first asked for.</summary>
    public static Streets Britain => LazyBritain.Value;

    /// <summary>How many names there are; one name may be that of many streets.</summary>
    public int Count => _nameStarts.Length - 1;

    /// <summary>How many points there are.</summary>
    public int PointCount => _norths.Length;

    /// <summary>Reads a file of the format that data/make/streets.cs lays down.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or it is damaged.</exception>
    public static Streets Read(ReadOnlySpan<byte> file)
    {
        const int MostStreets = 10_000_000, MostBytes = 1_000_000_000;
        if (!file.StartsWith("HSPT\u0001"u8))
            throw new InvalidDataException("This is no file of streets, or one of another version.");
        int at = 5;
        int streets = PostcodeTile.ReadNumber(file, ref at), points = PostcodeTile.ReadNumber(file, ref at);
        int size = PostcodeTile.ReadNumber(file, ref at);
        if (streets > MostStreets || points > MostStreets || size > MostBytes)
            throw PostcodeTile.Damaged();
        var plain = new byte[size];
        if (!BrotliDecoder.TryDecompress(file[at..], plain, out int written) || written != size)
            throw PostcodeTile.Damaged();
        at = 0;
        (byte[] text, int[] nameStarts) = ReadNames(plain, streets, ref at);
        var pointStarts = new int[streets + 1];
        for (int street = 0; street < streets; street++)
            pointStarts[street + 1] = checked(pointStarts[street] + PostcodeTile.ReadNumber(plain, ref at));
        if (pointStarts[streets] != points)
            throw PostcodeTile.Damaged();
        int[] norths = ReadSteps(plain, points, ref at), easts = ReadSteps(plain, points, ref at);
        return at == size ? new Streets(text, nameStarts, pointStarts, norths, easts) : throw PostcodeTile.Damaged();
    }

    /// <summary>What a street is called.</summary>
    /// <param name="street">From 0; in ordinal order of the keys of the names.</param>
    public string NameOf(int street) => Encoding.UTF8.GetString(_text.AsSpan(_nameStarts[street].._nameStarts[street + 1]));

    /// <summary>Where a point is.</summary>
    public GridPoint PointAt(int point) => _plane.Value.PointAt(point);

    /// <summary>The number of the street that a point is of.</summary>
    public int StreetOf(int point) => _streetOf[point];

    /// <summary>The points of a street: their numbers, one after another.</summary>
    public (int First, int End) PointsOf(int street) => (_pointStarts[street], _pointStarts[street + 1]);

    /// <summary>The point that is nearest, by number; null where none is within reach. Equally near: the one with the lower number.</summary>
    /// <param name="at">On the grid.</param>
    /// <param name="withinMetres">Greatest distance, inclusive.</param>
    public int? NearestTo(GridPoint at, double withinMetres) => _plane.Value.NearestTo(at, withinMetres);

    /// <summary>The points in a box, edges included, by number.</summary>
    public List<int> Within(GridBox box) => _plane.Value.Within(box);

    /// <summary>The same points with their places, without putting those of all Britain on the grid.</summary>
    public IReadOnlyList<StreetPoint> In(GridBox box)
    {
        // Lines of the grid bend by less than this between the middle of a side and its ends, however long it is.
        const double Margin = 0.1;
        double middleEast = (box.West + box.East) / 2, middleNorth = (box.South + box.North) / 2;
        double[] x = [box.West, middleEast, box.East, box.West, box.East, box.West, middleEast, box.East];
        double[] y = [box.South, box.South, box.South, middleNorth, middleNorth, box.North, box.North, box.North];
        NationalGrid.ToGeo(x, y, x, y);
        int west = StepsTo(x.Min() - Margin, NationalGrid.Domain.West), east = StepsTo(x.Max() + Margin, NationalGrid.Domain.West);
        int south = StepsTo(y.Min() - Margin, NationalGrid.Domain.South), north = StepsTo(y.Max() + Margin, NationalGrid.Domain.South);
        var near = new List<int>();
        for (int point = 0; point < _norths.Length; point++)
        {
            if (_norths[point] >= south && _norths[point] <= north && _easts[point] >= west && _easts[point] <= east)
                near.Add(point);
        }
        (double[] eastings, double[] northings) = GridOf(near);
        var found = new List<StreetPoint>();
        for (int i = 0; i < near.Count; i++)
        {
            if (eastings[i] >= box.West && eastings[i] <= box.East && northings[i] >= box.South && northings[i] <= box.North)
                found.Add(new StreetPoint(near[i], _streetOf[near[i]], new GridPoint(eastings[i], northings[i])));
        }
        return found;
    }

    /// <summary>The streets whose key is this, or begins so: the first of them, and the one after the last.</summary>
    /// <param name="key">See <see cref="StreetTexts.Key"/>.</param>
    /// <param name="whole">Is it the whole key?</param>
    public (int First, int End) Named(string key, bool whole)
    {
        int first = FirstFrom(key, 0), end = first;
        while (end < Count && StreetTexts.Key(NameOf(end)) is { } other && (whole ? other == key : other.StartsWith(key, StringComparison.Ordinal)))
            end++;
        return (first, end);
    }

    /// <summary>The streets of that key, as they were parted first; kept.</summary>
    internal StreetPlace[] PlacesOf(string key, Func<Streets, int, int, IEnumerable<StreetPlace>> part)
    {
        if (_places.TryGetValue(key, out StreetPlace[]? places))
            return places;
        (int first, int end) = Named(key, whole: true);
        // What is no street is not kept: there is no end of it.
        return first == end ? [] : _places.GetOrAdd(key, [.. part(this, first, end)]);
    }

    private int FirstFrom(string key, int low)
    {
        int high = Count;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (string.CompareOrdinal(StreetTexts.Key(NameOf(middle)), key) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static (byte[] Text, int[] Starts) ReadNames(byte[] plain, int streets, ref int at)
    {
        if (streets > plain.Length)
            throw PostcodeTile.Damaged();
        int next = streets;
        long shares = 0;
        foreach (byte shared in plain.AsSpan(0, streets))
            shares += shared;
        var text = new byte[plain.Length + shares];
        var starts = new int[streets + 1];
        for (int street = 0; street < streets; street++)
        {
            int shared = plain[street], before = street == 0 ? 0 : starts[street - 1];
            int length = plain.AsSpan(next).IndexOf((byte)'\n');
            if (length < 0 || shared > starts[street] - before)
                throw PostcodeTile.Damaged();
            text.AsSpan(before, shared).CopyTo(text.AsSpan(starts[street]));
            plain.AsSpan(next, length).CopyTo(text.AsSpan(starts[street] + shared));
            next += length + 1;
            starts[street + 1] = starts[street] + shared + length;
        }
        at = next;
        return (text[..starts[streets]], starts);
    }

    private static int[] ReadSteps(byte[] plain, int points, ref int at)
    {
        var steps = new int[points];
        for (int point = 0; point < points; point++)
            steps[point] = 256 * PostcodeTile.ReadNumber(plain, ref at);
        if (at + points > plain.Length)
            throw PostcodeTile.Damaged();
        for (int point = 0; point < points; point++)
            steps[point] += plain[at++];
        return steps;
    }

    private static int StepsTo(double degrees, double from) => (int)Math.Round((degrees - from) / Step);

    private (double[] Eastings, double[] Northings) GridOf(List<int> points)
    {
        double[] x = new double[points.Count], y = new double[points.Count];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = NationalGrid.Domain.West + _easts[points[i]] * Step;
            y[i] = NationalGrid.Domain.South + _norths[points[i]] * Step;
        }
        NationalGrid.ToGrid(x, y, x, y);
        return (x, y);
    }

    private static Streets ReadBritain()
    {
        const string Resource = "streets.bin";
        using Stream stream = typeof(Streets).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without {Resource}.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file);
    }

    /// <summary>All points on the grid, by squares.</summary>
    private sealed class Plane
    {
        /// <summary>Side of a square of the index, and how many there are; what lies beyond is counted to the squares at the edge.</summary>
        private const int Square = 1000, Columns = 700, Rows = 1300;

        private readonly double[] _eastings, _northings;

        /// <summary>Points by square, and where each square's begin.</summary>
        private readonly int[] _bySquare;

        private readonly int[] _squareStarts = new int[Columns * Rows + 1];

        public Plane((double[] Eastings, double[] Northings) points)
        {
            (_eastings, _northings) = points;
            var squares = new int[_eastings.Length];
            for (int point = 0; point < squares.Length; point++)
                _squareStarts[(squares[point] = RowOf(_northings[point]) * Columns + ColumnOf(_eastings[point])) + 1]++;
            for (int square = 0; square < Columns * Rows; square++)
                _squareStarts[square + 1] += _squareStarts[square];
            int[] next = _squareStarts.AsSpan().ToArray();
            _bySquare = new int[squares.Length];
            for (int point = 0; point < squares.Length; point++)
                _bySquare[next[squares[point]]++] = point;
        }

        public GridPoint PointAt(int point) => new(_eastings[point], _northings[point]);

        public int? NearestTo(GridPoint at, double withinMetres)
        {
            int nearest = -1;
            double least = withinMetres * withinMetres;
            int west = ColumnOf(at.Easting - withinMetres), east = ColumnOf(at.Easting + withinMetres);
            for (int row = RowOf(at.Northing - withinMetres); row <= RowOf(at.Northing + withinMetres); row++)
            {
                int end = _squareStarts[row * Columns + east + 1];
                for (int i = _squareStarts[row * Columns + west]; i < end; i++)
                {
                    int point = _bySquare[i];
                    double dx = _eastings[point] - at.Easting, dy = _northings[point] - at.Northing, squared = dx * dx + dy * dy;
                    if (squared < least || (squared == least && (nearest < 0 || point < nearest)))
                        (nearest, least) = (point, squared);
                }
            }
            return nearest < 0 ? null : nearest;
        }

        public List<int> Within(GridBox box)
        {
            var found = new List<int>();
            int first = ColumnOf(box.West), last = ColumnOf(box.East);
            for (int row = RowOf(box.South); row <= RowOf(box.North); row++)
            {
                for (int i = _squareStarts[row * Columns + first]; i < _squareStarts[row * Columns + last + 1]; i++)
                {
                    int point = _bySquare[i];
                    double east = _eastings[point], north = _northings[point];
                    if (east >= box.West && east <= box.East && north >= box.South && north <= box.North)
                        found.Add(point);
                }
            }
            found.Sort();
            return found;
        }

        private static int ColumnOf(double easting) => (int)Math.Clamp(Math.Floor(easting / Square), 0, Columns - 1);

        private static int RowOf(double northing) => (int)Math.Clamp(Math.Floor(northing / Square), 0, Rows - 1);
    }
}

/// <summary>Point of a street of the list.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Street">The number of its street.</param>
/// <param name="At">Where it is.</param>
internal readonly record struct StreetPoint(int Number, int Street, GridPoint At);
