using System.Globalization;
using Hotspots.Core.Model.Harm;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection;
using Hotspots.Core.Selection.Grades;

namespace Hotspots.Core.Pipeline.Harm;

/// <summary>Harm scores of incidents by a table, and of hotspots with the reasons.</summary>
/// <remarks>Prepared once for a table of incidents; may then be asked from many threads.</remarks>
internal sealed class HarmScores
{
    /// <summary>Reasons that are said of a hotspot.</summary>
    private const int MostReasons = 3;

    /// <summary>Rows and kinds that are named in a note.</summary>
    private const int MostNamed = 6;

    private readonly HarmTable _table;
    private readonly IncidentTable _incidents;
    private readonly TextColumn? _words;
    private readonly int[] _kinds;
    private readonly CodedTextColumn? _drugs, _classes, _grades;
    private readonly int[] _ofDrugs, _ofClasses, _ofGrades;
    private readonly ILookup<int, SeizureItem> _items;
    private readonly Dictionary<string, int> _drugRows, _classRows;
    private readonly (int Row, TextColumn Values)[] _columns;
    private readonly int[] _wordRows;

    /// <summary>Looks at the columns once.</summary>
    /// <param name="table">The harm table.</param>
    /// <param name="incidents">The placed incidents.</param>
    /// <param name="wordColumn">The column in which words are looked for; null for none.</param>
    /// <exception cref="ArgumentException">The files lack a column that the table needs; says which.</exception>
    public HarmScores(HarmTable table, IncidentTable incidents, string? wordColumn)
    {
        (_table, _incidents) = (table, incidents);
        _words = wordColumn is null ? null : Column(wordColumn) ?? throw new ArgumentException(
            $"No file has a column \"{wordColumn}\", which ⟨harm-column⟩ names; there are "
                + $"{string.Join(", ", incidents.Columns.Select(static column => column.Name).Distinct())}.");
        _drugRows = RowsOf(HarmPart.Drug);
        _classRows = RowsOf(HarmPart.Class);
        Dictionary<string, int> kinds = RowsOf(HarmPart.Kind), grades = RowsOf(HarmPart.Grade);
        int any = kinds.GetValueOrDefault(HarmRow.Any, -1);
        _kinds = OfTexts(incidents.Kinds, text => kinds.GetValueOrDefault(text, any));
        _drugs = FacetTexts.Coded(incidents, ColumnRole.Drug);
        _classes = FacetTexts.Coded(incidents, ColumnRole.DrugClass);
        _grades = grades.Count == 0 ? null : GradeTexts.Grades(incidents);
        _ofDrugs = OfTexts(_drugs, text => _drugRows.GetValueOrDefault(text, -1));
        _ofClasses = OfTexts(_classes, text => _classRows.GetValueOrDefault(ClassOf(text), -1));
        _ofGrades = OfTexts(_grades, text => GradeRow(grades, text));
        _items = (_drugRows.Count + _classRows.Count == 0 ? Array.Empty<SeizureItem>() : incidents.Items).ToLookup(static item => item.Incident);
        _columns = [.. Indices(HarmPart.Column).Select(row => (row, Column(table.Rows[row].Value))).Where(static one => one.Item2 is not null)
            .Select(static one => (one.row, one.Item2!))];
        _wordRows = [.. Indices(HarmPart.Word)];
        if (table.Rows.All(static row => row.Part == HarmPart.Column) && _columns.Length == 0)
        {
            string names = string.Join(" or ", table.Rows.Select(static row => row.Value));
            throw new ArgumentException($"No file has a column {names}, which the harm table {table.Name} adds up: name another table with ⟨harm⟩.");
        }
    }

    /// <summary>The harm of incidents that make a place, and what it is made of.</summary>
    /// <param name="members">Indices into the placed incidents.</param>
    public HotspotHarm Of(int[] members)
    {
        int rows = _table.Rows.Count;
        double[] sums = new double[rows], own = new double[rows];
        var counts = new int[rows];
        double total = 0;
        foreach (int incident in members)
        {
            Score(incident, own);
            for (int row = 0; row < rows; row++)
            {
                if (own[row] <= 0)
                    continue;
                sums[row] += own[row];
                counts[row]++;
                total += own[row];
            }
        }
        int[] order = [.. Enumerable.Range(0, rows).Where(row => sums[row] > 0).OrderByDescending(row => sums[row]).ThenBy(static row => row)
            .Take(MostReasons)];
        return new HotspotHarm(total, 0,
            [.. order.Select(row => string.Create(CultureInfo.InvariantCulture,
                $"{_table.Rows[row].Why}: {sums[row]:#,0.##} of {total:#,0.##}, {counts[row]:N0} {(counts[row] == 1 ? "incident" : "incidents")}"))]);
    }

