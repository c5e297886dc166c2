using System.Text;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Cursor through the bytes of a field that holds a date or a clock time.</summary>
internal ref struct TextCursor(ReadOnlySpan<byte> text)
{
    private const int MostDigits = 8;

    private ReadOnlySpan<byte> _rest = text;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>Is the next character a digit?</summary>
    public readonly bool AtDigit => !_rest.IsEmpty && (uint)(_rest[0] - '0') <= 9;

    /// <summary>What is left.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Reads up to eight digits.</summary>
    public bool TryDigits(out int value, out int width)
    {
        value = 0;
        width = 0;
        while (width < _rest.Length && width < MostDigits && (uint)(_rest[width] - '0') <= 9)
            value = value * 10 + (_rest[width++] - '0');
        _rest = _rest[width..];
        return width > 0;
    }

    public bool SkipDigits()
    {
        int width = 0;
        while (width < _rest.Length && (uint)(_rest[width] - '0') <= 9)
            width++;
        _rest = _rest[width..];
        return width > 0;
    }

    public bool SkipSeparatorOf(string separators)
    {
        if (_rest.IsEmpty || !separators.Contains((char)_rest[0], StringComparison.Ordinal))
            return false;
        _rest = _rest[1..];
        return true;
    }

    public void SkipSpaces() => _rest = _rest.TrimStart((byte)' ');

    /// <summary>Passes over what may stand between a day and its clock time.</summary>
    public bool SkipSeparator()
    {
        int width = 0;
        while (width < _rest.Length && _rest[width] is (byte)'T' or (byte)'t' or (byte)' ' or (byte)',' or (byte)':')
            width++;
        _rest = _rest[width..];
        // "3 October 2018 at 14:05", "03/10/2018 @ 14:05", "03/10/2018 - 14:05".
        if (width > 0 && (SkipWord("at"u8) || (_rest.Length > 1 && _rest[0] is (byte)'@' or (byte)'-' && _rest[1] == ' ' && SkipSeparatorOf("@-"))))
            SkipSpaces();
        return width > 0;
    }

    /// <summary>Passes over a word, in any case, where it stands next and no letter follows.</summary>
    public bool SkipWord(ReadOnlySpan<byte> word)
    {
        if (_rest.Length < word.Length || !Ascii.EqualsIgnoreCase(_rest[..word.Length], word)
            || (_rest.Length > word.Length && IsLetter(_rest[word.Length])))
            return false;
        _rest = _rest[word.Length..];
        return true;
    }

    /// <summary>Passes over the ending of an ordinal number: 1st, 2nd, 3rd, 4th.</summary>
    public void SkipOrdinal()
    {
        if (!_rest.IsEmpty && (SkipWord("st"u8) || SkipWord("nd"u8) || SkipWord("rd"u8)))
            return;
        SkipWord("th"u8);
    }

    /// <summary>Passes over the name of a weekday, whole or its first three letters.</summary>
    public void SkipWeekday()
    {
        int width = LetterCount();
        if (width < 3)
            return;
        ReadOnlySpan<byte> names = "monday   tuesday  wednesdaythursday friday   saturday sunday   "u8;
        for (int i = 0; i < 7; i++)
        {
            ReadOnlySpan<byte> name = names.Slice(i * 9, 9).TrimEnd((byte)' ');
            if (width <= name.Length && Ascii.EqualsIgnoreCase(_rest[..width], name[..width]))
            {
                _rest = _rest[width..].TrimStart(" ,."u8);
                return;
            }
        }
    }

    public bool TryMonthName(out int month)
    {
        month = 0;
        int width = LetterCount();
        if (width < 3)
            return false;
        ReadOnlySpan<byte> names = "janfebmaraprmayjunjulaugsepoctnovdec"u8;
        ReadOnlySpan<byte> full = "january  february march    april    may      june     july     august   septemberoctober  november december "u8;
        for (int i = 0; i < 12; i++)
        {
            if (!Ascii.EqualsIgnoreCase(_rest[..3], names.Slice(i * 3, 3)))
                continue;
            ReadOnlySpan<byte> name = full.Slice(i * 9, 9).TrimEnd((byte)' ');
            bool abbreviation = width == 3 || (width == 4 && i == 8);
            if (!abbreviation && !Ascii.EqualsIgnoreCase(_rest[..width], name))
                return false;
            month = i + 1;
            _rest = _rest[width..];
            return true;
        }
        return false;
    }

    private readonly int LetterCount()
    {
        int width = 0;
        while (width < _rest.Length && IsLetter(_rest[width]))
            width++;
        return width;
    }

    private static bool IsLetter(byte unit) => (uint)((unit | 0x20) - 'a') < 26;
}
