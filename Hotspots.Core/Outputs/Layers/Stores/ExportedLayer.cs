using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Layers.Stores;

/// <summary>Rows of the layer of exported incidents: one an incident, and one for each item of a seizure.</summary>
internal sealed class ExportedRows
{
    private readonly int[] _incidents;
    private readonly int[] _items;

    /// <summary>The rows of an export.</summary>
    public ExportedRows(ReleasedExport export)
    {
        Incidents = export.Incidents;
        ILookup<int, int> items = Enumerable.Range(0, Incidents.Items.Count).ToLookup(i => Incidents.Items[i].Incident);
        int[][] rows = [.. export.Members.SelectMany(member => items.Contains(member)
            ? items[member].Select(item => new[] { member, item }) : [[member, -1]])];
        _incidents = [.. rows.Select(static row => row[0])];
        _items = [.. rows.Select(static row => row[1])];
    }

    /// <summary>The placed incidents, without the columns that the profile withholds.</summary>
    public IncidentTable Incidents { get; }

    /// <summary>Index of the incident of each row.</summary>
    public int[] Members => _incidents;

    /// <summary>The item of a row; null for none.</summary>
    public SeizureItem? ItemOf(int row) => _items[row] < 0 ? null : Incidents.Items[_items[row]];
}

/// <summary>Layer of exported incidents: as a force's own file has them, so that it can be read as one; no free text.</summary>
/// <remarks>Columns without a role may be free text, and are not among its columns.</remarks>
internal static class ExportedLayer
{
    /// <summary>THE list of what is said of an exported incident.</summary>
    public static LayerSchema<ExportedRows> Schema { get; } = new(
        "exported_incidents", "exported-incidents", LayerShape.Point,
        "One point an incident of a store, and one for each item of a seizure; no notes.", IncidentLayer.Schema.Look,
        [
            Column("id", ColumnType.Text, "The force's reference; none where the row has none.", static rows => row => OrNull(
                rows.Incidents.Ids[rows.Members[row]])),
            Column("kind", ColumnType.Text, "Tip, warrant, seizure, or as the row has it.", static rows => row => LayerValue.Of(
                rows.Incidents.Kinds.Texts, rows.Incidents.Kinds.CodeAt(rows.Members[row]))),
            Column("time", ColumnType.Time, "When it happened, as exactly as that is known.", static rows => row => LayerValue.Of(
                rows.Incidents.Times[rows.Members[row]])),
            Given(ColumnRole.Town, "town", "The town as the row has it."),
            Given(ColumnRole.Street, "street", "The street as the row has it."),
            Given(ColumnRole.Postcode, "postcode", "The postcode as the row has it."),
            Given(ColumnRole.Operation, "operation", "The operation's name."),
            Given(ColumnRole.Line, "line", "The county line's name."),
            Given(ColumnRole.Source, "source", "Grading of the source."),
            Given(ColumnRole.Intelligence, "intelligence", "Grading of the intelligence."),
            Given(ColumnRole.Handling, "handling", "Handling code."),
            Item("drug", "Substance of the item of a seizure.", static item => item.Drug),
            Item("class", "Its class.", static item => item.DrugClass),
            Item("quantity", "How much of it, as the row has it.", static item => item.Quantity),
            Item("unit", "Of what.", static item => item.Unit),
            Given(ColumnRole.CashGbp, "cashGbp", "Cash found, in pounds, as the row has it."),
            Given(ColumnRole.Arrests, "arrests", "Arrests, as the row has them."),
            Given(ColumnRole.Outcome, "outcome", "The outcome as the row has it."),
        ]);

    /// <summary>What any export may write.</summary>
    public static OutputKind Kind { get; } = new(
        "exported-incidents", StoreRecordJson.ExportFileName, [Schema], [Schema.File], static _ => false);

    /// <summary>What an export writes.</summary>
    public static OutputDocument Of(ReleasedExport export) => new()
    {
        Kind = Kind,
        Stamp = export.Stamp,
        Finished = export.Record.Finished,
        IsOnGrid = true,
        Layers = [PlannedLayer.Of(Schema, () => LayerOf(export))],
        WriteRecord = (stream, _) => StoreRecordJson.Write(new WrittenStore { Marking = export.Stamp.Marking, Export = export.Record }, stream),
    };

    private static Layer LayerOf(ReleasedExport export)
    {
        var rows = new ExportedRows(export);
        return Schema.Of(rows, new PointGeometry(export.Incidents.Points, rows.Members), rows.Members.Length);
    }

    private static LayerColumn<ExportedRows> Column(string name, ColumnType type, string meaning, Func<ExportedRows, Func<int, LayerValue>?> bind) =>
        new(name, type, "", meaning, bind);

    private static LayerColumn<ExportedRows> Given(ColumnRole role, string name, string meaning) => Column(
        name, ColumnType.Text, meaning,
        rows => rows.Incidents.Find(role) is { } column ? row => OrAbsent(column[rows.Members[row]]) : null);

    private static LayerColumn<ExportedRows> Item(string name, string meaning, Func<SeizureItem, string> text) => Column(
        name, ColumnType.Text, meaning,
        rows => rows.Incidents.Items.Count == 0 ? null : row => rows.ItemOf(row) is { } item ? OrAbsent(text(item)) : LayerValue.Absent);

    private static LayerValue OrNull(string text) => text.Length > 0 ? LayerValue.Of(text) : LayerValue.Null;

    private static LayerValue OrAbsent(string text) => text.Length > 0 ? LayerValue.Of(text) : LayerValue.Absent;
}
