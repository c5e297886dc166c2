using System.Text.Json;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Data type of a column.</summary>
internal enum ColumnType
{
    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>Texts.</summary>
    Text,

    /// <summary>Times in ISO 8601, as exactly as they are known: a month stays a month.</summary>
    Time,

    /// <summary>Several texts a row.</summary>
    Names,

    /// <summary>A tree a row, as JSON.</summary>
    Json,
}

/// <summary>Column of a layer: its name, type, unit and meaning.</summary>
/// <param name="Name">The same in every format.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Unit">Of a number: "km²"; blank for a count, a share or what is no number.</param>
/// <param name="Meaning">One sentence for whoever opens the layer.</param>
internal abstract record LayerColumn(string Name, ColumnType Type, string Unit, string Meaning);

/// <summary>Column of a layer, with where its values come from.</summary>
/// <typeparam name="TSource">What the layer is made of.</typeparam>
/// <param name="Name">As <see cref="LayerColumn"/> has it.</param>
/// <param name="Type">As <see cref="LayerColumn"/> has it.</param>
/// <param name="Unit">As <see cref="LayerColumn"/> has it.</param>
/// <param name="Meaning">As <see cref="LayerColumn"/> has it.</param>
/// <param name="Bind">Of a source, the value of each row; null where the source has nothing of the kind.</param>
internal sealed record LayerColumn<TSource>(string Name, ColumnType Type, string Unit, string Meaning, Func<TSource, Func<int, LayerValue>?> Bind)
    : LayerColumn(Name, Type, Unit, Meaning);

/// <summary>Columns of a layer that has one row for each record of a list.</summary>
/// <typeparam name="TRow">The record.</typeparam>
internal static class Rows<TRow>
{
    /// <summary>A column of whole numbers.</summary>
    public static LayerColumn<IReadOnlyList<TRow>> Integer(string name, string unit, string meaning, Func<TRow, long?> value) =>
        Of(name, ColumnType.Integer, unit, meaning, row => LayerValue.Of(value(row)));

    /// <summary>A column of numbers, rounded to so many decimals.</summary>
    public static LayerColumn<IReadOnlyList<TRow>> Number(string name, string unit, string meaning, int decimals, Func<TRow, double?> value) =>
        Of(name, ColumnType.Number, unit, meaning, row => LayerValue.Rounded(value(row), decimals));

    /// <summary>A column of yes and no.</summary>
    public static LayerColumn<IReadOnlyList<TRow>> Boolean(string name, string meaning, Func<TRow, bool> value) =>
        Of(name, ColumnType.Boolean, "", meaning, row => LayerValue.Of(value(row)));

    /// <summary>A column of texts.</summary>
    public static LayerColumn<IReadOnlyList<TRow>> Text(string name, string meaning, Func<TRow, string?> value) =>
        Of(name, ColumnType.Text, "", meaning, row => LayerValue.Of(value(row)));

    /// <summary>A column of times.</summary>
    public static LayerColumn<IReadOnlyList<TRow>> Time(string name, string meaning, Func<TRow, IncidentTime> value) =>
        Of(name, ColumnType.Time, "", meaning, row => LayerValue.Of(value(row)));

    /// <summary>A column of several texts a row.</summary>
    public static LayerColumn<IReadOnlyList<TRow>> Names(string name, string meaning, Func<TRow, IReadOnlyList<string>> value) =>
        Of(name, ColumnType.Names, "", meaning, row => LayerValue.Of(value(row)));

    /// <summary>A column of trees.</summary>
    public static LayerColumn<IReadOnlyList<TRow>> Json(string name, string meaning, Func<TRow, Action<Utf8JsonWriter>?> value) =>
        Of(name, ColumnType.Json, "", meaning, row => LayerValue.Of(value(row)));

    /// <summary>A column of any type.</summary>
    public static LayerColumn<IReadOnlyList<TRow>> Of(string name, ColumnType type, string unit, string meaning, Func<TRow, LayerValue> value) =>
        new(name, type, unit, meaning, rows => index => value(rows[index]));
}
