namespace Hotspots.Core.Model.Incidents;

/// <summary>Intelligence grading. How far can a tip be relied on, and who may see it? The 3x5x2 grading of UK intelligence reports.</summary>
/// <remarks>
/// A part is understood where it is its code alone, or begins with it as a word: "E", "e - suspected false", "C1". An old 5x5x5 grade has letters
/// where the new one has digits, and the other way round: none of its parts is ever taken for one of these.
/// </remarks>
/// <param name="Source">1 reliable, 2 untested, 3 not reliable. Kept as given; an old 5x5x5 letter is never converted.</param>
/// <param name="Intelligence">A known directly, B known indirectly but corroborated, C known indirectly, D not known, E suspected false.</param>
/// <param name="Handling">P lawful sharing permitted, C permitted with conditions.</param>
internal readonly record struct Grading(string Source, string Intelligence, string Handling)
{
    /// <summary>Stands for a part that is not given, or is of another scheme.</summary>
    public const char Unknown = '?';

    private const string Sources = "123", Intelligences = "ABCDE", Handlings = "PC", OldSources = "ABCDE", OldIntelligences = "12345";

    /// <summary>Was no part of it given?</summary>
    public bool IsBlank => Source.Length == 0 && Intelligence.Length == 0 && Handling.Length == 0;

    /// <summary>Is it a grade of the current 3x5x2 scheme (and not an old 5x5x5 one)?</summary>
    public bool IsCurrentScheme =>
        Source is "1" or "2" or "3" && Intelligence is "A" or "B" or "C" or "D" or "E" && Handling is "P" or "C";

    /// <summary>Is it a grade of the older 5x5x5 scheme, which is shown as given and never converted?</summary>
    public bool IsOlderScheme => CodeOf(Source, OldSources) != Unknown && CodeOf(Intelligence, OldIntelligences) != Unknown;

    /// <summary>Does the older scheme call it suspected to be false (5)?</summary>
    public bool IsSuspectedFalseByOlderScheme => IsOlderScheme && CodeOf(Intelligence, OldIntelligences) == '5';

    /// <summary>
    /// How far it can be relied on: source and intelligence in one word, "2D", with <see cref="Unknown"/> for a part that is not known; blank where
    /// neither is.
    /// </summary>
    public string Reliance => (CodeOf(Source, Sources), IntelligenceCode) switch
    {
        (Unknown, Unknown) => "",
        var (source, intelligence) => new string([source, intelligence]),
    };

    /// <summary>Is it suspected false: intelligence E?</summary>
    public bool IsSuspectedFalse => IntelligenceCode == 'E';

    /// <summary>May it be shared on conditions only: handling C?</summary>
    public bool IsConditional => IsConditionalCode(Handling);

    private char IntelligenceCode => IsFalseInWords(Intelligence) ? 'E' : CodeOf(Intelligence, Intelligences);

    /// <inheritdoc/>
    public override string ToString() => Source + Intelligence + Handling;

    /// <summary>Does a handling code say that sharing has conditions: "C", "c", "C1", "C - ask first"?</summary>
    public static bool IsConditionalCode(string handling) => CodeOf(handling, Handlings, mayHaveDigit: true) == 'C';

    /// <summary>Does a handling code permit lawful sharing without conditions: "P"?</summary>
    public static bool IsOpenCode(string handling) => CodeOf(handling, Handlings, mayHaveDigit: true) == 'P';

    private static bool IsFalseInWords(string text) =>
        text.Contains("suspect", StringComparison.OrdinalIgnoreCase) && text.Contains("false", StringComparison.OrdinalIgnoreCase);

    // "Corroborated" is no C, and "10" no 1.
    private static char CodeOf(string text, string codes, bool mayHaveDigit = false)
    {
        ReadOnlySpan<char> said = text.AsSpan().Trim();
        if (said.IsEmpty || (said.Length > 1 && char.IsLetterOrDigit(said[1]) && !(mayHaveDigit && char.IsAsciiDigit(said[1]))))
            return Unknown;
        char first = char.ToUpperInvariant(said[0]);
        return codes.Contains(first, StringComparison.Ordinal) ? first : Unknown;
    }
}
