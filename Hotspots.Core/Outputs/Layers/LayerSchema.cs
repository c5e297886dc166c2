namespace Hotspots.Core.Outputs.Layers;

/// <summary>Geometry type of a layer (OGC Simple Features).</summary>
internal enum LayerShape
{
    /// <summary>None: a table.</summary>
    None,

    /// <summary>Points.</summary>
    Point,

    /// <summary>Lines.</summary>
    LineString,

    /// <summary>Single polygons.</summary>
    Polygon,

    /// <summary>Polygons, of which a row may have several.</summary>
    MultiPolygon,
}

/// <summary>Schema of a layer: its name, geometry type, look and columns, the same in every format.</summary>
/// <param name="Name">Name of its table: "hotspots", "patrol_rounds".</param>
/// <param name="File">Name of the file it stands in, without ending, where a format has several files: "hotspots"; layers of one file stand there
/// together.</param>
/// <param name="Shape">What its rows look like on a map.</param>
/// <param name="Meaning">One sentence: what a row is.</param>
/// <param name="Look">How it is drawn; null for a table.</param>
internal abstract record LayerSchema(string Name, string File, LayerShape Shape, string Meaning, LayerLook? Look)
{
    /// <summary>Does each row have a rectangle of its own that holds it, for readers that zoom to it?</summary>
    public bool HasBounds { get; init; }

    /// <summary>The columns, in order.</summary>
    public abstract IReadOnlyList<LayerColumn> Columns { get; }

    /// <summary>A layer without rows.</summary>
    public Layer Empty() => new(this, null, 0, [.. Columns.Select(static _ => (Func<int, LayerValue>?)null)]);
}

/// <summary>Schema of a layer, with where its values come from.</summary>
/// <typeparam name="TSource">What the layer is made of.</typeparam>
/// <param name="Name">As <see cref="LayerSchema"/> has it.</param>
/// <param name="File">As <see cref="LayerSchema"/> has it.</param>
/// <param name="Shape">As <see cref="LayerSchema"/> has it.</param>
/// <param name="Meaning">As <see cref="LayerSchema"/> has it.</param>
/// <param name="Look">As <see cref="LayerSchema"/> has it.</param>
/// <param name="Sourced">The columns, in order.</param>
internal sealed record LayerSchema<TSource>(
    string Name, string File, LayerShape Shape, string Meaning, LayerLook? Look, IReadOnlyList<LayerColumn<TSource>> Sourced)
    : LayerSchema(Name, File, Shape, Meaning, Look)
{
    /// <inheritdoc/>
    public override IReadOnlyList<LayerColumn> Columns => Sourced;

    /// <summary>A layer of this schema.</summary>
    /// <param name="source">What it is made of.</param>
    /// <param name="geometry">One a row; null for a table.</param>
    /// <param name="count">How many rows.</param>
    public Layer Of(TSource source, LayerGeometry? geometry, int count) =>
        new(this, geometry, count, [.. Sourced.Select(column => column.Bind(source))]);
}

/// <summary>Layer: rows with a geometry and values, of a schema.</summary>
/// <param name="Schema">What it is.</param>
/// <param name="Geometry">One a row; null for a table.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Values">One a column of the schema: the value of each row, asked for by several threads at once; null where no row has any.</param>
internal sealed record Layer(LayerSchema Schema, LayerGeometry? Geometry, int Count, IReadOnlyList<Func<int, LayerValue>?> Values)
{
    /// <summary>The value of a column in a row.</summary>
    public LayerValue Value(int row, int column) => Values[column] is { } value ? value(row) : LayerValue.Absent;
}
