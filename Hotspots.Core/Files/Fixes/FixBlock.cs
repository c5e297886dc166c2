using System.Text;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Fixes;

/// <summary>Block of parsed position fixes: columns, filled row by row by one thread.</summary>
internal sealed class FixBlock : IRowBlock
{
    /// <summary>Fewest rows that a block has room for.</summary>
    internal const int LeastRows = 64;

    private const string ExpectedClock = "a time with hours and minutes";
    private const string ExpectedYear = "a time of the years 1980 to 2199";
    private const string ExpectedClose = "a position known to 25 m or better";

    /// <summary>A position that is known less well than the margin says of no place whether somebody was there.</summary>
    private const double CoarsestMetres = 25;

    private const int LongestExample = 60;

    private static readonly long FirstSecond = 86_400 * LondonTime.DaysFromCivil(1980, 1, 1);
    private static readonly long EndSecond = 86_400 * LondonTime.DaysFromCivil(2200, 1, 1);

    private readonly FixSink _file;
    private readonly PositionReader _positions;
    private readonly TimeReader _times;
    private readonly bool _isUnitless;
    private PositionForm[] _forms;

    /// <summary>An empty block of a log.</summary>
    public FixBlock(FixSink file)
    {
        _file = file;
        _positions = new PositionReader(file.Map);
        _times = new TimeReader(file.Map, file.Times, TimeTally);
        _isUnitless = file.UnitColumn < 0;
        int rows = file.RowsOfABlock;
        (X, Y, Times, Units, _forms) = (new double[rows], new double[rows], new long[rows], new int[rows], new PositionForm[rows]);
    }

    /// <summary>Sound fixes in the block.</summary>
    public int Count { get; private set; }

    /// <summary>Lines of the file that the block takes.</summary>
    public int Lines { get; private set; }

    /// <summary>Eastings in metres once the block is complete.</summary>
    public double[] X;

    /// <summary>Northings in metres once the block is complete.</summary>
    public double[] Y;

    /// <summary>Whole seconds since 1970-01-01T00:00:00Z.</summary>
    public long[] Times;

    /// <summary>Codes of <see cref="Names"/>.</summary>
    public int[] Units;

    /// <summary>The units that occur.</summary>
    public Utf8Pool Names { get; } = new();

    /// <summary>What was seen of times; lines are within the block.</summary>
    public TimeTally TimeTally { get; } = new();

    /// <summary>Rows that could not be understood.</summary>
    public int Refused { get; private set; }

    /// <summary>The first of them, its line within the block; null for none.</summary>
    public FixFault? FirstRefused { get; private set; }

    /// <summary>Rows without a position: the receiver had none.</summary>
    public int Nowhere { get; private set; }

    /// <summary>Fixes whose time is known to the minute and not to the second.</summary>
    public int ToTheMinute { get; private set; }

    /// <inheritdoc/>
    public void Add(int line, RowFields fields)
    {
        PositionForm form = _positions.Read(fields, out double x, out double y, out double size, out _, out FieldFault fault);
        if (form == PositionForm.Wrong)
        {
            Refuse(line, fields, fault);
            return;
        }
        if (!_times.TryRead(line, fields, out IncidentTime time, out fault))
        {
            Refuse(line, fields, fault);
            return;
        }
        if (form == PositionForm.None)
        {
            if (time.IsKnown)
                Nowhere++;
            else if (!IsBlank(fields))
                Refuse(line, "", fields.ToText(LongestExample), "a time and a position", []);
            return;
        }
        string? expected = size > CoarsestMetres ? ExpectedClose : !time.HasClock || time.Precision == TimePrecision.Interval ? ExpectedClock
            : time.FromUtcSeconds < FirstSecond || time.FromUtcSeconds >= EndSecond ? ExpectedYear : null;
        if (expected is not null)
        {
            int column = size > CoarsestMetres ? -1 : _file.Map.IndexOf(ColumnRole.Time);
            string value = column < 0 ? "" : Encoding.UTF8.GetString(fields[column]);
            Refuse(line, column < 0 ? "" : _file.Map.Headers[column], value, expected, []);
            return;
        }
        int row = Count;
        if (row == X.Length)
            Resize(2 * row);
        (X[row], Y[row], Times[row], _forms[row]) = (x, y, time.FromUtcSeconds, form);
        Units[row] = _isUnitless ? 0 : Names.Intern(TextTrim.Spaces(fields[_file.UnitColumn]));
        ToTheMinute += time.Precision == TimePrecision.Minute ? 1 : 0;
        Count = row + 1;
    }

    /// <inheritdoc/>
    public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields)
    {
        Refused++;
        if (FirstRefused is null)
        {
            // Never in the middle of a character.
            int end = Math.Min(value.Length, LongestExample);
            if (end < value.Length && char.IsHighSurrogate(value[end - 1]))
                end--;
            FirstRefused = new FixFault(line, column, end < value.Length ? value[..end] + "…" : value, expected);
        }
    }

    /// <inheritdoc/>
    public void Complete(int lines)
    {
        Lines = lines;
        _file.RowsOfABlock = Math.Max(LeastRows, Count + Count / 32);
        for (int row = 0; row < Count;)
        {
            int end = row + 1;
            while (end < Count && _forms[end] == _forms[row])
                end++;
            if (_forms[row] == PositionForm.Degrees)
                NationalGrid.ToGrid(X.AsSpan(row..end), Y.AsSpan(row..end), X.AsSpan(row..end), Y.AsSpan(row..end));
            row = end;
        }
        _forms = [];
    }

    private void Refuse(int line, RowFields fields, FieldFault fault)
    {
        if (!IsBlank(fields))
            Refuse(line, _file.Map.Headers[fault.Column], Encoding.UTF8.GetString(fields[fault.Column]), fault.Expected, []);
    }

    private static bool IsBlank(RowFields fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (!TextTrim.Spaces(fields[i]).IsEmpty)
                return false;
        }
        return true;
    }

    private void Resize(int rows)
    {
        Array.Resize(ref X, rows);
        Array.Resize(ref Y, rows);
        Array.Resize(ref Times, rows);
        Array.Resize(ref Units, rows);
        Array.Resize(ref _forms, rows);
    }
}

/// <summary>First row of a log that could not be understood.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Column">Header of the column at fault; blank for the whole row.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Expected">What should have stood there.</param>
internal readonly record struct FixFault(int Line, string Column, string Value, string Expected);
