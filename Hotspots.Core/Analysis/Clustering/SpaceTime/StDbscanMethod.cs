using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.SpaceTime;

/// <summary>ST-DBSCAN as the catalogue knows it: its words, its numbers, and which incidents have a time it can use.</summary>
internal static class StDbscanMethod
{
    /// <summary>ε₂, as named in the run record.</summary>
    public const string DaysName = "eps-days";

    /// <summary>
    /// Metres from a burgled house within which, in all ten areas of five countries, others were at greater risk: Johnson, Bernasco, Bowers,
    /// Elffers, Ratcliffe, Rengert and Townsley, "Space–time patterns of risk: a cross national assessment of residential burglary
    /// victimization", Journal of Quantitative Criminology 23, 2007. Of other crimes than burglary it says nothing.
    /// </summary>
    private const double UsualEpsilon = 200;

    /// <summary>Days for which they were so at least, in the same study.</summary>
    private const double UsualDays = 14;

    /// <summary>Incidents of all shuffles together: a moment's work.</summary>
    private const int ShuffledIncidents = 400_000;

    /// <summary>Shuffles at least, for fewer allow no p-value of 0.05, and at most.</summary>
    private const int FewestShuffles = 19, MostShuffles = 199;

    /// <summary>More incidents are not shuffled unless the user says how often.</summary>
    private const int MostIncidents = 20_000;

    /// <summary>The part of the work that finding the bursts is; the rest compares them with shuffled times.</summary>
    private const double FindingShare = 0.1;

    private const double SecondsPerDay = 86_400;
    private const string MethodName = "st-dbscan";

    private static readonly Parameter Epsilon = new(
        DbscanMethod.EpsilonName, "Neighbour distance", "m", 1, 100_000, IsInteger: false,
        "200 m: so near a burgled house others were at greater risk in all ten areas of Johnson et al. 2007; of other crimes that study says nothing",
        "Larger: bursts spread over more ground and flow together, and fewer incidents are left over.");

    private static readonly Parameter Days = new(
        DaysName, "Neighbour time", "days", 0, 36_500, IsInteger: false,
        "14 days: for at least two weeks they were so (Johnson et al. 2007)",
        "Larger: bursts last longer and flow together, and fewer incidents are left over.");

    private static readonly Parameter MinPoints = new(
        DbscanMethod.MinPointsName, "Neighbours that make a crowd", "incidents", 1, 1_000_000, IsInteger: true,
        "5 incidents, the fewest that this tool calls a pattern; our choice, no study's",
        "Larger: only busier bursts count, and more incidents are left over.");

