using System.Text.Json;
using System.Text.Json.Serialization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Formats.GeoJson;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Read report as it is written: the names of its properties are those of the file.</summary>
internal sealed record WrittenReport
{
    public required string Marking { get; init; }
    public required IReadOnlyList<WrittenFile> Files { get; init; }
    public required IReadOnlyList<InputFile> Inputs { get; init; }
    public required int Rows { get; init; }
    public required int Placed { get; init; }
    public required int Unplaced { get; init; }
    public required int Rejected { get; init; }
    public required int Incidents { get; init; }
    public required WrittenCounts Reasons { get; init; }
    public required WrittenCounts Kinds { get; init; }
    public required int DuplicateRows { get; init; }
    public required int DuplicateIds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? First { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Last { get; init; }

    public required WrittenCounts Precisions { get; init; }

    /// <summary>West, south, east, north, with seven decimals; null where nothing has a position.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public WrittenBounds? BoundsWgs84 { get; init; }

    public required int Strays { get; init; }
    public required IReadOnlyList<WrittenRow> StrayRows { get; init; }
    public required WrittenPositions Positions { get; init; }
    public required int Swapped { get; init; }
    public required int Zero { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The report of a reading.</summary>
    public static WrittenReport Of(ReadReport report, string marking) => new()
    {
        Marking = marking,
        Files = [.. report.Files.Select(WrittenFile.Of)],
        Inputs = report.Inputs,
        Rows = report.Rows,
        Placed = report.Placed,
        Unplaced = report.Unplaced,
        Rejected = report.Rejected,
        Incidents = report.Incidents,
        Reasons = new WrittenCounts(report.Reasons),
        Kinds = new WrittenCounts(report.Kinds),
        DuplicateRows = report.DuplicateRows,
        DuplicateIds = report.DuplicateIds,
        First = report.First.IsKnown ? LondonTime.ToIso(report.First) : null,
        Last = report.Last.IsKnown ? LondonTime.ToIso(report.Last) : null,
        Precisions = new WrittenCounts(PrecisionsOf(report.Precisions)),
        BoundsWgs84 = report.Bounds is { } box ? new WrittenBounds(box.SouthWest, box.NorthEast) : null,
        Strays = report.Strays,
        StrayRows = [.. report.StrayRows.Select(row => new WrittenRow(report.Files[row.File].Name, row.Line))],
        Positions = new WrittenPositions(report.DistinctPositions, report.SharedPositions, report.MostAtOnePosition),
        Swapped = report.SwappedPositions,
        Zero = report.ZeroPositions,
        Notes = report.Notes,
    };

    private static NameCount[] PrecisionsOf(IReadOnlyList<int> precisions) =>
    [
        .. Enumerable.Range(0, precisions.Count).Where(p => precisions[p] > 0)
            .Select(p => new NameCount(JsonNamingPolicy.CamelCase.ConvertName(((TimePrecision)p).ToString()), precisions[p])),
    ];
}

/// <summary>Bounding rectangle, written as west, south, east, north with seven decimals at most.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record WrittenBounds(GeoPoint SouthWest, GeoPoint NorthEast)
{
    internal sealed class Converter : JsonConverter<WrittenBounds>
    {
        public override WrittenBounds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, WrittenBounds value, JsonSerializerOptions options)
        {
            (GeoPoint low, GeoPoint high) = (value.SouthWest, value.NorthEast);
            Span<byte> text = stackalloc byte[GeoJsonText.MaxDegrees];
            writer.WriteStartArray();
            foreach (double degrees in (ReadOnlySpan<double>)[low.Longitude, low.Latitude, high.Longitude, high.Latitude])
                writer.WriteRawValue(text[..GeoJsonText.WriteDegrees(GeoJsonText.ToUnits(degrees), text)]);
            writer.WriteEndArray();
        }
    }
}

/// <summary>What was in one file.</summary>
internal sealed record WrittenFile
{
    public required string Name { get; init; }
    public required string Format { get; init; }
    public required string Detail { get; init; }
    public required int Rows { get; init; }
    public required int Placed { get; init; }
    public required int Unplaced { get; init; }
    public required int Rejected { get; init; }
    public int? Repeated { get; init; }

    /// <summary>A list: a file may have one header twice, which an object could not hold.</summary>
    public required IReadOnlyList<WrittenColumn> Columns { get; init; }

    public string? DateOrder { get; init; }
    public IReadOnlyList<string>? Exchanged { get; init; }
    public string? Problem { get; init; }

    /// <summary>The report of a file.</summary>
    public static WrittenFile Of(FileReport file) => new()
    {
        Name = file.Name,
        Format = file.Format,
        Detail = file.Detail,
        Rows = file.Rows,
        Placed = file.Placed,
        Unplaced = file.Unplaced,
        Rejected = file.Rejected,
        Repeated = file.Repeated > 0 ? file.Repeated : null,
        Columns = [.. file.Columns.Select(static column => new WrittenColumn(column.Header, NameOf(column.Role)))],
        DateOrder = file.DateOrder.Length > 0 ? file.DateOrder : null,
        Exchanged = file.Exchanged.Count > 0 ? [.. file.Exchanged.Select(NameOf)] : null,
        Problem = file.Problem.Length > 0 ? file.Problem : null,
    };

    private static string NameOf(ColumnRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());
}

/// <summary>What a column was taken for.</summary>
internal sealed record WrittenColumn(string Header, string Role);

/// <summary>A row of a file.</summary>
internal sealed record WrittenRow(string File, int Line);

/// <summary>How many positions are shared.</summary>
internal sealed record WrittenPositions(int Distinct, int Shared, int MostAtOne);

/// <summary>Counts by name, written as one object in their order.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record WrittenCounts(IReadOnlyList<NameCount> Counts)
{
    internal sealed class Converter : JsonConverter<WrittenCounts>
    {
        public override WrittenCounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, WrittenCounts value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (NameCount entry in value.Counts)
                writer.WriteNumber(entry.Name, entry.Count);
            writer.WriteEndObject();
        }
    }
}
