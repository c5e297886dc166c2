using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Reading;

/// <summary>Reading of a column. How was one column of a file read?</summary>
/// <param name="Header">As the file spells it.</param>
/// <param name="Role">What it was read as.</param>
internal readonly record struct ColumnReading(string Header, ColumnRole Role);

/// <summary>Report of one file. What became of one file?</summary>
internal sealed record FileReport
{
    /// <summary>The file as the user knows it; inside an archive "archive.zip/2018-10/x.csv".</summary>
    public required string Name { get; init; }

    /// <summary>"CSV", "GeoJSON", "Excel"; blank when the file could not be read at all.</summary>
    public required string Format { get; init; }

    /// <summary>What is special about how it was read: "semicolons between fields, Windows-1252".</summary>
    public string Detail { get; init; } = "";

    /// <summary>Rows of data; always placed + unplaced + rejected.</summary>
    public int Rows => Placed + Unplaced + Rejected;

    /// <summary>Rows that are (or belong to) an incident with a position.</summary>
    public int Placed { get; init; }

    /// <summary>Rows that are a sound incident whose file gives no position.</summary>
    public int Unplaced { get; init; }

    /// <summary>Rows that could not be understood.</summary>
    public int Rejected { get; init; }

    /// <summary>Rows left out, and in no other count, because an earlier input holds them already.</summary>
    public int Repeated { get; init; }

    /// <summary>The first rows as the file has them; a few.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FirstRows { get; init; } = [];

    /// <summary>Which column was read as what.</summary>
    public IReadOnlyList<ColumnReading> Columns { get; init; } = [];

    /// <summary>How dates that could be read two ways were read: "day first: 05/03/2024 is read as 5 March 2024"; blank where there are
    /// none.</summary>
    public string DateOrder { get; init; } = "";

    /// <summary>Does nothing in the file tell the order of its dates, or do they contradict one another?</summary>
    public bool OrderIsOpen { get; init; }

    /// <summary>The sheets of a workbook with anything in them; none for what is no workbook.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>As what eastings and northings were read; null where there are none.</summary>
    public GridSystem? Grid { get; init; }

    /// <summary>The two roles whose columns look exchanged, such as easting and northing; none where nothing does.</summary>
    public IReadOnlyList<ColumnRole> Exchanged { get; init; } = [];

    /// <summary>Why the file (or the rest of it) could not be read: one sentence that says what to do; blank when all is well.</summary>
    public string Problem { get; init; } = "";
}

/// <summary>One input as the user named it, for the record of a run.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Lower-case hexadecimal digest of the whole file.</param>
internal readonly record struct InputFile(string Name, long Bytes, string Sha256);

/// <summary>A row that could not be understood, whole, so that it can be mended.</summary>
/// <param name="Issue">What is wrong.</param>
/// <param name="Headers">The headers of its file.</param>
/// <param name="Fields">The row's fields as the file has them; may be fewer or more than the headers.</param>
internal readonly record struct RejectedRow(ReadIssue Issue, IReadOnlyList<string> Headers, IReadOnlyList<string> Fields);

/// <summary>Name with its count. How often does a name occur?</summary>
/// <param name="Name">A kind, an operation, a line …</param>
/// <param name="Count">Incidents.</param>
internal readonly record struct NameCount(string Name, int Count);

/// <summary>Read report. What was in the files, and what is remarkable about it?</summary>
internal sealed record ReadReport
{
    /// <summary>Share of placed incidents that must stand on another's exact position before positions are called snapped.</summary>
    private const double SnappedShare = 0.5;

    /// <summary>The files, in the order read.</summary>
    public required IReadOnlyList<FileReport> Files { get; init; }

    /// <summary>The inputs as named by the user.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>Rows of data; always placed + unplaced + rejected.</summary>
    public int Rows => Files.Sum(f => f.Rows);

    /// <summary>Rows with a position.</summary>
    public int Placed => Files.Sum(f => f.Placed);

