using System.Text.Json;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Stores;

/// <summary>Table of a file as a store knows it: its columns, and where the text of each stands.</summary>
/// <remarks>A text with a role stands in the role's column, all others together as one JSON object, by their headers.</remarks>
internal sealed class StoreTable
{
    private StoreTable(long id, string name, IReadOnlyList<ColumnReading> columns, string? fixedKind)
    {
        Id = id;
        Name = name;
        Columns = columns;
        FixedKind = fixedKind;
        Plain = [.. Enumerable.Range(0, columns.Count).Where(i => columns[i].Role == ColumnRole.Attribute)];
        Keys = KeysOf([.. Plain.Select(i => columns[i].Header)]);
        Given = [.. Enumerable.Range(0, columns.Count).Where(i => StoreColumns.IndexOf(columns[i].Role) >= 0)];
        GivenPlaces = [.. Given.Select(i => StoreColumns.IndexOf(columns[i].Role))];
        IdColumn = IndexOf(ColumnRole.Id);
        KindColumn = IndexOf(ColumnRole.Kind);
    }

    /// <summary>Its key.</summary>
    public long Id { get; }

    /// <summary>The file as the user knew it.</summary>
    public string Name { get; }

    /// <summary>All its columns, each with its role.</summary>
    public IReadOnlyList<ColumnReading> Columns { get; }

    /// <summary>The kind of every row; null where a column says it.</summary>
    public string? FixedKind { get; }

    /// <summary>Columns without a role.</summary>
    public IReadOnlyList<int> Plain { get; }

    /// <summary>The key of each of <see cref="Plain"/> in a row's JSON object: its header, with a number where several have the same.</summary>
    public IReadOnlyList<JsonEncodedText> Keys { get; }

    /// <summary>Columns whose text stands in the column of their role.</summary>
    public IReadOnlyList<int> Given { get; }

    /// <summary>Where each of <see cref="Given"/> stands among <see cref="StoreColumns.All"/>.</summary>
    public IReadOnlyList<int> GivenPlaces { get; }

    /// <summary>The column of references; −1 for none.</summary>
    public int IdColumn { get; }

    /// <summary>The column of kinds; −1 for none.</summary>
    public int KindColumn { get; }

    /// <summary>Enters a table, and gives it its key.</summary>
    public static StoreTable Enter(StoreDatabase database, FileSink table, long addition)
    {
        IReadOnlyList<ColumnReading> columns = table.HasBegun ? table.Map.Readings() : [];
        string[][] written = [.. columns.Select(static column => new[] { column.Header, column.Role.ToString() })];
        string? fixedKind = table.HasBegun ? table.Map.FixedKind : null;
        database.Run(
            "INSERT INTO store_tables (addition, name, format, columns, fixed_kind) VALUES (?, ?, ?, ?, ?)", addition, table.Name, table.Format,
            JsonSerializer.Serialize(written, StoreJson.Default.StringArrayArray), fixedKind);
        return new StoreTable(database.LastRow, table.Name, columns, fixedKind);
    }

    /// <summary>All tables, by their keys.</summary>
    /// <exception cref="UnreadableFileException">One is not as this program writes it.</exception>
    public static Dictionary<long, StoreTable> All(StoreDatabase database)
    {
        var tables = new Dictionary<long, StoreTable>();
        foreach (StoreStatement row in database.Rows("SELECT id, name, columns, fixed_kind FROM store_tables ORDER BY id"))
        {
            string[][] written = JsonSerializer.Deserialize(row.Text(2), StoreJson.Default.StringArrayArray) ?? [];
            ColumnReading[] columns = [.. written.Select(static column => new ColumnReading(column[0], RoleOf(column[1])))];
            tables.Add(row.Whole(0), new StoreTable(row.Whole(0), row.Text(1), columns, row.IsNull(3) ? null : row.Text(3)));
        }
        return tables;
    }

    private int IndexOf(ColumnRole role)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Role == role)
                return i;
        }
        return -1;
    }

    private static ColumnRole RoleOf(string name) => Enum.TryParse(name, out ColumnRole role) ? role
        : throw new UnreadableFileException("The store has a column of a kind that this program does not know: use the version that wrote it.");

    private static JsonEncodedText[] KeysOf(string[] headers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var keys = new JsonEncodedText[headers.Length];
        for (int i = 0; i < headers.Length; i++)
        {
            string key = headers[i];
            for (int n = 2; !seen.Add(key); n++)
                key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{headers[i]} ({n})");
            keys[i] = JsonEncodedText.Encode(key, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        }
        return keys;
    }
}
