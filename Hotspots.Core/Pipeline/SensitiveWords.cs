using System.Buffers;
using System.Collections.Frozen;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Pipeline;

/// <summary>Sensitive words. Does a file hold tips, intelligence, or kinds of incident of which nobody can say that they are harmless?</summary>
internal static class SensitiveWords
{
    /// <summary>Different texts of a column that are looked through: free text has more, and says nothing of the file as a whole.</summary>
    private const int MostTexts = 4096;

    /// <summary>The tool's own kinds that are no intelligence, and the categories that data.police.uk publishes.</summary>
    private static readonly FrozenSet<string> HarmlessKinds = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ["", IncidentKind.Warrant, IncidentKind.Seizure, IncidentKind.StopAndSearch, .. PublishedKinds.Crime, .. PublishedKinds.Searches]);

    private static readonly SearchValues<string> Telling = SearchValues.Create(
        ["intel", "5x5x5", "3x5x2", "informant", "informer", "chis", "covert", "crimestoppers", "official-sensitive", "official sensitive", "secret"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Are there any in the rows, the rows that were rejected, or the headers?</summary>
    public static bool AreIn(ReadResult read) =>
        AreIn(read.Placed) || AreIn(read.Unplaced) || AreIn(read.Rejected) || read.Report.Files.Any(static file => file.Columns.Any(IsTelling));

    // A grade, too, is given to nothing but intelligence.
    private static bool IsTelling(ColumnReading column) =>
        column.Role is ColumnRole.Source or ColumnRole.Intelligence or ColumnRole.Handling
            || (column.Role != ColumnRole.RejectNote && IsTelling(column.Header));

    private static bool AreIn(IncidentTable incidents)
    {
        TextList kinds = incidents.Kinds.Texts;
        for (int code = 0; code < kinds.Length; code++)
        {
            if (!HarmlessKinds.Contains(kinds[code]))
                return true;
        }
        return incidents.Columns.Any(static column => column.Values is CodedTextColumn texts && AreIn(texts.Texts));
    }

    private static bool AreIn(TextList texts)
    {
        if (texts.Length > MostTexts)
            return false;
        for (int code = 0; code < texts.Length; code++)
        {
            if (IsTelling(texts[code]))
                return true;
        }
        return false;
    }

    // Which field holds the kind of a row that could not be understood is not always known: any of them will do.
    private static bool AreIn(IReadOnlyList<RejectedRow> rejected)
    {
        foreach (RejectedRow row in rejected)
        {
            foreach (string field in row.Fields)
            {
                if (KindNames.Canonical(field.Trim()) == IncidentKind.Tip || IsTelling(field))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Is it a tip, or a word for intelligence, such as "Crimestoppers" or "intel log"?</summary>
    public static bool IsIntelligence(string kind) =>
        string.Equals(KindNames.Canonical(kind.Trim()), IncidentKind.Tip, StringComparison.OrdinalIgnoreCase) || IsTelling(kind);

    // At the beginning of a word only: "intelligence" and "Intel log", and not "Chisholm Road" or "Secretary Lane".
    private static bool IsTelling(string text)
    {
        ReadOnlySpan<char> rest = text;
        for (int at; (at = rest.IndexOfAny(Telling)) >= 0; rest = rest[(at + 1)..])
        {
            if ((at == 0 || !char.IsLetterOrDigit(rest[at - 1])) && IsWhole(rest[at..]))
                return true;
        }
        return false;
    }

    private static bool IsWhole(ReadOnlySpan<char> from)
    {
        int end = 0;
        while (end < from.Length && (char.IsLetterOrDigit(from[end]) || from[end] == '-'))
            end++;
        return Words.Contains(from[..end].ToString());
    }

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "intel", "intelligence", "5x5x5", "3x5x2", "informant", "informants", "informer", "chis", "covert", "crimestoppers", "official-sensitive",
        "official", "secret");
}
