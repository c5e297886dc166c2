using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Rankings of cells by methods of the catalogue, in each town by what had happened before a test.</summary>
/// <param name="methods">The methods, with the user's numbers.</param>
/// <param name="input">All incidents, as methods are given them.</param>
internal sealed class MethodScores(MethodChoice methods, AnalysisInput input)
{
    /// <summary>Rearrangements where a method's places hang on them and nobody says how many.</summary>
    private const double Rearrangements = 99;

    private readonly SortedDictionary<string, string> _refusals = new(StringComparer.Ordinal);

    /// <summary>Those that are run as they are: counts are made apart.</summary>
    public IReadOnlyList<AnalysisMethod> Ranked { get; } = [.. methods.Methods.Where(static method => !BacktestMaps.Counting(method.Name))];

    /// <summary>Methods that could not be used in some towns, each one sentence.</summary>
    public IEnumerable<string> Notes => _refusals.Values;

    /// <summary>Ranks the cells of each town.</summary>
    /// <param name="towns">The towns, before a test.</param>
    /// <param name="meter">Told of each incident once a method.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>By town, then by method, one score a cell that is known.</returns>
    /// <exception cref="ArgumentException">A method can do nothing with any of the towns; says what to change.</exception>
    public double[][][] Of(TownBefore[] towns, ProgressMeter meter, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, double>[] given = [.. Ranked.Select(method => Given(method, methods.GivenTo(method)))];
        double[][][] scores = Array.ConvertAll(towns, _ => new double[given.Length][]);
        ArgumentException?[][] refused = Array.ConvertAll(given, _ => new ArgumentException?[towns.Length]);
        var inputs = new AnalysisInput?[towns.Length];
        StudyArea[] areas = Array.ConvertAll(towns, static town => town.Area);
        AreaAnalysis.LargestFirst(areas, given.Length, (t, m, cores) =>
        {
            AnalysisInput own = LazyInitializer.EnsureInitialized(ref inputs[t], () => AreaAnalysis.InputOf(areas[t], input));
            try
            {
                scores[t][m] = Score(Ranked[m], own, given[m], towns[t], new WorkSharing(cores, cancellation));
            }
            catch (ArgumentException e) when (e.ParamName is null)
            {
                refused[m][t] = e;
                scores[t][m] = new double[towns[t].Known.Length];
            }
            meter.Advance(areas[t].Members.Length);
        }, cancellation);
        for (int m = 0; m < given.Length; m++)
        {
            int[] without = [.. Enumerable.Range(0, towns.Length).Where(t => refused[m][t] is not null)];
            if (without.Length == towns.Length)
                throw refused[m][0]!;
            if (without.Length > 0)
                _refusals[Ranked[m].Name] = $"The map {Ranked[m].Name} could not be made of {areas[without[0]].Name}"
                    + $"{(without.Length > 1 ? " and other towns" : "")}, where it names no ground: {refused[m][without[0]]!.Message}";
        }
        return scores;
    }

    // Which place comes first does not hang on how finely a p-value is known, and a scan of every town in every test does nothing else. Nor does it
    // hang on the p of what can be significant no more: to stop there leaves the same places.
    private static Dictionary<string, double> Given(AnalysisMethod method, IReadOnlyDictionary<string, double> given)
    {
        var all = new Dictionary<string, double>(given);
        if (method.Parameters.Any(static one => one is { Name: ChanceParameters.PermutationsName, Minimum: > 0 }))
            all.TryAdd(ChanceParameters.PermutationsName, Rearrangements);
        if (method.Parameters.Any(static one => one.Name == ChanceParameters.StopEarlyName))
            all.TryAdd(ChanceParameters.StopEarlyName, 1);
        return all;
    }

    private static double[] Score(
        AnalysisMethod method, AnalysisInput input, IReadOnlyDictionary<string, double> given, TownBefore town, WorkSharing workers)
    {
        bool isReady = !method.NeedsTimes || input.Times is not null;
        return isReady && method.Scores is { } scores ? scores(input, given, Array.ConvertAll(town.Known, town.Grid.CentreOf), workers)
            : isReady && method.Clusters is { } clusters ? MapScores.OfPlaces(clusters(input, given, workers), input.Points, town.Grid, town.Known)
            : MapScores.OfFindings(method.Run(input, given, workers.MaxDegree, null, workers.Cancellation), input.Points, town.Grid, town.Known);
    }
}
