using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis;

/// <summary>One way to find where it is worse than elsewhere, with all that a command line, a page or a test must know of it.</summary>
public sealed class AnalysisMethod
{
    private readonly AnalysisWork _work;

    /// <summary>Takes the work itself; it may rely on checked numbers.</summary>
    internal AnalysisMethod(AnalysisWork work) => _work = work;

    /// <summary>Short name, as on the command line and in the run record: "dbscan".</summary>
    public required string Name { get; init; }

    /// <summary>Words for people.</summary>
    public required string Title { get; init; }

    /// <summary>The question it answers, as an inspector would ask it.</summary>
    public required string Question { get; init; }

    /// <summary>Its numbers.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>Runs the method on one area, on all cores.</summary>
    /// <param name="points">The area's incidents.</param>
    /// <param name="given">The numbers the user chose, by <see cref="Parameter.Name"/>; the others are derived from the points.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">A number is unknown or out of range, or a point is impossibly far away; says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public ClusterOutcome Run(
        PointSet points, IReadOnlyDictionary<string, double> given, IProgress<RunProgress>? progress, CancellationToken cancellation) =>
        Run(points, given, -1, progress, cancellation);

    /// <summary>Runs the method on one area, on a limited number of cores; the result does not depend on it.</summary>
    /// <param name="points">The area's incidents.</param>
    /// <param name="given">The numbers the user chose, by <see cref="Parameter.Name"/>; the others are derived from the points.</param>
    /// <param name="maxDegreeOfParallelism">Cores to use at most: 1 or more, or −1 for all.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <inheritdoc cref="Run(PointSet, IReadOnlyDictionary{string, double}, IProgress{RunProgress}?, CancellationToken)" path="/exception"/>
    public ClusterOutcome Run(
        PointSet points, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        Check(given);
        return _work(points, given, maxDegreeOfParallelism, progress, cancellation);
    }

    /// <summary>Are these numbers possible? To be asked before hours of reading, not after.</summary>
    /// <param name="given">The numbers the user chose, by <see cref="Parameter.Name"/>.</param>
    /// <exception cref="ArgumentException">A number is unknown or out of range; says what to change.</exception>
    public void Check(IReadOnlyDictionary<string, double> given)
    {
        foreach ((string name, double value) in given)
        {
            Parameter parameter = Parameters.FirstOrDefault(p => p.Name == name)
                ?? throw new ArgumentException(
                    $"The method {Name} has no parameter \"{name}\"; it has {string.Join(" and ", Parameters.Select(p => p.Flag))}.", nameof(given));
            bool inRange = value >= parameter.Minimum && value <= parameter.Maximum;
            if (inRange && (!parameter.IsInteger || double.IsInteger(value)))
                continue;
            string kind = inRange ? "a whole number " : "";
            string unit = parameter.Unit.Length > 0 ? " " + parameter.Unit : "";
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{parameter.Flag} must be {kind}between {parameter.Minimum} and {parameter.Maximum}{unit}; it was {value}."));
        }
    }
}

/// <summary>The work of a method: as <see cref="AnalysisMethod.Run(PointSet, IReadOnlyDictionary{string, double}, int, IProgress{RunProgress}?, CancellationToken)"/>.</summary>
internal delegate ClusterOutcome AnalysisWork(
    PointSet points, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
    CancellationToken cancellation);
