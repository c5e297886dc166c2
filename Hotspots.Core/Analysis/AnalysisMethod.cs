using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis;

/// <summary>Family of methods: those that answer one question.</summary>
internal enum MethodFamily
{
    /// <summary>Which incidents belong together?</summary>
    Clusters,

    /// <summary>How dense is it at each place?</summary>
    Density,

    /// <summary>Which places stand out from chance?</summary>
    Significance,

    /// <summary>Where is the middle, how wide and in which direction does it spread?</summary>
    Shape,
}

/// <summary>One way to find where it is worse than elsewhere, with all that a command line, a page or a test must know of it.</summary>
internal sealed class AnalysisMethod
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

    /// <summary>Family that it belongs to.</summary>
    public required MethodFamily Family { get; init; }

    /// <summary>Question that the methods of its family answer, as command line and page put it.</summary>
    public string FamilyQuestion => Family switch
    {
        MethodFamily.Clusters => "which incidents belong together?",
        MethodFamily.Density => "how much is there at each place?",
        MethodFamily.Significance => "what stands out from chance?",
        _ => "where is the middle, how wide is the spread?",
    };

    /// <summary>Does it find places, as against figures for the area as a whole?</summary>
    public bool FindsPlaces { get; init; } = true;

    /// <summary>Does it need times?</summary>
    public bool NeedsTimes { get; init; }

    /// <summary>With which of the user's numbers does it need none after all? Null for none.</summary>
    internal Func<IReadOnlyDictionary<string, double>, bool>? DoesWithoutTimes { get; init; }

    /// <summary>What data lack for it with the user's numbers, in words; null for nothing, and where it can use any data.</summary>
    internal Func<AnalysisInput, IReadOnlyDictionary<string, double>, string?>? Lacks { get; init; }

    /// <summary>Does it compare two sets of incidents?</summary>
    public bool Compares { get; init; }

    /// <summary>Its numbers.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>Measures at places; null for a method whose value at a place is that of the cell or cluster found there.</summary>
    internal PlaceMeasure? Measure { get; init; }

    /// <summary>Scores of places; null for a method whose ranking of places follows from the cells, the surface or the clusters that it
    /// finds.</summary>
    internal PlaceScores? Scores { get; init; }

    /// <summary>
    /// Clusters alone, the same as the whole work finds; null for a method that has nothing to leave out. What is said of a cluster may take a
    /// hundred times as long as to find it.
    /// </summary>
    internal ClustersAlone? Clusters { get; init; }

    /// <summary>Runs the method on one area, on all cores.</summary>
    /// <param name="input">The area's incidents.</param>
    /// <param name="given">The numbers the user chose, by <see cref="Parameter.Name"/>; the others are derived from the points.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">
    /// A number is unknown or out of range, a point is impossibly far away, or there are no times where they are needed; says what to change.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, IProgress<RunProgress>? progress, CancellationToken cancellation) =>
        Run(input, given, -1, progress, cancellation);

    /// <summary>Runs the method on one area, on a limited number of cores; the result does not depend on it.</summary>
    /// <param name="input">The area's incidents.</param>
    /// <param name="given">The numbers the user chose, by <see cref="Parameter.Name"/>; the others are derived from the points.</param>
    /// <param name="maxDegreeOfParallelism">Cores to use at most: 1 or more, or −1 for all.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <inheritdoc cref="Run(AnalysisInput, IReadOnlyDictionary{string, double}, IProgress{RunProgress}?, CancellationToken)" path="/exception"/>
    public MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        Check(given);
        if (NeedsTimesWith(given) && input.Times is null)
            throw new ArgumentException($"The method {Name} needs to know when each incident happened: give a file with a column of dates.");
        return _work(input, given, maxDegreeOfParallelism, progress, cancellation);
    }

    /// <summary>Does it need times when it is given these numbers?</summary>
    internal bool NeedsTimesWith(IReadOnlyDictionary<string, double> given) => NeedsTimes && DoesWithoutTimes?.Invoke(given) != true;

    /// <summary>Are these numbers possible? To be asked before hours of reading, not after.</summary>
    /// <param name="given">The numbers the user chose, by <see cref="Parameter.Name"/>.</param>
    /// <exception cref="ArgumentException">A number is unknown or out of range; says what to change.</exception>
    public void Check(IReadOnlyDictionary<string, double> given)
    {
        foreach ((string name, double value) in given)
        {
            Parameter parameter = Parameters.FirstOrDefault(p => p.Name == name)
                ?? throw new ArgumentException(
                    $"The method {Name} has no parameter \"{name}\"; it has "
                        + $"{string.Join(" and ", Parameters.Select(static p => OptionNames.Of(p.Name)))}.", nameof(given));
            parameter.Check(value);
        }
    }
}

/// <summary>The work of a method: as
/// <see cref="AnalysisMethod.Run(AnalysisInput, IReadOnlyDictionary{string, double}, int, IProgress{RunProgress}?, CancellationToken)"/>.</summary>
internal delegate MethodFindings AnalysisWork(
    AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
    CancellationToken cancellation);

/// <summary>
/// Scores of places by a method: the higher, the sooner a place is flagged. Nothing is drawn, so that a thousand towns cost
/// little.
/// </summary>
/// <param name="input">The area's incidents.</param>
/// <param name="given">The numbers the user chose.</param>
/// <param name="places">Where, metres; anywhere.</param>
/// <param name="workers">Who does it.</param>
/// <returns>One a place; −∞ where a method says nothing of it, never NaN.</returns>
internal delegate double[] PlaceScores(
    AnalysisInput input, IReadOnlyDictionary<string, double> given, IReadOnlyList<GridPoint> places, Indexing.WorkSharing workers);

/// <summary>Clusters without what is said of them: their chance, their outline.</summary>
/// <param name="input">The area's incidents, with times where the method needs them.</param>
/// <param name="given">The numbers the user chose.</param>
/// <param name="workers">Who does it.</param>
internal delegate ClusterLabels ClustersAlone(AnalysisInput input, IReadOnlyDictionary<string, double> given, Indexing.WorkSharing workers);

/// <summary>A method's value at given places: figures for each place, all places with the same names in the same order.</summary>
/// <param name="input">The area's incidents.</param>
/// <param name="given">The numbers the user chose.</param>
/// <param name="places">Where, metres; anywhere.</param>
/// <param name="cancellation">Stops the work.</param>
internal delegate IReadOnlyList<IReadOnlyList<Figure>> PlaceMeasure(
    AnalysisInput input, IReadOnlyDictionary<string, double> given, IReadOnlyList<GridPoint> places, CancellationToken cancellation);
