using Hotspots.Core.Geography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>In which form does a row say where?</summary>
internal enum PositionForm : byte
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>Degrees; still to be projected.</summary>
    Degrees = 1,

    /// <summary>Metres on the grid.</summary>
    Metres = 2,

    /// <summary>What it says cannot be a place in Britain.</summary>
    Wrong = 3,
}

/// <summary>What is wrong with a field?</summary>
internal readonly record struct FieldFault(int Column, string Expected);

/// <summary>Where does a row say it happened? Tried in order: degrees, metres, both degrees in one field, grid reference.</summary>
internal sealed class PositionReader(ColumnMap map)
{
    private const string ExpectedLongitude = "a longitude in degrees between -9.5 and 2.5, with a decimal point";
    private const string ExpectedLatitude = "a latitude in degrees between 49 and 61.5, with a decimal point";
    private const string ExpectedEasting = "an easting in metres between 0 and 700000";
    private const string ExpectedNorthing = "a northing in metres between 0 and 1300000";
    private const string ExpectedPair = "latitude and longitude with a comma between, such as 53.172, -3.086";
    private const string ExpectedReference = "a British grid reference such as SJ 237 640";

    /// <summary>What is said of latitude and longitude the wrong way round.</summary>
    public const string ExpectedUnswapped = "longitude and latitude in their own columns: here they look exchanged";

    private readonly int _longitude = map.IndexOf(ColumnRole.Longitude);
    private readonly int _latitude = map.IndexOf(ColumnRole.Latitude);
    private readonly int _easting = map.IndexOf(ColumnRole.Easting);
    private readonly int _northing = map.IndexOf(ColumnRole.Northing);
    private readonly int _pair = map.IndexOf(ColumnRole.LatLong);
    private readonly int _reference = map.IndexOf(ColumnRole.GridReference);

    /// <summary>Where does this row say it happened? The first form that is filled in decides.</summary>
    /// <param name="fields">The row.</param>
    /// <param name="x">Longitude or easting.</param>
    /// <param name="y">Latitude or northing.</param>
    /// <param name="size">Uncertainty of a grid reference in metres, else 0.</param>
    /// <param name="isZero">Was a position of 0,0 found, which stands for "not known"?</param>
    /// <param name="fault">What is wrong when the answer is <see cref="PositionForm.Wrong"/>.</param>
    public PositionForm Read(RowFields fields, out double x, out double y, out double size, out bool isZero, out FieldFault fault)
    {
        size = 0;
        isZero = false;
        fault = default;
        PositionForm form = ReadDegrees(fields, out x, out y, ref isZero, ref fault);
        if (form == PositionForm.None)
            form = ReadMetres(fields, out x, out y, ref isZero, ref fault);
        if (form == PositionForm.None)
            form = ReadPair(fields, out x, out y, ref isZero, ref fault);
        if (form == PositionForm.None)
            form = ReadReference(fields, out x, out y, out size, ref fault);
        return form;
    }

    private PositionForm ReadDegrees(RowFields fields, out double longitude, out double latitude, ref bool isZero, ref FieldFault fault)
    {
        longitude = latitude = 0;
        if (_longitude < 0 || _latitude < 0)
            return PositionForm.None;
        ReadOnlySpan<byte> x = TextTrim.Spaces(fields[_longitude]), y = TextTrim.Spaces(fields[_latitude]);
        if (x.IsEmpty && y.IsEmpty)
            return PositionForm.None;
        if (!NumberParser.TryParse(x, out longitude))
            return Wrong(_longitude, ExpectedLongitude, out fault);
        if (!NumberParser.TryParse(y, out latitude))
            return Wrong(_latitude, ExpectedLatitude, out fault);
        return CheckDegrees(longitude, latitude, _longitude, _latitude, ref isZero, ref fault);
    }

    private PositionForm ReadMetres(RowFields fields, out double easting, out double northing, ref bool isZero, ref FieldFault fault)
    {
        easting = northing = 0;
        if (_easting < 0 || _northing < 0)
            return PositionForm.None;
        ReadOnlySpan<byte> x = TextTrim.Spaces(fields[_easting]), y = TextTrim.Spaces(fields[_northing]);
        if (x.IsEmpty && y.IsEmpty)
            return PositionForm.None;
        if (!NumberParser.TryParse(x, out easting))
            return Wrong(_easting, ExpectedEasting, out fault);
        if (!NumberParser.TryParse(y, out northing))
            return Wrong(_northing, ExpectedNorthing, out fault);
        if (easting == 0 && northing == 0)
        {
            isZero = true;
            return PositionForm.None;
        }
        if (!NationalGrid.Domain.ContainsGrid(easting, northing))
            return easting is >= 0 and <= 700_000 ? Wrong(_northing, ExpectedNorthing, out fault) : Wrong(_easting, ExpectedEasting, out fault);
        return PositionForm.Metres;
    }

    private PositionForm ReadPair(RowFields fields, out double longitude, out double latitude, ref bool isZero, ref FieldFault fault)
    {
        longitude = latitude = 0;
        if (_pair < 0)
            return PositionForm.None;
        ReadOnlySpan<byte> text = TextTrim.Spaces(fields[_pair]).Trim("()[]"u8);
        if (text.IsEmpty)
            return PositionForm.None;
        int comma = text.IndexOf((byte)',');
        if (comma < 0 || !NumberParser.TryParse(text[..comma], out latitude) || !NumberParser.TryParse(text[(comma + 1)..], out longitude))
            return Wrong(_pair, ExpectedPair, out fault);
        return CheckDegrees(longitude, latitude, _pair, _pair, ref isZero, ref fault);
    }

    private PositionForm ReadReference(RowFields fields, out double easting, out double northing, out double size, ref FieldFault fault)
    {
        easting = northing = size = 0;
        if (_reference < 0)
            return PositionForm.None;
        ReadOnlySpan<byte> text = TextTrim.Spaces(fields[_reference]);
        if (text.IsEmpty)
            return PositionForm.None;
        if (!GridReference.TryParse(text, out GridSquare square))
            return Wrong(_reference, ExpectedReference, out fault);
        (easting, northing, size) = (square.Centre.Easting, square.Centre.Northing, square.SizeMetres);
        return PositionForm.Metres;
    }

    private static PositionForm CheckDegrees(
        double longitude, double latitude, int longitudeColumn, int latitudeColumn, ref bool isZero, ref FieldFault fault)
    {
        if (longitude == 0 && latitude == 0)
        {
            isZero = true;
            return PositionForm.None;
        }
        if (NationalGrid.Domain.Contains(longitude, latitude))
            return PositionForm.Degrees;
        if (NationalGrid.Domain.Contains(latitude, longitude))
            return Wrong(longitudeColumn, ExpectedUnswapped, out fault);
        return longitude is >= -9.5 and <= 2.5
            ? Wrong(latitudeColumn, ExpectedLatitude, out fault)
            : Wrong(longitudeColumn, ExpectedLongitude, out fault);
    }

    private static PositionForm Wrong(int column, string expected, out FieldFault fault)
    {
        fault = new FieldFault(column, expected);
        return PositionForm.Wrong;
    }
}
