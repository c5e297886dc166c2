using System.Text.Json;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Layer of incidents: those that were analysed as points, in the order they were read, each with its cluster and hotspot.</summary>
/// <remarks>Free text is not among its columns, and plain attributes may be free text.</remarks>
internal static class IncidentLayer
{
    /// <summary>THE list of what is said of an incident.</summary>
    public static LayerSchema<IncidentRows> Schema { get; } = new(
        "incidents", "incidents", LayerShape.Point, "One point an incident that was analysed, with its hotspot if it is in one; no notes.",
        new LayerLook
        {
            By = "kind",
            Classes =
            [
                new("tip", "Tip", new LayerSymbol("#0072B2") { Mark = MarkShape.Circle }), new("seizure", "Seizure",
                    new LayerSymbol("#D55E00") { Mark = MarkShape.Diamond }),
                new("warrant", "Warrant", new LayerSymbol("#009E73") { Mark = MarkShape.Square }),
                new("stop and search", "Stop and search", new LayerSymbol("#E69F00") { Mark = MarkShape.Triangle }),
                new(null, "Other kinds", new LayerSymbol("#8A9199") { Mark = MarkShape.Circle }),
            ],
        },
        [
            Column("id", ColumnType.Text, "", "The force's reference; none where the row has none.",
                static rows => TextOf(rows, rows.Incidents.Ids, LayerValue.Null)),
            Column("kind", ColumnType.Text, "", "Tip, warrant, seizure, or as the row has it.", static rows =>
                row => LayerValue.Of(rows.Incidents.Kinds.Texts, rows.Incidents.Kinds.CodeAt(rows.IncidentOf(row)))),
            Column("time", ColumnType.Time, "", "When it happened, as exactly as that is known.",
                static rows => row => LayerValue.Of(rows.Incidents.Times[rows.IncidentOf(row)])),
            Column("timeKnownTo", ColumnType.Text, "", "How exactly that is known: to the minute, day, month or year, or that it lies in a span.",
                static rows => row => KnownTo(rows.Incidents.Times[rows.IncidentOf(row)].Precision)),
            Column("area", ColumnType.Text, "", "The town or area it was analysed with.", static rows =>
                row => LayerValue.Of(rows.AreaNames, rows.Membership.AreaOf(rows.IncidentOf(row)))),
            Column("cluster", ColumnType.Integer, "", "Its cluster's number within the area by the first method; none outside every cluster.",
                static rows =>
                row => Number(rows.Membership.ClusterOf(rows.IncidentOf(row)), none: ClusterLabels.Noise)),
            Column("hotspot", ColumnType.Integer, "", "The rank of its hotspot; none outside every hotspot.", static rows =>
                row => Number(rows.Membership.HotspotOf(rows.IncidentOf(row)), none: 0)),
            Given(ColumnRole.Town, "town", "The town as the row has it."),
            Given(ColumnRole.Street, "street", "The street as the row has it."),
            Given(ColumnRole.Operation, "operation", "The operation's name."),
            Given(ColumnRole.Line, "line", "The county line's name."),
            Given(ColumnRole.Source, "source", "Grading of the source."),
            Given(ColumnRole.Intelligence, "intelligence", "Grading of the intelligence."),
            Given(ColumnRole.Handling, "handling", "Handling code."),
            Given(ColumnRole.CashGbp, "cashGbp", "Cash found, in pounds, as the row has it."),
            Given(ColumnRole.Arrests, "arrests", "Arrests, as the row has them."),
            Given(ColumnRole.Outcome, "outcome", "The outcome as the row has it."),
            Column("uncertaintyMetres", ColumnType.Integer, "m", "How far the position may be off, where that is more than usual.", Uncertainty),
            Column("items", ColumnType.Json, "", "What a seizure held: drug, class, quantity and unit of each item.", Items),
        ]);

    /// <summary>The layer of a run.</summary>
    public static Layer Of(ReleasedRun run)
    {
        var rows = new IncidentRows(run);
        return Schema.Of(rows, new PointGeometry(run.Incidents.Points, rows.Membership.Analysed), rows.Membership.Analysed.Length);
    }

    private static LayerColumn<IncidentRows> Column(
        string name, ColumnType type, string unit, string meaning, Func<IncidentRows, Func<int, LayerValue>?> bind) =>
            new(name, type, unit, meaning, bind);

    private static LayerColumn<IncidentRows> Given(ColumnRole role, string name, string meaning) =>
        Column(name, ColumnType.Text, "", meaning, rows => rows.Incidents.Find(role) is { } column ? TextOf(rows, column, LayerValue.Absent) : null);

    private static LayerValue KnownTo(TimePrecision precision) => precision switch
    {
        TimePrecision.Unknown => LayerValue.Null,
        TimePrecision.Interval => LayerValue.Of("span"),
        TimePrecision.Year => LayerValue.Of("year"),
        TimePrecision.Month => LayerValue.Of("month"),
        TimePrecision.Day => LayerValue.Of("day"),
        // A second is no more exact than anybody means.
        _ => LayerValue.Of("minute"),
    };

    private static LayerValue Number(int number, int none) => number == none ? LayerValue.Null : LayerValue.Of(number);

    private static Func<int, LayerValue> TextOf(IncidentRows rows, TextColumn column, LayerValue blank) => column switch
    {
        CodedTextColumn coded => row => coded.CodeAt(rows.IncidentOf(row)) is not 0 and int code ? LayerValue.Of(coded.Texts, code) : blank,
        PackedTextColumn packed => row => packed.IsBlank(rows.IncidentOf(row)) ? blank : LayerValue.Of(packed, rows.IncidentOf(row)),
        _ => row => column.IsBlank(rows.IncidentOf(row)) ? blank : LayerValue.Of(column[rows.IncidentOf(row)]),
    };

    private static Func<int, LayerValue>? Uncertainty(IncidentRows rows) => rows.Incidents.Uncertainties is not { } uncertainties ? null
        : row => uncertainties[rows.IncidentOf(row)] is > 0 and var metres ? LayerValue.Of((long)Math.Ceiling(metres)) : LayerValue.Absent;

    private static Func<int, LayerValue>? Items(IncidentRows rows) => rows.Incidents.Items.Count == 0 ? null
        : row => rows.ItemsOf(rows.IncidentOf(row)) is { Count: > 0 } items ? LayerValue.Of(json => WriteItems(json, items)) : LayerValue.Absent;

    private static void WriteItems(Utf8JsonWriter json, ArraySegment<SeizureItem> items)
    {
        json.WriteStartArray();
        foreach (SeizureItem item in items)
        {
            json.WriteStartObject();
            WriteGiven(json, "drug"u8, item.Drug);
            WriteGiven(json, "class"u8, item.DrugClass);
            WriteGiven(json, "quantity"u8, item.Quantity);
            WriteGiven(json, "unit"u8, item.Unit);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteGiven(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        if (text.Length > 0)
            json.WriteString(name, text);
    }
}
