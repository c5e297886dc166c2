using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Positions;

/// <summary>Form of a position. In which form does a row say where?</summary>
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

/// <summary>Source of a position. What must be known of where a row's position came from?</summary>
internal enum PositionSource : byte
{
    /// <summary>Coordinates, or none.</summary>
    Given = 0,

    /// <summary>0,0, which stands for "not known".</summary>
    Zero = 1,

    /// <summary>1,1 or -1,-1 or nothing but nines, which stand for "not known", too.</summary>
    Placeholder = 2,

    /// <summary>A grid reference.</summary>
    Reference = 3,

    /// <summary>A postcode.</summary>
    Postcode = 4,

    /// <summary>Coordinates in whole kilometres, or kilometres with one decimal.</summary>
    Kilometres = 5,

    /// <summary>A postcode of Northern Ireland or the islands, or a part of one: there is no position for it.</summary>
    PostcodeElsewhere = 6,

    /// <summary>A street and its town.</summary>
    Street = 7,

    /// <summary>A street that the list does not have in its town, or a town that is not known: there is no position for it.</summary>
    StreetUnknown = 8,

    /// <summary>A street of which the town has several, or its country one: there is no position for it.</summary>
    StreetDoubtful = 9,
}

/// <summary>Fault of a field. What is wrong with a field?</summary>
internal readonly record struct FieldFault(int Column, string Expected);

/// <summary>Reader of positions. Where does a row say it happened? Tried in order: degrees, metres, both in one field, grid reference, and the
/// postcode where there is nothing else; street and town where the file has no such column.</summary>
internal sealed class PositionReader(ColumnMap map)
{
    private const string ExpectedLongitude = "a longitude in degrees between -9.5 and 2.5, with a decimal point";
    private const string ExpectedLatitude = "a latitude in degrees between 49 and 61.5, with a decimal point";
    private const string ExpectedEasting = "an easting in metres between 0 and 700000";
    private const string ExpectedNorthing = "a northing in metres between 0 and 1300000";
    private const string ExpectedKilometres = "a position on the National Grid in kilometres, such as 617.4 and 214.9";
    private const string ExpectedIrish = "a position in metres of the Irish system that was chosen or recognised";
    private const string ExpectedWebMercator = "a position in Britain in metres of Web Mercator, such as 128581 and 6763870";
    private const string ExpectedPair = "latitude and longitude with a comma between, such as 53.172, -3.086";
    private const string ExpectedReference = "a British grid reference such as SJ 237 640";

    /// <summary>What is said of a postcode that does not exist.</summary>
    public const string ExpectedPostcode = $"a postcode of Ordnance Survey's list of {PostcodeNames.Release}, such as CO15 1QA, "
        + "or a position beside it";

    /// <summary>What is said of latitude and longitude the wrong way round.</summary>
    public const string ExpectedUnswapped = "longitude and latitude in their own columns: here they look exchanged";

    /// <summary>Was a row refused because its degrees, sound ones of the globe, lie outside Britain?</summary>
    public static bool IsOutsideBritain(ReadIssue issue) =>
        issue.Expected is ExpectedLongitude or ExpectedLatitude
        && double.TryParse(issue.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) && Math.Abs(degrees) <= 180;

    private const double Kilometre = 1000;

    private readonly int _longitude = map.IndexOf(ColumnRole.Longitude);
    private readonly int _latitude = map.IndexOf(ColumnRole.Latitude);
    private readonly int _easting = map.IndexOf(ColumnRole.Easting);
    private readonly int _northing = map.IndexOf(ColumnRole.Northing);
    private readonly int _pair = map.IndexOf(ColumnRole.LatLong);
    private readonly int _reference = map.IndexOf(ColumnRole.GridReference);
    private readonly int _postcode = map.IndexOf(ColumnRole.Postcode);
    private readonly int _street = map.PlacesByStreet ? map.IndexOf(ColumnRole.Street) : -1;
    private readonly int _town = map.IndexOf(ColumnRole.Town);
    private readonly StreetRows _streets = new();
    private readonly bool _isPlain = !map.Grid.InKilometres && map.Grid.System == GridSystem.British;