    /// <summary>Sound rows without a position.</summary>
    public int Unplaced => Files.Sum(f => f.Unplaced);

    /// <summary>Rows that could not be understood.</summary>
    public int Rejected => Files.Sum(f => f.Rejected);

    /// <summary>Rows left out because an earlier input holds them already; see <see cref="FileReport.Repeated"/>.</summary>
    public int Repeated => Files.Sum(f => f.Repeated);

    /// <summary>Incidents made from the rows: fewer than rows where several rows are items of one seizure.</summary>
    public required int Incidents { get; init; }

    /// <summary>Why rows were rejected, most frequent first; counts add up to <see cref="Rejected"/>.</summary>
    public required IReadOnlyList<NameCount> Reasons { get; init; }

    /// <summary>Kinds of incident, most frequent first; counts are rows, placed and unplaced.</summary>
    public required IReadOnlyList<NameCount> Kinds { get; init; }

    /// <summary>Rows that say word for word what an earlier row said.</summary>
    public required int DuplicateRows { get; init; }

    /// <summary>Rejected rows whose longitude or latitude is a degree of the globe and lies outside Britain.</summary>
    public int OutsideBritain { get; init; }

    /// <summary>Rows whose id (not blank) an earlier row had; items of one seizure are not counted.</summary>
    public required int DuplicateIds { get; init; }

    /// <summary>Placed rows far outside the rest; see <see cref="StrayRows"/>.</summary>
    public required int Strays { get; init; }

    /// <summary>Placed incidents whose position is known too coarsely for any pattern: see <see cref="IncidentTable.CoarsestMetres"/>.</summary>
    public int Coarse { get; init; }

    /// <summary>The first of the strays.</summary>
    public required IReadOnlyList<RowSource> StrayRows { get; init; }

    /// <summary>Different positions among the placed incidents.</summary>
    public required int DistinctPositions { get; init; }

    /// <summary>Placed incidents that share their exact position with another one: a sign of snapped positions.</summary>
    public required int SharedPositions { get; init; }

    /// <summary>Most incidents at one exact position.</summary>
    public required int MostAtOnePosition { get; init; }

    /// <summary>Do positions look snapped to a list of shared map points?</summary>
    public bool PositionsAreSnapped =>
        Whole?.ArePositionsSnapped ?? (Placed > 0 && SharedPositions >= Placed * SnappedShare && MostAtOnePosition > 2);

    /// <summary>Facts of all there is, where only a part of it was read; null where all was.</summary>
    public WholeFacts? Whole { get; init; }

    /// <summary>Metres: side of the square that at least half of the placed rows are known to at best, by their grid references; 0 where fewer have
    /// one.</summary>
    public double ReferenceSize { get; init; }

    /// <summary>Rows rejected because latitude and longitude look exchanged.</summary>
    public required int SwappedPositions { get; init; }

    /// <summary>Rows whose position is 0,0, counted as unplaced.</summary>
    public required int ZeroPositions { get; init; }

    /// <summary>The earliest time; unknown when no row has one.</summary>
    public required IncidentTime First { get; init; }

    /// <summary>The latest time; unknown when no row has one.</summary>
    public required IncidentTime Last { get; init; }

    /// <summary>How many rows are known to which precision; index is the <see cref="TimePrecision"/>.</summary>
    public required IReadOnlyList<int> Precisions { get; init; }

    /// <summary>West, south, east, north of the placed rows, degrees WGS84; null when none is placed.</summary>
    public required (GeoPoint SouthWest, GeoPoint NorthEast)? Bounds { get; init; }

    /// <summary>What the user should know, each one sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>Everything that came out of reading.</summary>
/// <param name="Placed">Incidents with a position.</param>
/// <param name="Unplaced">Sound incidents without.</param>
/// <param name="Rejected">Rows that could not be understood.</param>
/// <param name="Report">What was in the files.</param>
internal sealed record ReadResult(IncidentTable Placed, IncidentTable Unplaced, IReadOnlyList<RejectedRow> Rejected, ReadReport Report);
