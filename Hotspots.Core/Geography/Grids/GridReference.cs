using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Grids;

/// <summary>British grid reference. Which place does "SJ 237 640" name, and how is a place named so?</summary>
/// <remarks>
/// Two letters name one of the 91 squares of 100 km that the National Grid covers (7 from west to east, 13 from south to north); each
/// pair of digits after them divides the side by ten. A reference names the south-west corner of a square; the incident lies somewhere
/// in it, so its position is taken to be the centre.
/// Source: Ordnance Survey, "A guide to coordinate systems in Great Britain".
/// </remarks>
internal static class GridReference
{
    /// <summary>Most digits each of easting and northing: a square of 1 mm.</summary>
    public const int MaximumDigits = 8;

    private const double LetterSquare = 100_000;

    /// <summary>The letters are laid out from an origin 1,000 km west and 500 km south of the grid's own.</summary>
    private const int ColumnsWest = 10, RowsSouth = 5;

    private const int Columns = 7, Rows = 13;

    /// <summary>Rows of letters count from the north: five blocks of five squares.</summary>
    private const int LetterRows = 25;

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out GridSquare)"/>
    public static bool TryParse(string? text, out GridSquare square)
    {
        square = default;
        // Whatever is longer than this is no reference, and must not be copied onto the stack.
        const int Longest = 64;
        if (text is null || text.Length > Longest)
            return false;
        Span<byte> utf8 = stackalloc byte[3 * Longest];
        int length = Encoding.UTF8.GetBytes(text, utf8);
        return TryParse(utf8[..length], out square);
    }

    /// <summary>Reads a reference such as "SJ 237 640", "sj237640", "SJ26" or "SJ".</summary>
    /// <param name="utf8">
    /// Two letters (either case, no I) and equally many digits for easting and northing, none to eight each. Spaces may stand before, after,
    /// between letters and digits, and between the two halves of the digits.
    /// </param>
    /// <param name="square">The square it names.</param>
    /// <returns>False when it is no reference to a square of the National Grid.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out GridSquare square)
    {
        square = default;
        ReadOnlySpan<byte> text = utf8.Trim(" \t"u8);
        if (text.Length < 2 || !TryLetter(text[0], out int first) || !TryLetter(text[1], out int second))
            return false;
        int column = first % 5 * 5 + second % 5 - ColumnsWest;
        int row = LetterRows - 1 - (first / 5 * 5 + second / 5) - RowsSouth;
        if (column is < 0 or >= Columns || row is < 0 or >= Rows)
            return false;

        ReadOnlySpan<byte> digits = text[2..].TrimStart(" \t"u8);
        int gap = digits.IndexOfAny(" \t"u8);
        ReadOnlySpan<byte> east, north;
        if (gap >= 0)
        {
            east = digits[..gap];
            north = digits[gap..].TrimStart(" \t"u8);
        }
        else
        {
            east = digits[..(digits.Length / 2)];
            north = digits[(digits.Length / 2)..];
        }
        if (east.Length != north.Length || east.Length > MaximumDigits || !TryNumber(east, out int e) || !TryNumber(north, out int n))
            return false;

        double size = LetterSquare / PowerOfTen(east.Length);
        // Whole squares are counted and divided once, so that the centre is the nearest double to the true one.
        square = new GridSquare(new GridPoint(Middle(column, e, east.Length), Middle(row, n, north.Length)), size);
        return true;
    }

    /// <summary>Names the square that holds a point: <c>Format(point, 3)</c> gives "SJ 237 640".</summary>
    /// <param name="point">A point of the National Grid: 0 ≤ easting &lt; 700,000 m, 0 ≤ northing &lt; 1,300,000 m.</param>
    /// <param name="digits">Digits each of easting and northing, 0 to 8; 3 names a square of 100 m.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is off the grid or the digits out of range.</exception>
    public static string Format(GridPoint point, int digits)
    {
        if (!(point.Easting >= 0 && point.Easting < Columns * LetterSquare && point.Northing >= 0 && point.Northing < Rows * LetterSquare))
            throw new ArgumentOutOfRangeException(
                nameof(point), point, "A grid reference exists from 0 to 700,000 m east and 0 to 1,300,000 m north.");
        if (digits is < 0 or > MaximumDigits)
            throw new ArgumentOutOfRangeException(nameof(digits), digits, "A grid reference has 0 to 8 digits each way.");

        int column = (int)(point.Easting / LetterSquare), row = (int)(point.Northing / LetterSquare);
        int letterColumn = column + ColumnsWest, letterRow = LetterRows - 1 - (row + RowsSouth);
        string letters = $"{Letter(letterRow / 5 * 5 + letterColumn / 5)}{Letter(letterRow % 5 * 5 + letterColumn % 5)}";
        if (digits == 0)
            return letters;
        string form = "D" + digits.ToString(CultureInfo.InvariantCulture);
        return $"{letters} {Steps(point.Easting, column, digits).ToString(form, CultureInfo.InvariantCulture)} "
            + Steps(point.Northing, row, digits).ToString(form, CultureInfo.InvariantCulture);
    }

    /// <summary>Whole steps of the last digit from the corner of the lettered square.</summary>
    private static int Steps(double metres, int square, int digits) =>
        (int)Math.Floor((metres - square * LetterSquare) * PowerOfTen(digits) / LetterSquare);

    private static double Middle(int square, int steps, int digits) =>
        square * LetterSquare + (2.0 * steps + 1) * LetterSquare / (2 * PowerOfTen(digits));

    private static bool TryLetter(byte character, out int index)
    {
        int letter = (character | 0x20) - 'a';
        index = letter > 'i' - 'a' ? letter - 1 : letter;
        return letter is >= 0 and < 26 && letter != 'i' - 'a';
    }

    private static char Letter(int index) => (char)('A' + index + (index >= 'I' - 'A' ? 1 : 0));

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = number * 10 + (digit - '0');
        }
        return true;
    }

    private static double PowerOfTen(int exponent)
    {
        double power = 1;
        for (int i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }
}