    /// <summary>Where does this row say it happened? The first form that is filled in decides.</summary>
    /// <param name="fields">The row.</param>
    /// <param name="x">Longitude or easting.</param>
    /// <param name="y">Latitude or northing.</param>
    /// <param name="size">Metres: how closely the position is known where that is coarser than its digits, else 0.</param>
    /// <param name="source">What must be known of it.</param>
    /// <param name="fault">What is wrong when the answer is <see cref="PositionForm.Wrong"/>.</param>
    public PositionForm Read(RowFields fields, out double x, out double y, out double size, out PositionSource source, out FieldFault fault)
    {
        size = 0;
        source = PositionSource.Given;
        fault = default;
        PositionForm form = ReadDegrees(fields, out x, out y, ref source, ref fault);
        if (form == PositionForm.None)
            form = ReadMetres(fields, out x, out y, ref size, ref source, ref fault);
        if (form == PositionForm.None)
            form = ReadPair(fields, out x, out y, ref source, ref fault);
        if (form == PositionForm.None)
            form = ReadReference(fields, out x, out y, ref size, ref source, ref fault);
        if (form == PositionForm.None && _postcode >= 0)
            form = ReadPostcode(fields, out x, out y, ref size, ref source, ref fault);
        if (_street >= 0)
            form = ReadStreet(fields, out x, out y, ref size, ref source);
        return form;
    }

    private PositionForm ReadDegrees(RowFields fields, out double longitude, out double latitude, ref PositionSource source, ref FieldFault fault)
    {
        longitude = latitude = 0;
        if (_longitude < 0 || _latitude < 0)
            return PositionForm.None;
        ReadOnlySpan<byte> x = TextTrim.Spaces(fields[_longitude]), y = TextTrim.Spaces(fields[_latitude]);
        if (x.IsEmpty && y.IsEmpty)
            return PositionForm.None;
        Hemisphere named = Hemisphere.None;
        if (!NumberParser.TryParse(x, out longitude) && !TryAngle(x, out longitude, out named))
            return Wrong(_longitude, ExpectedLongitude, out fault);
        if (named == Hemisphere.NorthSouth)
            return Wrong(_longitude, ExpectedUnswapped, out fault);
        if (!NumberParser.TryParse(y, out latitude) && !TryAngle(y, out latitude, out named))
            return Wrong(_latitude, ExpectedLatitude, out fault);
        return CheckDegrees(longitude, latitude, _longitude, _latitude, ref source, ref fault);
    }

    private bool TryAngle(ReadOnlySpan<byte> text, out double degrees, out Hemisphere named) =>
        DegreesParser.TryParse(text, out degrees, out named) || (map.HasDecimalCommas && CoordinateNumber.TryAngle(text, out degrees));

    private PositionForm ReadMetres(
        RowFields fields, out double easting, out double northing, ref double size, ref PositionSource source, ref FieldFault fault)
    {
        easting = northing = 0;
        if (_easting < 0 || _northing < 0)
            return PositionForm.None;
        ReadOnlySpan<byte> x = TextTrim.Spaces(fields[_easting]), y = TextTrim.Spaces(fields[_northing]);
        if (x.IsEmpty && y.IsEmpty)
            return PositionForm.None;
        if (!NumberParser.TryParse(x, out easting) && !CoordinateNumber.TryMetres(x, out easting))
            return Wrong(_easting, ExpectedEasting, out fault);
        if (!NumberParser.TryParse(y, out northing) && !CoordinateNumber.TryMetres(y, out northing))
            return Wrong(_northing, ExpectedNorthing, out fault);
        if (_isPlain && easting > Kilometre && easting != northing && NationalGrid.Domain.ContainsGrid(easting, northing))
            return PositionForm.Metres;
        if (IsUnknown(easting, northing, ref source))
            return PositionForm.None;
        if (map.Grid.InKilometres)
            return FromKilometres(x, ref easting, ref northing, ref size, ref source, ref fault);
        if (map.Grid.System != GridSystem.British)
            return FromOtherGrid(ref easting, ref northing, ref fault);
        if (!NationalGrid.Domain.ContainsGrid(easting, northing))
            return easting is >= 0 and <= 700_000 ? Wrong(_northing, ExpectedNorthing, out fault) : Wrong(_easting, ExpectedEasting, out fault);
        return PositionForm.Metres;
    }

    private PositionForm FromKilometres(
        ReadOnlySpan<byte> text, ref double easting, ref double northing, ref double size, ref PositionSource source, ref FieldFault fault)
    {
        (easting, northing) = (easting * Kilometre, northing * Kilometre);
        if (!NationalGrid.Domain.ContainsGrid(easting, northing))
            return Wrong(_easting, ExpectedKilometres, out fault);
        int point = text.IndexOf((byte)'.'), decimals = point < 0 ? 0 : text.Length - point - 1;
        if (decimals < 2)
            (size, source) = (decimals == 0 ? Kilometre : Kilometre / 10, PositionSource.Kilometres);
        return PositionForm.Metres;
    }

    private PositionForm FromOtherGrid(ref double easting, ref double northing, ref FieldFault fault)
    {
        if (!OtherGrids.TryToDegrees(map.Grid.System, easting, northing, out double longitude, out double latitude)
            || !NationalGrid.Domain.Contains(longitude, latitude))
        {
            return Wrong(_easting, map.Grid.System == GridSystem.WebMercator ? ExpectedWebMercator : ExpectedIrish, out fault);
        }
        (easting, northing) = (longitude, latitude);
        return PositionForm.Degrees;
    }

