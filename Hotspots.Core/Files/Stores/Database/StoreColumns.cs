using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Stores.Database;

/// <summary>Columns of the table of incidents: THE list; tables, statements and readers are made from it.</summary>
internal static class StoreColumns
{
    /// <summary>Columns that texts with a role stand in.</summary>
    public static IReadOnlyList<KeyValuePair<ColumnRole, string>> Roles { get; } =
    [
        new(ColumnRole.Town, "town"), new(ColumnRole.Street, "street"), new(ColumnRole.Postcode, "postcode"),
        new(ColumnRole.Operation, "operation"), new(ColumnRole.Line, "line"), new(ColumnRole.Source, "source"),
        new(ColumnRole.Intelligence, "intelligence"), new(ColumnRole.Handling, "handling"), new(ColumnRole.Drug, "drug"),
        new(ColumnRole.DrugClass, "drug_class"), new(ColumnRole.Quantity, "quantity"), new(ColumnRole.Unit, "unit"),
        new(ColumnRole.CashGbp, "cash_gbp"), new(ColumnRole.Arrests, "arrests"), new(ColumnRole.Outcome, "outcome"),
        new(ColumnRole.Notes, "notes"),
    ];

    /// <summary>Columns before those of <see cref="Roles"/>, with their types.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> First { get; } =
    [
        new("geom", "POINT"), new("reference", "TEXT"), new("kind", "TEXT NOT NULL"), new("happened", "TEXT"), new("first_second", "INTEGER"),
        new("seconds", "INTEGER NOT NULL"), new("precision", "INTEGER NOT NULL"), new("area", "TEXT"), new("metres", "REAL NOT NULL"),
        new("position_source", "INTEGER NOT NULL"), new("source_table", "INTEGER NOT NULL"), new("source_line", "INTEGER NOT NULL"),
        new("addition", "INTEGER NOT NULL"), new("reference_hash", "INTEGER NOT NULL"), new("row_hash", "INTEGER NOT NULL"),
        new("attributes", "TEXT"),
    ];

    /// <summary>All columns but the key, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. First.Select(static column => column.Key), .. Roles.Select(static role => role.Value)];

    /// <summary>All columns but the key, with commas between.</summary>
    public static string List { get; } = string.Join(", ", All);

    /// <summary>The columns with their types.</summary>
    public static string Declared { get; } = string.Join(
        ", ", First.Select(static column => $"{column.Key} {column.Value}").Concat(Roles.Select(static role => $"{role.Value} TEXT")));

    /// <summary>Place of a column in the list.</summary>
    public static int IndexOf(string column)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i] == column)
                return i;
        }
        throw new ArgumentException("There is no such column.", nameof(column));
    }

    /// <summary>Place in the list of the column of a role; −1 for a role that has none.</summary>
    public static int IndexOf(ColumnRole role)
    {
        for (int i = 0; i < Roles.Count; i++)
        {
            if (Roles[i].Key == role)
                return First.Count + i;
        }
        return -1;
    }
}
