using System.Globalization;
using Hotspots.Core.Analysis.Scan.Populations;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>The scan statistics as the catalogue knows them: their words, their numbers, and the permutation scan's places with their
/// dates.</summary>
internal static class ScanMethod
{
    private const string Name = "scan";

    /// <summary>Up to so many incidents 999 shuffles take seconds; a larger town would make an inspector wait for minutes.</summary>
    private const int ManyIncidents = 20_000;

    private const string SeedReason = "any number will do, the same one repeats the result", EveryShuffle = "every p-value comes from all shuffles";

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = Name,
        Title = "Sudden gatherings in place and time (scan statistics)",
        Question = "Where and when did more happen than that place and that time usually see?",
        Family = MethodFamily.Significance,
        NeedsTimes = true,
        DoesWithoutTimes = PopulationScanMethod.IsOfPlacesAlone,
        Parameters =
        [
            PopulationScanMethod.Model,
            new Parameter(
                "cell", "Side of a square of ground", "m", 1, 10_000, IsInteger: false,
                "250 m, some streets: incidents of one square stand at its centre",
                "Larger: circles grow in coarser steps, the work is shorter, and small gatherings blur."),
            new Parameter(
                "max-radius", "Largest radius", "m", 1, 20_000, IsInteger: false, "2,000 m, a small town; never with more than half of the incidents",
                "Larger: gatherings over a wider ground are found, the work is longer."),
            new Parameter(
                "time-step", "Length of a step", "days", 1, 366, IsInteger: true,
                "7 days, so that weekends and working days weigh the same; a calendar month where of more than 5 % of the incidents only the month "
                + "is known",
                "Larger: dates grow coarser, and short gatherings blur."),
            new Parameter(
                "max-weeks", "Longest gathering", "weeks", 1, 52, IsInteger: true, "8 weeks: longer ones are a hotspot, not a sudden gathering",
                "Larger: gatherings that last longer are found, the work is longer."),
            PopulationScanMethod.MaxShare,
            ChanceParameters.Alpha,
            ChanceParameters.Permutations(
                "999 up to 20,000 incidents, so that p can fall to 0.001 within seconds; 199 for more, but 999 where there is a population"),
            ChanceParameters.Seed,
            Parameter.OfChoices(
                ChanceParameters.StopEarlyName, "Stop when nothing can stand out",
                "no: every p-value comes from all shuffles; yes for more than 20,000 incidents without a population",
                "Whether the shuffling ends once nothing can be significant any more; p is then the share so far, coarser but valid (Besag and "
                    + "Clifford 1991).",
                new ParameterChoice("no", "All shuffles"), new ParameterChoice("yes", "Stop early")),
        ],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var chosen = new ChosenParameters(given, Entry.Parameters);
        double cell = chosen.Number("cell", 250, "the usual choice, some streets");
        double maxRadius = chosen.Number("max-radius", 2000, "the usual choice, a small town");
        int days = (int)chosen.Number("time-step", 7, "a whole week, so that weekends weigh the same");
        int weeks = (int)chosen.Number("max-weeks", 8, "longer ones are a hotspot, not a sudden gathering");
        double alpha = chosen.Number("alpha", 0.05, "the usual level");
        int model = chosen.Choice("model", PopulationScanMethod.Permutation, "it needs nothing but the incidents");
        double maxShare = chosen.Number("max-share", 50, "a gathering of more than half is a lack elsewhere");
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        var meter = new ProgressMeter(progress, cancellation);
        if (model != PopulationScanMethod.Permutation)
        {
            var windows = new PopulationScanOptions
            {
                Model = PopulationScanMethod.Compares(model) ? ScanModel.Bernoulli : ScanModel.Poisson,
                MaxShare = maxShare / 100,
                MaxRadius = maxRadius / cell,
                MaxSteps = Math.Max(1, 7 * weeks / days),
                Alpha = alpha,
                Permutations = (int)chosen.Number("permutations", 999, "p can fall to 0.001 within seconds"),
                Seed = (ulong)chosen.Number("seed", 1, SeedReason),
                StopsEarly = chosen.Choice(ChanceParameters.StopEarlyName, 0, EveryShuffle) == 1,
            };
            PopulationScanMethod.Found found = PopulationScanMethod.Run(input, model, cell, days, windows, workers, meter);
            cancellation.ThrowIfCancellationRequested();
            meter.Finish("Scanned");
            return new MethodFindings
            {
                Method = Name,
                Basis = PopulationScanMethod.BasisOf(model),
                Labels = found.Places.Labels,
                Parameters = chosen.InOrder(),
                Outlines = found.Places.Outlines,
                Evidence = found.Places.Evidence,
                Figures = found.Places.Figures,
                Notes = found.Notes,
            };
        }
        TimeSteps fine = TimeSteps.OfDays(input.Times!, days, input.Period), months = TimeSteps.OfMonths(input.Times!, input.Period);
        // Whoever names a step gets it where any incident fits into one.
        TimeSteps times = given.ContainsKey("time-step") && fine.Count > 0 ? fine : TimeSteps.Finer(fine, months);
        bool many = times.Incidents.Length > ManyIncidents;
        int permutations = many
            ? (int)chosen.Derived("permutations", 199, "more than 20,000 incidents: 999 would take minutes")
            : (int)chosen.Derived("permutations", 999, "up to 20,000 incidents: p can fall to 0.001 within seconds");
        var options = new SpaceTimeScanOptions
        {
            MaxRadius = maxRadius / cell,
            // Months are 30.4 days in the mean; a gathering of eight weeks is one of two months.
            MaxSteps = Math.Max(1, times.IsMonthly ? (int)Math.Round(7 * weeks * 12 / 365.25) : 7 * weeks / days),
            Alpha = alpha,
            Permutations = permutations,
            Seed = (ulong)chosen.Number("seed", 1, SeedReason),
            StopsEarly = (many
                ? chosen.Choice(ChanceParameters.StopEarlyName, 1, "more than 20,000 incidents: shuffling ends once nothing can be significant")
                : chosen.Choice(ChanceParameters.StopEarlyName, 0, EveryShuffle)) == 1,
        };
        PointSet events = input.Points.Select(times.Incidents);
        GroundSquares squares = GroundSquares.Of(events, cell);
        var cases = new ScanCases(squares.Of(), times.Steps, squares.Count, times.Count);
        ScanResult result = SpaceTimeScan.Run(squares.Centres, cases, options, workers, meter);
        meter.Begin("Drawing the gatherings", 0.99, 1);
        var places = new ScanPlaces(input.Points, times, squares, result, cases, alpha);
        cancellation.ThrowIfCancellationRequested();
        var findings = new MethodFindings
        {
            Method = Name,
            Basis = SurenessBasis.ShuffledTimes,
            Labels = places.Labels,
            Parameters = chosen.InOrder(),
            Outlines = places.Outlines,
            Evidence = places.Evidence,
            Figures = places.Figures,
            Notes = Notes(input.Points.Count, times, fine),
        };
        meter.Finish("Scanned");
        return findings;
    }

    private static List<string> Notes(int count, TimeSteps times, TimeSteps fine)
    {
        var notes = new List<string>();
        if (times.IsMonthly)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The {fine.Unit} is known of only {fine.Incidents.Length:N0} incidents, the month of {times.Incidents.Length:N0}: the scan goes by "
                    + $"calendar months."));
        }
        notes.AddRange(TimeFindings.LeftOut(count, times));
        return notes;
    }
}