    private PositionForm ReadPair(RowFields fields, out double x, out double y, ref PositionSource source, ref FieldFault fault)
    {
        x = y = 0;
        if (_pair < 0)
            return PositionForm.None;
        ReadOnlySpan<byte> text = TextTrim.Spaces(fields[_pair]);
        if (text.Trim("()[] "u8).IsEmpty)
            return PositionForm.None;
        PositionForm form = PointText.Read(text, out x, out y);
        return form switch
        {
            PositionForm.Wrong => Wrong(_pair, ExpectedPair, out fault),
            PositionForm.Degrees => CheckDegrees(x, y, _pair, _pair, ref source, ref fault),
            _ => form,
        };
    }

    private PositionForm ReadReference(
        RowFields fields, out double x, out double y, ref double size, ref PositionSource source, ref FieldFault fault)
    {
        x = y = 0;
        if (_reference < 0)
            return PositionForm.None;
        ReadOnlySpan<byte> text = TextTrim.Spaces(fields[_reference]);
        if (text.IsEmpty)
            return PositionForm.None;
        PositionForm form = PositionForm.Metres;
        if (!GridReference.TryParse(text, out GridSquare square))
        {
            // One letter and digits can only be of the Irish Grid.
            if (!IrishGrid.TryParseReference(text, out square))
                return Wrong(_reference, ExpectedReference, out fault);
            form = PositionForm.Degrees;
        }
        (x, y) = (square.Centre.Easting, square.Centre.Northing);
        if (form == PositionForm.Degrees)
        {
            (x, y) = IrishGrid.ToDegrees(GridSystem.Irish, x, y);
            if (!NationalGrid.Domain.Contains(x, y))
                return Wrong(_reference, ExpectedReference, out fault);
        }
        (size, source) = (square.SizeMetres, PositionSource.Reference);
        return form;
    }

    private PositionForm ReadPostcode(
        RowFields fields, out double x, out double y, ref double size, ref PositionSource source, ref FieldFault fault)
    {
        x = y = 0;
        ReadOnlySpan<byte> text = TextTrim.Spaces(fields[_postcode]);
        if (text.IsEmpty)
            return PositionForm.None;
        if (PostcodePlaces.TryFind(text, out GridPoint at, out size))
        {
            (x, y) = (at.Easting, at.Northing);
            source = PositionSource.Postcode;
            return PositionForm.Metres;
        }
        if (PostcodePlaces.IsWithoutPosition(text))
        {
            source = PositionSource.PostcodeElsewhere;
            return PositionForm.None;
        }
        return Wrong(_postcode, ExpectedPostcode, out fault);
    }

    private PositionForm ReadStreet(RowFields fields, out double x, out double y, ref double size, ref PositionSource source)
    {
        x = y = 0;
        source = _streets.Find(TextTrim.Spaces(fields[_street]), TextTrim.Spaces(fields[_town]), out StreetPlace? place);
        if (place is null)
            return PositionForm.None;
        (x, y, size) = (place.Centre.Easting, place.Centre.Northing, place.WidthMetres);
        return PositionForm.Metres;
    }

    private static PositionForm CheckDegrees(
        double longitude, double latitude, int longitudeColumn, int latitudeColumn, ref PositionSource source, ref FieldFault fault)
    {
        if (NationalGrid.Domain.Contains(longitude, latitude))
            return PositionForm.Degrees;
        if (IsUnknown(longitude, latitude, ref source))
            return PositionForm.None;
        if (NationalGrid.Domain.Contains(latitude, longitude))
            return Wrong(longitudeColumn, ExpectedUnswapped, out fault);
        return longitude is >= -9.5 and <= 2.5
            ? Wrong(latitudeColumn, ExpectedLatitude, out fault)
            : Wrong(longitudeColumn, ExpectedLongitude, out fault);
    }

    /// <summary>Is it a pair of numbers that stands for "not known"?</summary>
    private static bool IsUnknown(double x, double y, ref PositionSource source)
    {
        if (x == 0 && y == 0)
        {
            source = PositionSource.Zero;
            return true;
        }
        if (!(x == y && Math.Abs(x) == 1) && !(IsNines(x) && IsNines(y)))
            return false;
        source = PositionSource.Placeholder;
        return true;
    }

    /// <summary>Is it 99, 999, 9999 … or less so many?</summary>
    private static bool IsNines(double value)
    {
        for (double nines = 99; nines < 1e10; nines = nines * 10 + 9)
        {
            if (Math.Abs(value) == nines)
                return true;
        }
        return false;
    }

    private static PositionForm Wrong(int column, string expected, out FieldFault fault)
    {
        fault = new FieldFault(column, expected);
        return PositionForm.Wrong;
    }
}
