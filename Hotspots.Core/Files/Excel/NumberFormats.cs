namespace Hotspots.Core.Files.Excel;

/// <summary>Meaning of a number format. What does a number mean in a cell of some style?</summary>
internal enum NumberMeaning : byte
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A date, a date and time, or a time of day: days since the workbook's first day.</summary>
    Time,

    /// <summary>A length of time in days.</summary>
    Length,
}

/// <summary>Number formats of a workbook's cell styles. Which of them show a number as a date?</summary>
/// <remarks>Source: ECMA-376 part 1, sections 18.8.30 (the formats without a text of their own) and 18.8.31 (their grammar).</remarks>
internal sealed class NumberFormats
{
    /// <summary>Excel's own limit is 65,490.</summary>
    private const int MaxStyles = 100_000;

    private readonly List<NumberMeaning> _styles = [];

    /// <summary>The meaning of a number in a cell of this style; a number where there is no such style.</summary>
    public NumberMeaning this[int style] => (uint)style < (uint)_styles.Count ? _styles[style] : NumberMeaning.Number;

    /// <summary>Reads the part of styles.</summary>
    /// <param name="part">Null for a workbook without one.</param>
    public static NumberFormats Read(PartXml? part)
    {
        var formats = new NumberFormats();
        var own = new Dictionary<int, NumberMeaning>();
        using (part)
        {
            while (part is not null && part.Read())
            {
                if (part.Reader.NodeType != System.Xml.XmlNodeType.Element)
                    continue;
                if (part.Reader.LocalName == "numFmt" && Number(part.Reader.GetAttribute("numFmtId")) is { } id)
                    own[id] = MeaningOf(part.Reader.GetAttribute("formatCode") ?? "");
                else if (part.Reader.LocalName == "cellXfs" && !part.Reader.IsEmptyElement)
                    formats.ReadStyles(part, own);
                if (own.Count > MaxStyles)
                    throw new InvalidDataException("more formats than Excel allows");
            }
        }
        return formats;
    }

    /// <summary>The meaning of a number under a format, such as "dd/mm/yyyy".</summary>
    public static NumberMeaning MeaningOf(ReadOnlySpan<char> format)
    {
        bool isTime = false;
        for (int i = 0; i < format.Length && format[i] != ';'; i++)
        {
            switch (format[i])
            {
                case '"':
                    int quote = format[(i + 1)..].IndexOf('"');
                    i = quote < 0 ? format.Length : i + 1 + quote;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    int close = format[i..].IndexOf(']');
                    if (close < 0)
                        return NumberMeaning.Number;
                    // [h], [mm] and [s] count on beyond a day; other brackets are colours, conditions and currencies.
                    ReadOnlySpan<char> inside = format.Slice(i + 1, close - 1);
                    if (inside.Length > 0 && (inside[0] | 0x20) is 'h' or 'm' or 's' && inside.TrimStart(inside[0]).IsEmpty)
                        return NumberMeaning.Length;
                    i += close;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S':
                    isTime = true;
                    break;
            }
        }
        return isTime ? NumberMeaning.Time : NumberMeaning.Number;
    }

    private void ReadStyles(PartXml part, Dictionary<int, NumberMeaning> own)
    {
        int depth = part.Reader.Depth;
        while (part.ReadWithin(depth))
        {
            if (part.Reader.LocalName != "xf" || part.Reader.Depth != depth + 1)
                continue;
            int id = Number(part.Reader.GetAttribute("numFmtId")) ?? 0;
            _styles.Add(own.TryGetValue(id, out NumberMeaning meaning) ? meaning : BuiltIn(id));
            if (_styles.Count > MaxStyles)
                throw new InvalidDataException("more styles than Excel allows");
        }
    }

    private static NumberMeaning BuiltIn(int id) => id switch
    {
        >= 14 and <= 22 or >= 27 and <= 36 or 45 or 47 or >= 50 and <= 58 => NumberMeaning.Time,
        46 => NumberMeaning.Length,
        _ => NumberMeaning.Number,
    };

    private static int? Number(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : null;
}
