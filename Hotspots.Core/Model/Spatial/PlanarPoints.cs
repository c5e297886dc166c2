using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Model.Spatial;

/// <summary>Columns of planar points. Which columns of a plain table hold points of a plane?</summary>
/// <param name="X">Header of the abscissa, or its number, counted from 1, in a file without headers.</param>
/// <param name="Y">The same of the ordinate.</param>
internal sealed record PlanarColumns(string X, string Y)
{
    /// <summary>The same of a weight, 0 or more; null when every point counts 1.</summary>
    public string? Weight { get; init; }

    /// <summary>The same of a time: a date as in files of incidents, or a number of days; null for points without times.</summary>
    public string? Time { get; init; }

    /// <summary>The same of a name; null for points without names.</summary>
    public string? Name { get; init; }

    /// <summary>The same of further numbers of any sign, each column once.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];
}

/// <summary>Planar points. Which points are in some plain tables? They lie on any plane: nothing is projected, and no town is looked for.</summary>
internal sealed record PlanarPoints
{
    /// <summary>The points, in the order read, in the file's own unit of length.</summary>
    public required PointSet Points { get; init; }

    /// <summary>Their times; null when no column of times was named.</summary>
    public TimeColumn? Times { get; init; }

    /// <summary>Their names, blank where a row has none; null when no column of names was named.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Their further numbers: one list a column that was named, one number a point.</summary>
    public IReadOnlyList<double[]> Numbers { get; init; } = [];

    /// <summary>Rows of data; those that are no points are among <see cref="Issues"/>.</summary>
    public required int Rows { get; init; }

    /// <summary>What was wrong with the rows that could not be read.</summary>
    public required IReadOnlyList<ReadIssue> Issues { get; init; }
}
