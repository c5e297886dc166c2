using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>Request of measurements. What does the user want measured, of which files, and where?</summary>
internal sealed record MeasureRequest
{
    /// <summary>Files, filters, methods and their numbers, as for a run. Without areas everything is one area, as other programs take it.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>The columns of points on any plane; null for files of incidents.</summary>
    public PlanarColumns? Planar { get; init; }

    /// <summary>The ground that was watched, in metres or in the unit of the plane; null when nobody drew it.</summary>
    public GridBox? Window { get; init; }

    /// <summary>Where; none for the area as a whole.</summary>
    public IReadOnlyList<GridPoint> Places { get; init; } = [];
}

/// <summary>Figures of a method at one place. What is a method's value at one place?</summary>
/// <param name="At">Where.</param>
/// <param name="Figures">The values: those that the method measures there exactly, else those of its cell or its cluster there.</param>
internal sealed record PlaceFigures(GridPoint At, IReadOnlyList<Figure> Figures)
{
    /// <summary>What a test of significance says of the cell there; null where there is no such cell.</summary>
    public CellClass? Class { get; init; }
}

/// <summary>Everything that was measured, under one security marking.</summary>
/// <param name="Marking">The security marking.</param>
/// <param name="All">One for each area and method, areas first.</param>
internal sealed record Measures(string Marking, IReadOnlyList<Measured> All)
{
    /// <summary>What must be known of the incidents, each one sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Measurements of one method in one area. What does one method say of one area?</summary>
/// <param name="Area">Name of the area.</param>
/// <param name="Incidents">Incidents, or points, in it.</param>
/// <param name="Findings">What it found.</param>
/// <param name="Places">Its values at the places asked for, in their order.</param>
internal sealed record Measured(string Area, int Incidents, MethodFindings Findings, IReadOnlyList<PlaceFigures> Places);
