using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Selection.Grades;

/// <summary>Text columns made of gradings: the whole grade, how far it can be relied on, and whether an incident was told or found.</summary>
internal static class GradeTexts
{
    /// <summary>What somebody told.</summary>
    public const string Tips = "tips";

    /// <summary>What the police found.</summary>
    public const string Facts = "facts";

    /// <summary>Source, intelligence and handling in one word; null where no file has any of them.</summary>
    public static CodedTextColumn? Grades(IncidentTable incidents) => Of(incidents, static grading => grading.ToString());

    /// <summary>How far each grade can be relied on, "2D"; null where no file grades anything. See <see cref="Grading.Reliance"/>.</summary>
    public static CodedTextColumn? Reliances(IncidentTable incidents) => Of(incidents, static grading => grading.Reliance);

    /// <summary>A grade of the older scheme that does not call the incident false.</summary>
    public const string Older = "older";

    /// <summary>A grade of the older scheme that calls it suspected to be false.</summary>
    public const string OlderFalse = "older, suspected false";

    /// <summary><see cref="Older"/>, <see cref="OlderFalse"/>, or blank where the grade is none of the older scheme; null as the others.</summary>
    public static CodedTextColumn? Olders(IncidentTable incidents) =>
        Of(incidents, static grading => !grading.IsOlderScheme ? "" : grading.IsSuspectedFalseByOlderScheme ? OlderFalse : Older);

    /// <summary>Were they <see cref="Tips"/>, <see cref="Facts"/>, or (blank) neither? Null where all are neither.</summary>
    /// <remarks>
    /// Facts are warrants and seizures, and whatever else is no tip and says that drugs or cash were found, or somebody arrested. Recorded crime and
    /// a search that found nothing are neither: somebody reported the one, and the other found no fact.
    /// </remarks>
    public static CodedTextColumn? Bases(IncidentTable incidents)
    {
        var codes = new int[incidents.Count];
        TextColumn? drugs = incidents.Find(ColumnRole.Drug), cash = incidents.Find(ColumnRole.CashGbp), arrests = incidents.Find(ColumnRole.Arrests);
        bool any = false;
        for (int i = 0; i < codes.Length; i++)
        {
            string kind = incidents.Kinds[i];
            codes[i] = IsKind(kind, IncidentKind.Tip) ? 1
                : IsKind(kind, IncidentKind.Warrant) || IsKind(kind, IncidentKind.Seizure) || drugs?.IsBlank(i) == false || IsSome(cash, i)
                    || IsSome(arrests, i) ? 2 : 0;
            any |= codes[i] > 0;
        }
        return any ? new CodedTextColumn(codes, TextList.From(["", Tips, Facts])) : null;
    }

    /// <summary>One text for each combination of parts; equal texts are one.</summary>
    private static CodedTextColumn? Of(IncidentTable incidents, Func<Grading, string> text)
    {
        CodedTextColumn? source = FacetTexts.Coded(incidents, ColumnRole.Source);
        CodedTextColumn? intelligence = FacetTexts.Coded(incidents, ColumnRole.Intelligence);
        CodedTextColumn? handling = FacetTexts.Coded(incidents, ColumnRole.Handling);
        if (source is null && intelligence is null && handling is null)
            return null;
        var codes = new int[incidents.Count];
        var texts = new List<string> { "" };
        var byText = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        var known = new Dictionary<(int, int, int), int>();
        for (int i = 0; i < codes.Length; i++)
        {
            (int, int, int) parts = (source?.CodeAt(i) ?? 0, intelligence?.CodeAt(i) ?? 0, handling?.CodeAt(i) ?? 0);
            if (!known.TryGetValue(parts, out codes[i]))
            {
                string said = text(new Grading(source?[i] ?? "", intelligence?[i] ?? "", handling?[i] ?? ""));
                if (!byText.TryGetValue(said, out int code))
                {
                    code = texts.Count;
                    byText.Add(said, code);
                    texts.Add(said);
                }
                codes[i] = code;
                known.Add(parts, code);
            }
        }
        return new CodedTextColumn(codes, TextList.From(texts));
    }

    private static bool IsKind(string kind, string wanted) => string.Equals(kind, wanted, StringComparison.OrdinalIgnoreCase);

    // "0" arrests and "£0.00" are none.
    private static bool IsSome(TextColumn? column, int incident) =>
        column is not null && !column.IsBlank(incident) && column[incident].AsSpan().ContainsAnyInRange('1', '9');
}
