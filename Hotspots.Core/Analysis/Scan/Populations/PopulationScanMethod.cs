using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Scan.Populations;

/// <summary>The models of the method scan that know a population: postcodes, a column of the user's own, or controls.</summary>
internal static class PopulationScanMethod
{
    /// <summary>The index of the model among the choices of <see cref="Model"/>.</summary>
    public const int Permutation = 0, Poisson = 1, PoissonInTime = 2, Bernoulli = 3, BernoulliInTime = 4;

    /// <summary>Which model.</summary>
    public static Parameter Model { get; } = Parameter.OfChoices(
        "model", "What is as likely everywhere without a gathering", "permutation: the only one that needs nothing but the incidents",
        "What the incidents are held against: their own places and times, the postcodes of the ground (or ⟨population⟩), or incidents of another "
            + "kind.",
        new ParameterChoice("permutation", "any time at any place (Kulldorff and others 2005): neither a busy place nor a busy week is a gathering"),
        new ParameterChoice(
            "poisson", "as many a postcode, or a head of ⟨population⟩, everywhere, all times together, known or not (Kulldorff 1997)"),
        new ParameterChoice("poisson-time", "as many a postcode, or a head of ⟨population⟩, everywhere and a week at all times (Kulldorff 1997)"),
        new ParameterChoice("bernoulli", "as many of ⟨cases⟩ among ⟨controls⟩ everywhere, all times together, known or not (Kulldorff 1997)"),
        new ParameterChoice("bernoulli-time", "as many of ⟨cases⟩ among ⟨controls⟩ everywhere and at all times (Kulldorff 1997)"));

    /// <summary>How much of the population a circle may hold.</summary>
    public static Parameter MaxShare { get; } = new(
        "max-share", "Largest share of the population", "%", 1, 50, IsInteger: false, "50: a gathering of more than half is a lack elsewhere",
        "Larger: wider gatherings are found where there is a population; the permutation model has none, and half of the incidents is its bound.");

    /// <summary>Does the model a user chose look at places alone?</summary>
    public static bool IsOfPlacesAlone(IReadOnlyDictionary<string, double> given) =>
        given.TryGetValue(Model.Name, out double model) && (int)model is Poisson or Bernoulli;

    /// <summary>Does the model a user chose hold incidents against a population that may be given?</summary>
    public static bool TakesPopulation(IReadOnlyDictionary<string, double> given) =>
        given.TryGetValue(Model.Name, out double model) && (int)model is Poisson or PoissonInTime;

    /// <summary>Does a model compare cases with controls?</summary>
    public static bool Compares(int model) => model is Bernoulli or BernoulliInTime;

    /// <summary>What is asked of the places of a model: places of people alone are looked for again, like any place.</summary>
    public static SurenessBasis BasisOf(int model) => model switch
    {
        Bernoulli or BernoulliInTime => SurenessBasis.RandomLabels,
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
    public static Found Run(
        AnalysisInput input, int model, double cell, int days, PopulationScanOptions options, WorkSharing workers, ProgressMeter meter)
    {
        if (Lacking(input, model) is { } lacking)
            return Found.Nothing(input.Points.Count, lacking);
        TimeSteps? times = StepsOf(input, model, days);
        if (times is { Count: 0 })
            return Found.Nothing(input.Points.Count, "No incident has a time that fits into a step: choose the same model without \"-time\".");
        ScanStudy study = Compares(model) ? ScanStudy.OfControls(input.Points, input.Sides!, cell, times)
            : input.Population is { } population ? ScanStudy.OfPopulation(input, population, cell, options.MaxRadius * cell, times)
            : ScanStudy.OfPostcodes(input, input.Ground!, cell, times);
        if (times is { IsMonthly: true })
            options = options with { MaxSteps = Math.Max(1, (int)Math.Round(options.MaxSteps * days * 12 / 365.25)) };
        PopulationScanResult result = PopulationScan.Run(study.Regions, options, workers, meter);
        meter.Begin("Drawing the gatherings", 0.99, 1);
        return new Found(new PopulationScanPlaces(input.Points, study, result, options.Alpha), Notes(input, study, times, options.MaxRadius * cell));
    }

    /// <summary>When the incidents that count were; null for a model of places alone.</summary>
    private static TimeSteps? StepsOf(AnalysisInput input, int model, int days)
    {
        if (model is not (PoissonInTime or BernoulliInTime))
            return null;
        TimeSteps fine = TimeSteps.OfDays(input.Times!, days, input.Period), months = TimeSteps.OfMonths(input.Times!, input.Period);
        return Compares(model) ? TimeSteps.Finer(Compared(fine, input.Sides!), Compared(months, input.Sides!)) : TimeSteps.Finer(fine, months);
    }

    /// <summary>The steps of cases and controls alone.</summary>
    private static TimeSteps Compared(TimeSteps all, ComparisonSide[] sides) =>
        all.Only([.. Enumerable.Range(0, all.Incidents.Length).Where(k => sides[all.Incidents[k]] != ComparisonSide.Neither)]);

    private static string? Lacking(AnalysisInput input, int model)
    {
        if (Compares(model))
        {
            return input.Sides is { } sides && sides.AsSpan().Contains(ComparisonSide.Case) && sides.AsSpan().Contains(ComparisonSide.Control) ? null
                : "The bernoulli models compare two sets of incidents, and one of them is empty here: name them with ⟨cases KIND⟩ and ⟨controls "
                    + "KIND⟩.";
        }
        if (input.Population is { } given)
        {
            for (int i = 0; i < given.Places.Count; i++)
            {
                if (given.Places.WeightAt(i) > 0)
                    return null;
            }
            return $"No place of the population has any {given.Name} here: give a file with places in this area, or leave out ⟨population⟩.";
        }
        return input.Ground is { Source: GroundSource.Postcodes } ? null
            : "The poisson models hold incidents against postcodes, and none are known here: name a population of your own with ⟨population⟩, or "
                + "choose ⟨model permutation⟩.";
    }

    private static List<string> Notes(AnalysisInput input, ScanStudy study, TimeSteps? times, double reach)
    {
        var notes = new List<string>();
        if (times is { IsMonthly: true })
            notes.Add("Too few incidents have a day: the scan goes by calendar months.");
        int counted = study.HasControls ? input.Sides!.Count(static side => side != ComparisonSide.Neither) : input.Points.Count;
        if (times is not null)
        {
            notes.AddRange(TimeFindings.LeftOut(counted, times));
            counted = times.Incidents.Length;
        }
        if (!study.HasControls && counted - study.Incidents.Length is > 0 and int away)
        {
            notes.Add(input.Population is null
                ? FormattableString.Invariant($"{away:N0} of {counted:N0} incidents lie far from the area's ground and were left out.")
                : FormattableString.Invariant(
                    $"{away:N0} of {counted:N0} incidents lie more than {reach:N0} m from any place with {study.People} and were left out."));
        }
        return notes;
    }

    /// <summary>What was found.</summary>
    internal sealed record Found(PopulationScanPlaces Places, IReadOnlyList<string> Notes)
    {
        /// <summary>No places, and why.</summary>
        public static Found Nothing(int points, string why) => new(PopulationScanPlaces.None(points), [why]);
    }
}
