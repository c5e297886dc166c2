using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis;

/// <summary>Side of a comparison: case, control or neither. Which side of a comparison does an incident stand on?</summary>
internal enum ComparisonSide : byte
{
    /// <summary>On neither.</summary>
    Neither,

    /// <summary>One of those asked about: seizures.</summary>
    Case,

    /// <summary>One of those compared with: tips.</summary>
    Control,
}

/// <summary>Input of a method: one study area. What is a method given of one study area? Columns in which index i is incident i of the
/// area.</summary>
internal sealed record AnalysisInput
{
    /// <summary>Where the incidents are and how much each counts.</summary>
    public required PointSet Points { get; init; }

    /// <summary>When they happened; null for data without times. A method that needs times leaves out incidents without one, and says so.</summary>
    public TimeColumn? Times { get; init; }

    /// <summary>The time that was watched, the same in every area of a run; null where nobody said: then it is that of the
    /// <see cref="Times"/>.</summary>
    public StudyPeriod? Period { get; init; }

    /// <summary>
    /// The ground that was watched, metres; null when nobody drew it. Cells whose centre lies in it count even when nothing happened there.
    /// </summary>
    public Geometry? Window { get; init; }

    /// <summary>
    /// The built-up ground of the area; null where nobody looked for it, or there is none to be found. Where a <see cref="Window"/> was
    /// drawn, that goes before.
    /// </summary>
    public BuiltUpGround? Ground
    {
        get => GroundWhenAsked?.Value;
        init => GroundWhenAsked = new Lazy<BuiltUpGround?>(value);
    }

    /// <summary>The same, to be looked for when a method first asks for it.</summary>
    internal Lazy<BuiltUpGround?>? GroundWhenAsked { get; init; }

    /// <summary>The population that the user gave; null where incidents are held against the <see cref="Ground"/>'s postcodes.</summary>
    public PopulationPoints? Population { get; init; }

    /// <summary>Which incidents are compared with which; null when nothing is to be compared.</summary>
    public ComparisonSide[]? Sides { get; init; }

    /// <summary>How long was watched, in months; null where the time of no incident is known.</summary>
    public double? Months
    {
        get
        {
            for (int i = 0; Times is { } times && i < times.Count; i++)
            {
                if (times[i].IsKnown)
                    return (Period ?? StudyPeriod.Of(times))?.Months;
            }
            return null;
        }
    }

    /// <summary>Points alone.</summary>
    public static AnalysisInput Of(PointSet points) => new() { Points = points };
}
