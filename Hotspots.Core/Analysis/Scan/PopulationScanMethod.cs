using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>The models of the method scan that know a population: postcodes, or controls.</summary>
internal static class PopulationScanMethod
{
    /// <summary>The index of the model among the choices of <see cref="Model"/>.</summary>
    public const int Permutation = 0, Poisson = 1, PoissonInTime = 2, Bernoulli = 3;

    /// <summary>Which model.</summary>
    public static Parameter Model { get; } = Parameter.OfChoices(
        "model", "What is as likely everywhere without a gathering", "permutation: the only one that needs nothing but the incidents",
        "What the incidents are held against: their own places and times, the postcodes of the ground, or incidents of another kind.",
        new ParameterChoice("permutation", "any time at any place (Kulldorff and others 2005): neither a busy place nor a busy week is a gathering"),
        new ParameterChoice("poisson", "as many a postcode everywhere, all times together, known or not (Kulldorff 1997)"),
        new ParameterChoice("poisson-time", "as many a postcode everywhere and a week at all times (Kulldorff 1997)"),
        new ParameterChoice("bernoulli", "as many of --cases among --controls everywhere, all times together, known or not (Kulldorff 1997)"));

    /// <summary>How much of the population a circle may hold.</summary>
    public static Parameter MaxShare { get; } = new(
        "max-share", "--max-share", "Largest share of the population", "%", 1, 50, IsInteger: false, "50: a gathering of more than half is a lack elsewhere",
        "Larger: wider gatherings are found where there is a population; the permutation model has none, and half of the incidents is its bound.");

    /// <summary>Does the model a user chose look at places alone?</summary>
    public static bool IsOfPlacesAlone(IReadOnlyDictionary<string, double> given) =>
        given.TryGetValue(Model.Name, out double model) && (int)model is Poisson or Bernoulli;

    /// <summary>What is asked of the places of a model: places of people alone are looked for again, like any place.</summary>
    public static SurenessBasis BasisOf(int model) => model switch
    {
        Bernoulli => SurenessBasis.RandomLabels,
        PoissonInTime => SurenessBasis.PeopleAndTime,
        Poisson => SurenessBasis.Recurrence,
        _ => SurenessBasis.ShuffledTimes,
    };

    /// <summary>Scans an area.</summary>
    /// <param name="input">The area's incidents.</param>
    /// <param name="model">Not the permutation model.</param>
    /// <param name="cell">Side of a square of ground, metres.</param>
    /// <param name="days">Days in a step of time.</param>
    /// <param name="options">Which windows, with the largest radius in sides of a square; how many replicas.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told how far it is.</param>
    /// <returns>The findings without the method's name and numbers.</returns>
    public static Found Run(AnalysisInput input, int model, double cell, int days, PopulationScanOptions options, WorkSharing workers, ProgressMeter meter)
    {
        if (Lacking(input, model) is { } lacking)
            return Found.Nothing(input.Points.Count, lacking);
        TimeSteps? times = model == PoissonInTime ? TimeSteps.Finer(TimeSteps.OfDays(input.Times!, days, input.Period), TimeSteps.OfMonths(input.Times!, input.Period)) : null;
        ScanStudy study = model == Bernoulli
            ? ScanStudy.OfControls(input.Points, input.Sides!, cell)
            : ScanStudy.OfPostcodes(input, input.Ground!, cell, times);
        if (times is { IsMonthly: true })
            options = options with { MaxSteps = Math.Max(1, (int)Math.Round(options.MaxSteps * days * 12 / 365.25)) };
        PopulationScanResult result = PopulationScan.Run(study.Regions, options, workers, meter);
        meter.Begin("Drawing the gatherings", 0.99, 1);
        return new Found(new PopulationScanPlaces(input.Points, study, result, model == Bernoulli, options.Alpha), Notes(input, study, times, model));
    }

    private static string? Lacking(AnalysisInput input, int model)
    {
        if (model == Bernoulli)
        {
            return input.Sides is { } sides && sides.AsSpan().Contains(ComparisonSide.Case) && sides.AsSpan().Contains(ComparisonSide.Control) ? null
                : "The bernoulli model compares two sets of incidents, and one of them is empty here: name them with --cases KIND and --controls KIND.";
        }
        if (input.Ground is not { Source: GroundSource.Postcodes })
            return "The poisson models hold incidents against postcodes, and none are known here: choose --model permutation.";
        return null;
    }

    private static List<string> Notes(AnalysisInput input, ScanStudy study, TimeSteps? times, int model)
    {
        var notes = new List<string>();
        if (model == Bernoulli)
            return notes;
        if (times is { IsMonthly: true })
            notes.Add("Too few incidents have a day: the scan goes by calendar months.");
        int counted = input.Points.Count;
        if (times is not null)
        {
            notes.AddRange(TimeFindings.LeftOut(counted, times));
            counted = times.Incidents.Length;
        }
        if (counted - study.Incidents.Length is > 0 and int away)
            notes.Add(FormattableString.Invariant($"{away:N0} of {counted:N0} incidents lie far from the area's ground and were left out."));
        return notes;
    }

    /// <summary>What was found.</summary>
    internal sealed record Found(PopulationScanPlaces Places, IReadOnlyList<string> Notes)
    {
        /// <summary>No places, and why.</summary>
        public static Found Nothing(int points, string why) => new(PopulationScanPlaces.None(points), [why]);
    }
}
