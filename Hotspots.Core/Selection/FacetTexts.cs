using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Selection;

/// <summary>Text columns of facets: one text an incident, made of the columns that the files have.</summary>
internal static class FacetTexts
{
    /// <summary>Between the drugs of one seizure.</summary>
    public const string Separator = "; ";

    /// <summary>The texts, those that differ in case only as one; null where no file has such a column.</summary>
    public static CodedTextColumn? Of(IncidentTable incidents, Facet facet) => facet.Column(incidents) is { } texts ? Folded(texts) : null;

    /// <summary>A column of codes, made where the table holds plain texts.</summary>
    public static CodedTextColumn? Coded(IncidentTable incidents, ColumnRole role) => incidents.Find(role) switch
    {
        null => null,
        CodedTextColumn coded => coded,
        TextColumn other => CodedTextColumn.From(Enumerable.Range(0, other.Count).Select(i => other[i])),
    };

    /// <summary>The drugs of each seizure as one text, in order.</summary>
    public static CodedTextColumn? Drugs(IncidentTable incidents)
    {
        CodedTextColumn? column = Coded(incidents, ColumnRole.Drug);
        if (column is null)
            return null;
        var codes = new int[incidents.Count];
        for (int i = 0; i < codes.Length; i++)
            codes[i] = column.CodeAt(i);
        var texts = Enumerable.Range(0, column.Texts.Length).Select(code => column.Texts[code]).ToList();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int code = 0; code < texts.Count; code++)
            known.TryAdd(texts[code], code);
        foreach (IGrouping<int, SeizureItem> seizure in incidents.Items.GroupBy(static item => item.Incident))
        {
            string[] drugs = [.. seizure.Select(static item => item.Drug).Where(static drug => drug.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
            if (drugs.Length == 0)
                continue;
            string text = string.Join(Separator, drugs);
            if (!known.TryGetValue(text, out int code))
            {
                code = texts.Count;
                known.Add(text, code);
                texts.Add(text);
            }
            codes[seizure.Key] = code;
        }
        return new CodedTextColumn(codes, TextList.From(texts));
    }

    // The first spelling stands for all that differ from it in case only.
    private static CodedTextColumn Folded(CodedTextColumn column)
    {
        var folded = new int[column.Texts.Length];
        var texts = new List<string>(folded.Length);
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int code = 0; code < folded.Length; code++)
        {
            string text = column.Texts[code];
            if (!known.TryGetValue(text, out folded[code]))
            {
                folded[code] = texts.Count;
                known.Add(text, folded[code]);
                texts.Add(text);
            }
        }
        if (texts.Count == folded.Length)
            return column;
        var codes = new int[column.Count];
        for (int i = 0; i < codes.Length; i++)
            codes[i] = folded[column.CodeAt(i)];
        return new CodedTextColumn(codes, TextList.From(texts));
    }
}
