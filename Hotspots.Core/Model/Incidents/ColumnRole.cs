namespace Hotspots.Core.Model.Incidents;

/// <summary>Role of a column. What does a column of a file mean to the tool?</summary>
internal enum ColumnRole
{
    /// <summary>Nothing special: kept, shown and written out under its own name.</summary>
    Attribute = 0,

    /// <summary>The force's reference.</summary>
    Id,

    /// <summary>tip, warrant, seizure, or any other word.</summary>
    Kind,

    /// <summary>When, in one column.</summary>
    Time,

    /// <summary>First possible time.</summary>
    From,

    /// <summary>Last possible time.</summary>
    To,

    /// <summary>Degrees east, WGS84.</summary>
    Longitude,

    /// <summary>Degrees north, WGS84.</summary>
    Latitude,

    /// <summary>Metres east, British National Grid.</summary>
    Easting,

    /// <summary>Metres north, British National Grid.</summary>
    Northing,

    /// <summary>A grid reference such as SJ 237 640.</summary>
    GridReference,

    /// <summary>"lat, long" in one field.</summary>
    LatLong,

    /// <summary>A postcode, which places a row that has nothing better.</summary>
    Postcode,

    /// <summary>Clock time beside a column that holds the date only.</summary>
    Clock,

    /// <summary>The town as recorded.</summary>
    Town,

    /// <summary>A street or place name, as in "On or near Pier Avenue".</summary>
    Street,

    /// <summary>The operation's name.</summary>
    Operation,

    /// <summary>The county line's name.</summary>
    Line,

    /// <summary>3x5x2: the source's reliability.</summary>
    Source,

    /// <summary>3x5x2: the assessment of the intelligence.</summary>
    Intelligence,

    /// <summary>3x5x2: who may see it.</summary>
    Handling,

    /// <summary>A seized substance.</summary>
    Drug,

    /// <summary>Class A, B or C.</summary>
    DrugClass,

    /// <summary>How much was seized.</summary>
    Quantity,

    /// <summary>In which unit: g, kg, tablets, plants, ml, wraps.</summary>
    Unit,

    /// <summary>Cash seized, pounds sterling.</summary>
    CashGbp,

    /// <summary>People arrested.</summary>
    Arrests,

    /// <summary>What came of it.</summary>
    Outcome,

    /// <summary>Free text: shown, and never written to any file.</summary>
    Notes,

    /// <summary>A column this tool itself wrote beside rejected rows: recognised and passed over when the mended file is loaded.</summary>
    RejectNote,

    /// <summary>Clock time beside a first possible date.</summary>
    FromClock,

    /// <summary>Clock time beside a last possible date.</summary>
    ToClock,
}
