namespace Hotspots.Core.Runs.Releases;

/// <summary>Names that nothing which is handed over may hold: those of operations and lines.</summary>
internal static class HandedNames
{
    /// <summary>Does a text hold a name as words of their own, in any case?</summary>
    public static bool Holds(string text, string name)
    {
        for (int at = 0; (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            bool isStart = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            bool isEnd = at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]);
            if (isStart && isEnd)
                return true;
        }
        return false;
    }
}
