using System.Globalization;
using System.Text;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Outputs.Formats.Csv;

namespace Hotspots.Core.Files.RowReading;

/// <summary>
/// Escaping of the fields of a table of rejected rows, to and fro: whatever a row held, the table is text that shows it, and reading it gives
/// the row back.
/// </summary>
/// <remarks>
/// Hidden characters, and a carriage return without a line feed, which editors change, are written as \u and four hexadecimal digits; so is the
/// backslash of a text that holds such digits itself. Then formulas get their apostrophe (<see cref="FormulaGuard"/>). Both are taken away again
/// from tables that have the columns of <see cref="NoteHeaders"/>, and from no other file.
/// </remarks>
internal static class RejectsText
{
    private const int Digits = 4;
    private const int EscapeLength = 2 + Digits;

    /// <summary>The headers of the columns that say why and whence, and how the rows are marked.</summary>
    public static IReadOnlyList<string> NoteHeaders { get; } = ["rejected because", "rejected file", "rejected line", "rejected marking"];

    /// <summary>Those that tell such a table from any other: a marking was not always among them.</summary>
    private static readonly string[] Telling = [.. NoteHeaders.Take(3).Select(ColumnNames.Normalise)];

    /// <summary>Was the file written by this tool, to be mended?</summary>
    public static bool IsRejects(IReadOnlyList<string> headers) =>
        Array.TrueForAll(Telling, telling => headers.Any(header => ColumnNames.Normalise(header) == telling));

    /// <summary>Is it one of <see cref="NoteHeaders"/>?</summary>
    public static bool IsNote(string header) => ColumnNames.RoleOf(header, out _) == ColumnRole.RejectNote;

    /// <summary>A field as it stands in the table.</summary>
    public static string Protect(string field) => FormulaGuard.Guard(Escape(field));

    /// <summary>The field that was protected.</summary>
    public static string Restore(string field) => Unescape(FormulaGuard.Unguard(field));

    /// <summary>May the field have been protected? Asked of UTF-8, before any text is made of it.</summary>
    public static bool MayBeProtected(ReadOnlySpan<byte> field) => field.Length > 1 && (field[0] == '\'' || field.Contains((byte)'\\'));

    /// <summary>Any character as it can stand where it may not stand itself.</summary>
    public static string Escaped(char unit)
    {
        var text = new StringBuilder(EscapeLength);
        VisibleText.Escape(text, unit);
        return text.ToString();
    }

    private static string Escape(string field)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < field.Length; i++)
        {
            int codePoint = VisibleText.CodePointAt(field, i), units = codePoint > char.MaxValue ? 2 : 1;
            bool plain = codePoint switch
            {
                '\t' or '\n' => true,
                '\r' => i + 1 < field.Length && field[i + 1] == '\n',
                '\\' => !TryUnit(field, i, out _),
                _ => !VisibleText.IsHidden(codePoint),
            };
            if (!plain)
                escaped ??= new StringBuilder(field, 0, i, field.Length + 32);
            for (int u = 0; escaped is not null && u < units; u++)
            {
                if (plain)
                    escaped.Append(field[i + u]);
                else
                    VisibleText.Escape(escaped, field[i + u]);
            }
            i += units - 1;
        }
        return escaped?.ToString() ?? field;
    }

    private static string Unescape(string field)
    {
        int at = field.IndexOf('\\', StringComparison.Ordinal);
        if (at < 0)
            return field;
        var text = new StringBuilder(field, 0, at, field.Length);
        while (at < field.Length)
        {
            bool escape = TryUnit(field, at, out char unit);
            text.Append(escape ? unit : field[at]);
            at += escape ? EscapeLength : 1;
        }
        return text.ToString();
    }

    private static bool TryUnit(string field, int at, out char unit)
    {
        unit = '\0';
        if (at + EscapeLength > field.Length || field[at] != '\\' || field[at + 1] != 'u')
            return false;
        ReadOnlySpan<char> digits = field.AsSpan(at + 2, Digits);
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            return false;
        unit = (char)code;
        return true;
    }
}
