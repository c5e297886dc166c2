using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Hotspots.Core.Model.Incidents;

/// <summary>
/// Control and format characters made visible: text from a file or a command as it may stand on a screen, in a table or in a sentence.
/// </summary>
/// <remarks>
/// A right-to-left override (U+202E) shows "gpj.exe" as "exe.jpg", a zero-width space makes two names of one, an escape steers a terminal. Such
/// a character is shown as \u202E: nothing is lost and nothing turns round. Letters of every script stay as they are, and so do the two
/// joiners (U+200C, U+200D) without which Persian and Hindi cannot be spelt. Source: Unicode Technical Report 36, section 2.
/// </remarks>
internal static class VisibleText
{
    /// <summary>
    /// JSON text with these characters escaped as JSON has it (\u202E), and otherwise only what JSON demands: the value that is read is the one
    /// that was written.
    /// </summary>
    public static JavaScriptEncoder Json { get; } = new VisibleJson();

    /// <summary>A character that nobody sees, or that changes how its neighbours are seen. Half a surrogate pair is one.</summary>
    public static bool IsHidden(int codePoint) => codePoint switch
    {
        >= ' ' and < 0x7F => false,
        0x200C or 0x200D => false,
        _ => CharUnicodeInfo.GetUnicodeCategory(codePoint)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate,
    };

    /// <summary>The first such character of a text, or -1.</summary>
    public static int FirstHidden(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = CodePointAt(text, i);
            if (IsHidden(codePoint))
                return codePoint;
            i += codePoint > char.MaxValue ? 1 : 0;
        }
        return -1;
    }

    /// <summary>
    /// The text with each hidden character written as \u and four hexadecimal digits (two such for one beyond U+FFFF); tabs and line ends stay.
    /// </summary>
    public static string Of(string text)
    {
        if (FirstHidden(text) < 0)
            return text;
        var shown = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = CodePointAt(text, i), units = codePoint > char.MaxValue ? 2 : 1;
            if (IsHidden(codePoint) && codePoint is not ('\t' or '\r' or '\n'))
            {
                for (int u = 0; u < units; u++)
                    Escape(shown, text[i + u]);
            }
            else
            {
                shown.Append(text, i, units);
            }
            i += units - 1;
        }
        return shown.ToString();
    }

    /// <summary>Appends one UTF-16 code unit as \u and four hexadecimal digits.</summary>
    internal static void Escape(StringBuilder to, char unit) => to.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");

    /// <summary>The code point that begins at a place; a lone surrogate is itself.</summary>
    internal static int CodePointAt(string text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    /// <summary>What the relaxed encoder escapes, and hidden characters.</summary>
    private sealed unsafe class VisibleJson : JavaScriptEncoder
    {
        private static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;

        public override int MaxOutputCharactersPerInputCharacter => Relaxed.MaxOutputCharactersPerInputCharacter;

        public override bool WillEncode(int unicodeScalar) => Relaxed.WillEncode(unicodeScalar) || IsHidden(unicodeScalar);

        public override int FindFirstCharacterToEncode(char* text, int textLength)
        {
            var span = new ReadOnlySpan<char>(text, textLength);
            int first = Relaxed.FindFirstCharacterToEncode(text, textLength);
            // Everything hidden that the relaxed one lets pass lies beyond ASCII, and most text does not.
            ReadOnlySpan<char> passed = first < 0 ? span : span[..first];
            for (int i = passed.IndexOfAnyExceptInRange('\0', '\u007F'); i >= 0 && i < passed.Length; i++)
            {
                int codePoint = passed[i];
                if (char.IsHighSurrogate(passed[i]) && i + 1 < passed.Length && char.IsLowSurrogate(passed[i + 1]))
                    codePoint = char.ConvertToUtf32(passed[i], passed[i + 1]);
                if (IsHidden(codePoint))
                    return i;
                i += codePoint > char.MaxValue ? 1 : 0;
            }
            return first;
        }

        public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) =>
            Ascii.IsValid(utf8Text) ? Relaxed.FindFirstCharacterToEncodeUtf8(utf8Text) : base.FindFirstCharacterToEncodeUtf8(utf8Text);

        public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
        {
            if (Relaxed.WillEncode(unicodeScalar))
                return Relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
            var escaped = new StringBuilder();
            Span<char> units = stackalloc char[2];
            foreach (char unit in units[..new Rune(unicodeScalar).EncodeToUtf16(units)])
                Escape(escaped, unit);
            numberOfCharactersWritten = escaped.Length <= bufferLength ? escaped.Length : 0;
            escaped.CopyTo(0, new Span<char>(buffer, bufferLength), numberOfCharactersWritten);
            return numberOfCharactersWritten > 0;
        }
    }
}