    /// <summary>What a reader must know, each one sentence.</summary>
    /// <param name="analysed">The incidents that were analysed.</param>
    public IEnumerable<string> Notes(IEnumerable<int> analysed)
    {
        string rows = string.Join(", ", _table.Rows.Take(MostNamed).Select(Short));
        string more = _table.Rows.Count <= MostNamed ? ""
            : string.Create(CultureInfo.InvariantCulture, $" and {_table.Rows.Count - MostNamed:N0} more rows");
        yield return $"Harm is a second ranking beside the count, by the table {_table.Name}: {rows}{more}; "
            + "the scores are those of whoever made it, and the first ranking does not know them.";
        var own = new double[_table.Rows.Count];
        var without = new SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        int all = 0, none = 0, odd = 0;
        foreach (int incident in analysed)
        {
            all++;
            odd += _columns.Any(column => !column.Values.IsBlank(incident) && Number(column.Values[incident]) is null) ? 1 : 0;
            if (Score(incident, own))
                continue;
            none++;
            string kind = _incidents.Kinds[incident];
            without[kind] = without.GetValueOrDefault(kind) + 1;
        }
        if (none > 0)
        {
            string kinds = string.Join(", ", without.OrderByDescending(static kind => kind.Value).Take(MostNamed)
                .Select(static kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Value:N0}")));
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Of {none:N0} of {all:N0} incidents the harm table says nothing ({kinds}): they add ")
                + "nothing to harm, which does not mean that they did none.";
        }
        if (odd > 0)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{odd:N0} {(odd == 1 ? "incident has" : "incidents have")} in a column that the harm ")
                + "table adds up a text that is no number of 0 or more: it adds nothing.";
    }

    private static string Short(HarmRow row)
    {
        string factor = row.Part is HarmPart.Grade or HarmPart.Column ? "×" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{row.Part.ToString().ToLowerInvariant()} {row.Value} {factor}{row.Score}");
    }

    /// <summary>Scores one incident, row by row.</summary>
    /// <returns>Does any row fit it, a factor of a grade aside?</returns>
    private bool Score(int incident, double[] own)
    {
        Array.Clear(own);
        bool fits = Put(_kinds[_incidents.Kinds.CodeAt(incident)]);
        fits |= Put(Highest(_drugs, _ofDrugs, _drugRows, incident, static item => item.Drug));
        fits |= Put(Highest(_classes, _ofClasses, _classRows, incident, static item => ClassOf(item.DrugClass)));
        foreach (int row in _wordRows)
        {
            if (Holds(_words![incident], _table.Rows[row].Value))
                fits |= Put(row);
        }
        foreach ((int row, TextColumn values) in _columns)
        {
            if (Number(values[incident]) is not { } number)
                continue;
            own[row] = number * _table.Rows[row].Score;
            fits = true;
        }
        if (_grades is not null && _ofGrades[_grades.CodeAt(incident)] is >= 0 and int grade)
        {
            for (int row = 0; row < own.Length; row++)
                own[row] *= _table.Rows[grade].Score;
        }
        return fits;

        bool Put(int row)
        {
            if (row < 0)
                return false;
            own[row] = _table.Rows[row].Score;
            return true;
        }
    }

    private int Highest(
        CodedTextColumn? column, int[] ofTexts, Dictionary<string, int> rows, int incident, Func<SeizureItem, string> text)
    {
        int best = column is null ? -1 : ofTexts[column.CodeAt(incident)];
        foreach (SeizureItem item in _items[incident])
        {
            if (rows.TryGetValue(text(item), out int row) && (best < 0 || _table.Rows[row].Score > _table.Rows[best].Score))
                best = row;
        }
        return best;
    }

    /// <summary>Does a text hold a word, or where it ends with "*" one that begins so?</summary>
    internal static bool Holds(string text, string word)
    {
        bool isBeginning = word.EndsWith('*');
        string sought = isBeginning ? word[..^1] : word;
        for (int at = text.IndexOf(sought, StringComparison.OrdinalIgnoreCase); at >= 0 && sought.Length > 0;
            at = at + 1 < text.Length ? text.IndexOf(sought, at + 1, StringComparison.OrdinalIgnoreCase) : -1)
        {
            int end = at + sought.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (isBeginning || end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }
        return false;
    }

    // Source, intelligence and handling are told apart by what they are: a digit, a letter, P or C. The whole grade goes before a part.
    private static int GradeRow(Dictionary<string, int> rows, string grade)
    {
        if (grade.Length == 0)
            return -1;
        if (rows.TryGetValue(grade, out int whole))
            return whole;
        return grade.Length == 3 && (rows.TryGetValue(grade[1..2], out int part) || rows.TryGetValue(grade[..1], out part)) ? part : -1;
    }

    // "Class A" is A.
    private static string ClassOf(string text) => text.StartsWith("class ", StringComparison.OrdinalIgnoreCase) ? text[6..].Trim() : text;

    private TextColumn? Column(string name)
    {
        foreach (AttributeColumn column in _incidents.Columns)
        {
            if (column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return column.Values;
        }
        return null;
    }

    private IEnumerable<int> Indices(HarmPart part) => Enumerable.Range(0, _table.Rows.Count).Where(row => _table.Rows[row].Part == part);

    private Dictionary<string, int> RowsOf(HarmPart part)
    {
        var rows = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (int row in Indices(part))
            rows.TryAdd(_table.Rows[row].Value, row);
        return rows;
    }

    private static int[] OfTexts(CodedTextColumn? column, Func<string, int> row) =>
        column is null ? [] : [.. Enumerable.Range(0, column.Texts.Length).Select(code => row(column.Texts[code]))];

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number >= 0
            && double.IsFinite(number)
            ? number : null;
}
