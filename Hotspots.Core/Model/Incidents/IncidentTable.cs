using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Incidents;

/// <summary>A column of a file that was kept.</summary>
/// <param name="Name">As the file's header spells it.</param>
/// <param name="Role">What it means to the tool.</param>
/// <param name="Values">One a row.</param>
internal readonly record struct AttributeColumn(string Name, ColumnRole Role, TextColumn Values);

/// <summary>Source of a row. Which file and line did a row come from?</summary>
/// <param name="File">Index into the read report's files.</param>
/// <param name="Line">Line in that file, first is 1.</param>
internal readonly record struct RowSource(int File, int Line);

/// <summary>One thing found in a seizure: a seizure of several drugs is one incident with several items.</summary>
/// <param name="Incident">Index of the incident.</param>
/// <param name="Drug">Substance, as given.</param>
/// <param name="DrugClass">A, B or C, as given.</param>
/// <param name="Quantity">Amount, as given.</param>
/// <param name="Unit">g, kg, tablets …, as given.</param>
internal readonly record struct SeizureItem(int Incident, string Drug, string DrugClass, string Quantity, string Unit);

/// <summary>Table of incidents. What is known of each incident? Columns in the order the incidents were read; index i is incident i
/// everywhere.</summary>
/// <remarks>Immutable and safe to read from many threads.</remarks>
internal sealed class IncidentTable
{
    /// <summary>Nothing at all.</summary>
    public static IncidentTable Empty { get; } = new()
    {
        Kinds = CodedTextColumn.From([]),
        Times = TimeColumn.From([]),
        Ids = PackedTextColumn.From([]),
        SourceFiles = [],
        SourceLines = [],
        Columns = [],
        Items = [],
        Points = PointSet.Empty,
    };

    /// <summary>Coarsest position uncertainty that takes part in a pattern, metres, inclusive: the largest distance at which incidents are taken
    /// together by themselves.</summary>
    /// <remarks>
    /// It does not follow how finely the file's other positions are given: what is known more coarsely is put in the middle of its square, where it
    /// would be the neighbour of others of its square alone, at whatever distance a method chose. A limit of the file's own would let a file that
    /// has nothing but squares of 1 km
    /// show its own grid as hotspots, and would leave rows out of a fine file that are kept when the same rows lie in a coarse one.
    /// </remarks>
    public const double CoarsestMetres = 400;

    /// <summary>How many incidents.</summary>
    public int Count => Kinds.Count;

    /// <summary>What sort of thing happened; never blank.</summary>
    public required CodedTextColumn Kinds { get; init; }

    /// <summary>When.</summary>
    public required TimeColumn Times { get; init; }

    /// <summary>The force's references; blank where none was given.</summary>
    public required TextColumn Ids { get; init; }

    /// <summary>Index of each row's file among the read report's files.</summary>
    public required ushort[] SourceFiles { get; init; }

    /// <summary>Line of each row in its file, first is 1.</summary>
    public required int[] SourceLines { get; init; }

    /// <summary>All other columns, in order of appearance: those with a role (town, street, operation …) and plain attributes.</summary>
    public required IReadOnlyList<AttributeColumn> Columns { get; init; }

    /// <summary>What was seized, ordered by incident.</summary>
    public required IReadOnlyList<SeizureItem> Items { get; init; }

    /// <summary>Positions in metres, unweighted; empty in a table of incidents whose file gave no position.</summary>
    public required PointSet Points { get; init; }

    /// <summary>
    /// Position uncertainty, metres, one an incident: the side of the square that a grid reference names, or the
    /// width of the ground of its postcode; 0 for as closely as the digits say. Null where it is 0 for all.
    /// </summary>
    public float[]? Uncertainties { get; init; }

    /// <summary>Is the position known too coarsely for any method to find a place with it?</summary>
    public bool IsCoarse(int index) => Uncertainties is { } known && known[index] > CoarsestMetres;

    /// <summary>Do the incidents have positions?</summary>
    public bool HasPositions => Points.Count == Count;

    /// <summary>The column with a role, or null where no file had one.</summary>
    public TextColumn? Find(ColumnRole role)
    {
        foreach (AttributeColumn column in Columns)
        {
            if (column.Role == role)
                return column.Values;
        }
        return null;
    }

    /// <summary>Where row <paramref name="index"/> came from.</summary>
    public RowSource SourceAt(int index) => new(SourceFiles[index], SourceLines[index]);

    /// <summary>Memory held by all columns, in bytes.</summary>
    public long Bytes =>
        Kinds.Bytes + Times.Bytes + Ids.Bytes + 6L * Count + 16L * Points.Count + 4L * (Uncertainties?.Length ?? 0)
            + Columns.Sum(c => c.Values.Bytes);
}
