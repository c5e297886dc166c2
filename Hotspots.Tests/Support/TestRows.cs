using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Support;

/// <summary>One incident of a test, with only what the test is about.</summary>
internal sealed record TestRow
{
    public double Easting { get; init; }

    public double Northing { get; init; }

    public string Kind { get; init; } = IncidentKind.Unstated;

    public string Id { get; init; } = "";

    public IncidentTime Time { get; init; }

    public ushort File { get; init; }

    public string Town { get; init; } = "";

    public string Street { get; init; } = "";

    public string Operation { get; init; } = "";

    public string Line { get; init; } = "";

    public string Notes { get; init; } = "";

    public string Grading { get; init; } = "";
}

/// <summary>Makes tables, times and results out of a few rows.</summary>
internal static class TestRows
{
    public static IncidentTable Table(IReadOnlyList<TestRow> rows, IReadOnlyList<SeizureItem>? items = null)
    {
        var columns = new List<AttributeColumn>();
        Add("Town", ColumnRole.Town, static r => r.Town);
        Add("Location", ColumnRole.Street, static r => r.Street);
        Add("Operation", ColumnRole.Operation, static r => r.Operation);
        Add("Line", ColumnRole.Line, static r => r.Line);
        Add("Notes", ColumnRole.Notes, static r => r.Notes);
        Add("Source", ColumnRole.Source, static r => r.Grading.Length > 0 ? r.Grading[..1] : "");
        return new IncidentTable
        {
            Kinds = CodedTextColumn.From(rows.Select(static r => r.Kind)),
            Times = TimeColumn.From([.. rows.Select(static r => r.Time)]),
            Ids = PackedTextColumn.From(rows.Select(static r => r.Id)),
            SourceFiles = [.. rows.Select(static r => r.File)],
            SourceLines = [.. Enumerable.Range(2, rows.Count)],
            Columns = columns,
            Items = items ?? [],
            Points = new PointSet([.. rows.Select(static r => r.Easting)], [.. rows.Select(static r => r.Northing)]),
        };

        void Add(string name, ColumnRole role, Func<TestRow, string> value)
        {
            if (rows.Any(r => value(r).Length > 0))
                columns.Add(new AttributeColumn(name, role, CodedTextColumn.From(rows.Select(value))));
        }
    }

    public static IncidentTime Month(int year, int month)
    {
        long from = Clock(year, month, 1), until = month == 12 ? Clock(year + 1, 1, 1) : Clock(year, month + 1, 1);
        return new IncidentTime(from, (uint)(until - from), TimePrecision.Month);
    }

    public static IncidentTime Day(int year, int month, int day) => new(Clock(year, month, day), 86400, TimePrecision.Day);

    public static IncidentTime Minute(int year, int month, int day, int hour, int minute) =>
        new(Clock(year, month, day, hour, minute), 60, TimePrecision.Minute);

    public static ReadResult Read(IncidentTable placed) => new(placed, IncidentTable.Empty, [], Report(placed));

    public static ReadReport Report(IncidentTable placed) => new()
    {
        Files = [new FileReport { Name = "rows.csv", Format = "CSV", Placed = placed.Count }],
        Inputs = [new InputFile("rows.csv", 1000, new string('a', 64))],
        Incidents = placed.Count,
        Reasons = [],
        Kinds = [],
        DuplicateRows = 0,
        DuplicateIds = 0,
        Strays = 0,
        StrayRows = [],
        DistinctPositions = placed.Count,
        SharedPositions = 0,
        MostAtOnePosition = 1,
        SwappedPositions = 0,
        ZeroPositions = 0,
        First = IncidentTime.Unknown,
        Last = IncidentTime.Unknown,
        Precisions = new int[7],
        Bounds = null,
        Notes = [],
    };

    private static long Clock(int year, int month, int day, int hour = 0, int minute = 0) =>
        LondonTime.ToUtcSeconds(LondonTime.DaysFromCivil(year, month, day) * 86400 + hour * 3600 + minute * 60);
}
