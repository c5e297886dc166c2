using System.Globalization;
using System.Text;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Csv;

/// <summary>Reads points of a plane from plain tables: textbook data, whatever their unit of length.</summary>
/// <remarks>
/// CSV as <see cref="CsvReader"/> reads it. A column is named by its header; in a file without headers by its number, counted from 1: a
/// number is taken for a header where there is one of that name. A file has no headers when every column asked for by number holds a
/// number (or a time) in the first row already.
/// </remarks>
internal static class PlanarFile
{
    private const int SecondsInDay = 86_400;
    private const int MostColumns = 4096;

    /// <summary>Days from 1970 that a calendar has a date for, and some to spare.</summary>
    private const double MostDays = 700_000;

    /// <summary>Reads all files, one after another.</summary>
    /// <exception cref="UnreadableFileException">A file cannot be read or lacks a column; says what to change.</exception>
    public static PlanarPoints Read(IReadOnlyList<string> paths, PlanarColumns columns, CancellationToken cancellation)
    {
        var all = new Rows(columns);
        foreach (string path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            all.Begin(Path.GetFileName(path));
            byte[] bytes = InputBytes.Read(path, cancellation);
            (Encoding? encoding, int mark) = CsvDialect.DetectEncoding(bytes);
            ReadOnlySpan<byte> text = bytes.AsSpan(mark);
            if (encoding is not null)
                text = Encoding.UTF8.GetBytes(encoding.GetString(text));
            (byte delimiter, int sepLine) = CsvDialect.DetectDelimiter(text);
            // The tokenizer is given whole rows, and unescapes them in place.
            byte[] block = [.. text[sepLine..], (byte)'\n'];
            new CsvTokenizer(delimiter, MostColumns).Read(block, all);
        }
        return all.ToPoints();
    }

    private sealed class Rows(PlanarColumns columns) : IRowBlock
    {
        private const int FirstNumber = 5;

        private readonly string?[] _asked = [columns.X, columns.Y, columns.Weight, columns.Time, columns.Name, .. columns.Numbers];
        private readonly int[] _at = new int[FirstNumber + columns.Numbers.Count];
        private readonly double[] _row = new double[columns.Numbers.Count];
        private readonly List<double>[] _numbers = [.. columns.Numbers.Select(static _ => new List<double>())];
        private readonly List<double> _x = [], _y = [], _weights = [];
        private readonly List<IncidentTime> _times = [];
        private readonly List<string> _names = [];
        private readonly List<ReadIssue> _issues = [];
        private string _file = "";
        private bool _headed;
        private int _rows;

        public void Begin(string file) => (_file, _headed) = (file, false);

        public void Add(int line, RowFields fields)
        {
            if (!_headed)
            {
                _headed = true;
                if (ReadHeader(fields))
                    return;
            }
            _rows++;
            double x = 0, y = 0, weight = 1;
            IncidentTime time = IncidentTime.Unknown;
            if (!Number(fields, 0, out x))
                Refuse(line, fields, 0, "a number");
            else if (!Number(fields, 1, out y))
                Refuse(line, fields, 1, "a number");
            else if (_asked[2] is not null && (!Number(fields, 2, out weight) || !PointSet.IsWeight(weight)))
                Refuse(line, fields, 2, "a weight " + PointSet.WeightRange);
            else if (_asked[3] is not null && !Time(fields, 3, out time))
                Refuse(line, fields, 3, "a date or a number of days");
            else if (Odd(fields) is >= 0 and int odd)
                Refuse(line, fields, odd, "a number");
            else
                Keep(x, y, weight, time, _asked[4] is null ? "" : Text(fields, 4).Trim());
        }

        public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields)
        {
            _rows++;
            _issues.Add(new ReadIssue(_file, line, column, value, expected));
        }

        public void Complete(int lines)
        {
        }

        public PlanarPoints ToPoints() => new()
        {
            Points = new PointSet([.. _x], [.. _y], _asked[2] is null ? null : [.. _weights]),
            Times = _asked[3] is null ? null : TimeColumn.From(_times),
            Names = _asked[4] is null ? null : _names,
            Numbers = Array.ConvertAll(_numbers, static column => column.ToArray()),
            Rows = _rows,
            Issues = _issues,
        };

        private void Keep(double x, double y, double weight, IncidentTime time, string name)
        {
            _x.Add(x);
            _y.Add(y);
            _weights.Add(weight);
            _times.Add(time);
            _names.Add(name);
            for (int k = 0; k < _row.Length; k++)
                _numbers[k].Add(_row[k]);
        }

        /// <summary>Reads the further numbers of a row: the first that is none, or −1.</summary>
        private int Odd(RowFields fields)
        {
            for (int k = 0; k < _row.Length; k++)
            {
                if (!Number(fields, FirstNumber + k, out _row[k]))
                    return FirstNumber + k;
            }
            return -1;
        }

        // True when the row holds names.
        private bool ReadHeader(RowFields fields)
        {
            var names = new string[fields.Count];
            for (int i = 0; i < names.Length; i++)
                names[i] = Encoding.UTF8.GetString(fields[i]).Trim();
            bool numbered = true;
            for (int k = 0; k < _asked.Length; k++)
            {
                if (_asked[k] is not { } name)
                    continue;
                _at[k] = Array.FindIndex(names, n => string.Equals(n, name.Trim(), StringComparison.OrdinalIgnoreCase));
                if (_at[k] >= 0)
                {
                    numbered = false;
                    continue;
                }
                if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < 1 || number > names.Length)
                {
                    throw new UnreadableFileException(
                        $"{_file} has no column \"{name}\"; its first row holds {string.Join(", ", names.Take(20))}. "
                            + $"In a file without names give the column's number, from 1 to {names.Length.ToString(CultureInfo.InvariantCulture)}.");
                }
                _at[k] = number - 1;
            }
            return !numbered || !Number(fields, 0, out _) || !Number(fields, 1, out _);
        }

        private bool Number(RowFields fields, int k, out double value)
        {
            value = 0;
            return _at[k] < fields.Count && NumberParser.TryParse(fields[_at[k]], out value);
        }

        private bool Time(RowFields fields, int k, out IncidentTime time)
        {
            time = IncidentTime.Unknown;
            if (_at[k] >= fields.Count)
                return false;
            // A bare number counts days: a year alone would be one too, and tables of this kind count.
            if (Number(fields, k, out double days))
            {
                if (!(Math.Abs(days) <= MostDays))
                    return false;
                // A day is a day of the calendar, from midnight to midnight by the clock, as a date would be.
                long clock = (long)Math.Round(days * SecondsInDay), from = LondonTime.ToUtcSeconds(clock);
                time = double.IsInteger(days)
                    ? new IncidentTime(from, (uint)(LondonTime.ToUtcSeconds(clock + SecondsInDay) - from), TimePrecision.Day)
                    : new IncidentTime(from, 0, TimePrecision.Second);
                return true;
            }
            return fields[_at[k]].IsEmpty || TimeParser.TryParse(fields[_at[k]], out time);
        }

        private void Refuse(int line, RowFields fields, int k, string expected) => _issues.Add(new ReadIssue(
            _file, line, _asked[k]!, Text(fields, k), expected));

        private string Text(RowFields fields, int k) => _at[k] < fields.Count ? Encoding.UTF8.GetString(fields[_at[k]]) : "";
    }
}
