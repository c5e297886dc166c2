namespace Hotspots.Tests.Architecture;

/// <summary>
/// Blanks what is not code in a C# text, so that a rule can look for words without being misled by strings and comments. Lines and
/// columns stay where they were.
/// </summary>
internal static class CSharpText
{
    /// <summary>The text with the contents of strings and characters blanked and, if wanted, comments too.</summary>
    public static string Blank(string text, bool comments)
    {
        char[] result = text.ToCharArray();
        Code(text, 0, result, comments, inHole: false);
        return new string(result);
    }

    // Walks code until the end, or until the brace that closes an interpolation hole; returns where it stopped.
    private static int Code(string text, int at, char[] result, bool comments, bool inHole)
    {
        int depth = 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (c == '/' && Next(text, at) == '/')
            {
                int end = text.IndexOf('\n', at) is int line and >= 0 ? line : text.Length;
                at = Erase(text, at, end, result, comments);
            }
            else if (c == '/' && Next(text, at) == '*')
            {
                int end = text.IndexOf("*/", at + 2, StringComparison.Ordinal) is int close and >= 0 ? close + 2 : text.Length;
                at = Erase(text, at, end, result, comments);
            }
            else if (c == '\'')
            {
                int end = at + 1;
                while (end < text.Length && text[end] != '\'')
                    end += text[end] == '\\' ? 2 : 1;
                at = Math.Min(text.Length, Erase(text, at + 1, Math.Min(end, text.Length), result, true) + 1);
            }
            else if (c == '"')
            {
                at = Literal(text, at, result, comments);
            }
            else
            {
                if (c == '{')
                    depth++;
                if (c == '}' && --depth < 0 && inHole)
                    return at;
                at++;
            }
        }
        return at;
    }

    // A string literal whose first quote is at "at"; what precedes the quote says whether it is verbatim and interpolated.
    private static int Literal(string text, int at, char[] result, bool comments)
    {
        int quotes = Run(text, at, '"');
        int prefix = at;
        while (prefix > 0 && text[prefix - 1] is '$' or '@')
            prefix--;
        int dollars = text[prefix..at].Count(static c => c == '$');
        bool verbatim = text[prefix..at].Contains('@', StringComparison.Ordinal);
        if (quotes == 2)
            return at + 2;
        bool raw = quotes >= 3;
        at += raw ? quotes : 1;
        while (at < text.Length)
        {
            char c = text[at];
            if (c == '"')
            {
                int here = Run(text, at, '"');
                if (raw ? here >= quotes : !verbatim || here % 2 == 1)
                    return at + (raw || verbatim ? here : 1);
                at = Erase(text, at, at + here, result, true);
            }
            else if (c == '{' && dollars > 0)
            {
                int braces = Run(text, at, '{');
                bool opens = raw ? braces >= dollars : braces % 2 == 1;
                at = Erase(text, at, at + braces, result, !opens);
                if (opens)
                    at = Math.Min(text.Length, Code(text, at, result, comments, inHole: true) + 1);
            }
            else
            {
                at = Erase(text, at, Math.Min(text.Length, at + (c == '\\' && !raw && !verbatim ? 2 : 1)), result, true);
            }
        }
        return at;
    }

    private static int Run(string text, int at, char what)
    {
        int length = 0;
        while (at + length < text.Length && text[at + length] == what)
            length++;
        return length;
    }

    private static int Erase(string text, int from, int to, char[] result, bool really)
    {
        for (int i = from; really && i < to; i++)
        {
            if (text[i] is not '\n' and not '\r')
                result[i] = ' ';
        }
        return to;
    }

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';
}