    private static readonly Parameter Permutations = ChanceParameters.Permutations(
        "199 up to 2,000 incidents; fewer for more, down to 19, which is as few as can tell a chance of 5 %; none above 20,000, "
            + "where each takes long");

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = MethodName,
        Title = "Bursts in place and time (ST-DBSCAN)",
        Question = "Where and when did incidents come in a burst, close in place and close in time?",
        Family = MethodFamily.Clusters,
        NeedsTimes = true,
        Clusters = Clusters,
        Parameters = [Epsilon, Days, MinPoints, Permutations, ChanceParameters.Seed],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        var asked = new Asked(input, given, maxDegreeOfParallelism);
        (ParameterValue epsilon, ParameterValue days, ParameterValue minPoints) = (asked.Epsilon, asked.Days, asked.MinPoints);
        PointSet points = input.Points;
        (ParameterValue permutations, ParameterValue seed) = Chances(given, asked.Timed.Count);
        var meter = new ProgressMeter(progress, cancellation);
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        ClusterLabels found = StDbscan.Run(asked.Timed, asked.Seconds, asked.Options, workers, meter, FindingShare);
        meter.Begin("Finding bursts", FindingShare, 1);
        meter.Begin("Comparing with shuffled times", 0.99, (long)permutations.Value);
        var chance = new BurstChance(asked.Timed, asked.Seconds, asked.Options);
        Burst[] bursts = chance.Of(
            Array.ConvertAll(chance.Order, i => found.Labels[i]), found.ClusterCount, Array.ConvertAll(chance.Order, i => asked.Seconds[i]));
        (double[] p, int shuffles) = permutations.Value > 0
            ? chance.PValues(bursts, (int)permutations.Value, (ulong)seed.Value, workers, meter)
            : ([], 0);
        int without = points.Count - asked.Timed.Count;
        MethodFindings findings = MethodFindings.OfClusters(
            MethodName, asked.OfAll(found), [epsilon, days, minPoints, permutations, seed], epsilon.Value) with
        {
            Basis = SurenessBasis.ShuffledTimes,
            Evidence = [.. bursts.Select((burst, k) => Evidence(burst, k < p.Length ? p[k] : null, shuffles))],
            PlacesMayOverlap = true,
            Notes = Notes(points.Count, without, days.Value, permutations.Value),
        };
        meter.Finish("Clustered");
        return findings;
    }

    private static ClusterLabels Clusters(AnalysisInput input, IReadOnlyDictionary<string, double> given, WorkSharing workers)
    {
        var asked = new Asked(input, given, workers.MaxDegree);
        return asked.OfAll(StDbscan.Run(asked.Timed, asked.Seconds, asked.Options, workers, new ProgressMeter(null), 1));
    }

    /// <summary>The numbers, and the incidents whose time is known well enough for them.</summary>
    private sealed class Asked
    {
        private readonly int _count;
        private readonly int[] _usable;

        public Asked(AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism)
        {
            Epsilon = StDbscanMethod.Epsilon.ValueOr(
                given, UsualEpsilon, "near a burgled house, others were at greater risk within 200 m (Johnson et al. 2007)");
            Days = StDbscanMethod.Days.ValueOr(given, UsualDays, "and for at least two weeks (Johnson et al. 2007)");
            MinPoints = StDbscanMethod.MinPoints.ValueOr(given, DbscanDefaults.FewestMinPoints, "the fewest that make a pattern, our choice");
            long reach = (long)Math.Round(Days.Value * SecondsPerDay);
            _count = input.Points.Count;
            var usable = new List<int>(_count);
            var seconds = new List<long>(_count);
            for (int i = 0; i < _count && input.Times is not null; i++)
            {
                IncidentTime time = input.Times[i];
                // A month is no time when bursts of two weeks are asked for; of a shorter span, its middle stands for it.
                if (!time.IsKnown || (time.HasDay ? 0 : time.LengthSeconds) > reach)
                    continue;
                usable.Add(i);
                seconds.Add(ClockOf(time));
            }
            _usable = [.. usable];
            (Timed, Seconds) = (input.Points.Select(_usable), [.. seconds]);
            Options = new StDbscanOptions
            {
                Epsilon = Epsilon.Value,
                EpsilonSeconds = reach,
                MinPoints = (int)MinPoints.Value,
                MaxDegreeOfParallelism = maxDegreeOfParallelism,
            };
        }

        public ParameterValue Epsilon { get; }

        public ParameterValue Days { get; }

        public ParameterValue MinPoints { get; }

        public StDbscanOptions Options { get; }

        public PointSet Timed { get; }

        public long[] Seconds { get; }

        /// <summary>Labels of all incidents, from those of the incidents that could be used.</summary>
        public ClusterLabels OfAll(ClusterLabels found)
        {
            int[] labels = new int[_count];
            labels.AsSpan().Fill(ClusterLabels.Noise);
            var isCore = new bool[_count];
            for (int i = 0; i < _usable.Length; i++)
                (labels[_usable[i]], isCore[_usable[i]]) = (found.Labels[i], found.IsCore[i]);
            return new ClusterLabels(labels, isCore, found.ClusterCount);
        }
    }

    private static (ParameterValue Permutations, ParameterValue Seed) Chances(IReadOnlyDictionary<string, double> given, int incidents)
    {
        // Derived: it follows from how many incidents there are.
        ParameterValue permutations = Permutations.GivenIn(given) ?? (incidents > MostIncidents
            ? Permutations.Derived(0, "more than 20,000 incidents: each would take long")
            : Permutations.Derived(
                Math.Clamp(ShuffledIncidents / Math.Max(1, incidents), FewestShuffles, MostShuffles),
                "up to 2,000 incidents 199: p can fall to 0.005 in a moment; fewer for more, so that it stays one"));
        return (permutations, ChanceParameters.Seed.ValueOr(given, 1, "any number will do, the same one repeats the result"));
    }

    private static string[] Notes(int count, int without, double days, double permutations) =>
    [
        .. without > 0
            ? [string.Create(
                CultureInfo.InvariantCulture,
                $"{without:N0} of {count:N0} incidents have no time, or one less exact than {days:0.##} days, and are left out.")]
            : Array.Empty<string>(),
        .. permutations == 0
            ? ["More than 20,000 incidents: the bursts are not compared with shuffled times, and have no word; "
                + "⟨permutations 19⟩ or more compares them."]
            : Array.Empty<string>(),
    ];

    private static Figure[] Evidence(Burst burst, double? p, int shuffles)
    {
        string from = DateOf(burst.First), to = DateOf(burst.Last), when = from == to ? $"on {from}" : $"between {from} and {to}";
        return
        [
            new("observed", burst.Observed, "incidents", string.Create(
                CultureInfo.InvariantCulture, $"{burst.Observed:N0} incidents where {burst.Expected:0.0} were expected {when}")),
            new("expected", burst.Expected, "incidents", string.Create(
                CultureInfo.InvariantCulture,
                $"{burst.Expected:0.0} incidents were expected from how busy this ground is at other times and the area was at that time")),
            .. p is double chance
                ? [new Figure("p", chance, "", string.Create(
                    CultureInfo.InvariantCulture,
                    $"Chance makes a burst as far beyond what is expected somewhere in the area in {100 * chance:0.#} % of {shuffles:N0} "
                        + $"shuffles of the times"))]
                : Array.Empty<Figure>(),
        ];
    }

    // By the clock, so that a fortnight is a fortnight where the clock changes in between; a day, of 23 hours or 25, stands at its noon.
    private static long ClockOf(IncidentTime time) => time.Precision == TimePrecision.Day
        ? LondonTime.ToClockSeconds(time.FromUtcSeconds) + (long)SecondsPerDay / 2
        : LondonTime.ToClockSeconds(time.FromUtcSeconds + time.LengthSeconds / 2);

    private static string DateOf(long clockSeconds) =>
        DateTime.UnixEpoch.AddSeconds(clockSeconds).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
