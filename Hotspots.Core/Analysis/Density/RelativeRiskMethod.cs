using System.Globalization;
using Hotspots.Core.Analysis.Density.Bandwidths;
using Hotspots.Core.Analysis.Density.Edges;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Relative risk as the catalogue knows it. Where are cases more frequent than the controls would lead to expect?</summary>
/// <remarks>
/// Bithell, "An application of density estimation to geographical epidemiology", Statistics in Medicine 1990; Kelsall and Diggle,
/// "Kernel estimation of relative risk", Bernoulli 1995. Both densities are worked out with one bandwidth and divided by their
/// totals, so that 1 means "as many cases as everywhere for so many controls". The controls' density is never taken below a floor, a
/// share of its own peak: where hardly anything is known, a single case is no risk. Places that chance could have made as well are
/// left out (<see cref="RandomLabelling"/>).
/// </remarks>
internal static class RelativeRiskMethod
{
    private const string RatioName = "ratio";
    private const string FloorName = "floor";
    private const string ScaleName = "scale";
    private const double UsualLabellings = 199;
    private const double UsualAlpha = 0.05;

    private static readonly Parameter Ratio = new(
        RatioName, "Risk from which on a place is a hotspot", "times the usual", 1.01, 1000, IsInteger: false,
        "2, twice as many cases as the controls would lead to expect",
        "Larger: only places with a greater excess of cases count, and they are smaller.");

    private static readonly Parameter Floor = new(
        FloorName, "Least density of controls, of its peak", "%", 0.01, 100, IsInteger: false,
        "5, so that a case where hardly any control is known does not count as a risk",
        "Larger: places with few controls stand out less.");

    private static readonly Parameter Alpha = ChanceParameters.Level(
        "0.05: one false place in twenty towns where cases are like controls", "Larger: more places are shown, and more of them are chance.");

    private static readonly Parameter Labellings = ChanceParameters.Permutations("199: in each of them any incident may be a case");

    private static readonly Parameter Scale = Parameter.OfChoices(
        ScaleName, "Scale of the surface", "ratio: twice as many is 2", "Whether the surface shows the ratio or its logarithm.",
        new ParameterChoice("ratio", "the ratio: 1 is the usual, 2 twice as many"),
        new ParameterChoice("log", "its natural logarithm: 0 is the usual, and half as many is as far from it as twice as many"));

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = "relative-risk",
        Title = "Relative risk (density of one set against another)",
        Question = "Where are there more of these incidents than those would lead to expect?",
        Family = MethodFamily.Density,
        Compares = true,
        Parameters =
        [
            DensityParameters.Kernel, DensityParameters.Bandwidth, DensityParameters.Rule, EdgeCorrection.Choice, DensityParameters.Cell, Ratio,
            Floor, Scale, DensityParameters.Fewest("cases"), Labellings, Alpha, ChanceParameters.Seed,
        ],
        Measure = MeasureAt,
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var meter = new ProgressMeter(progress, cancellation);
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        PointSet points = input.Points;
        meter.Begin("Sorting incidents", 0.2, 1);
        Setting setting = Settle(input, given, workers);
        GridBox? box = setting.Both is { Count: > 0 } both ? SurfaceGrid.Box(both.Bounds, setting.Kernel, [setting.Bandwidth.Value]) : null;
        ParameterValue cell = DensityParameters.CellOf(given, box);
        ParameterValue ratio = Ratio.ValueOr(given, 2, "twice as many cases as the controls would lead to expect");
        ParameterValue fewest = DensityParameters.FewestOf(given);
        var nothing = new MethodFindings
        {
            Method = Entry.Name,
            Basis = SurenessBasis.RandomLabels,
            Labels = ClusterLabels.None(points.Count),
            Parameters =
            [
                setting.KernelValue, setting.Bandwidth, setting.Rule, setting.Edge.Value, cell, ratio, setting.Floor, setting.Scale, fewest,
                setting.Labellings, setting.Alpha, setting.Seed,
            ],
        };
        if (Missing(input, setting) is { } missing)
        {
            // Whoever gives a cell for points impossibly far apart learns of it even where there is nothing to compare.
            if (box is { } ground)
                CellGrid.Around(ground, CellShape.Square, cell.Value);
            meter.Finish("Nothing to compare");
            return nothing with { Notes = [missing] };
        }
        CellGrid grid = CellGrid.Around(box!.Value, CellShape.Square, cell.Value);
        double[] bandwidth = [setting.Bandwidth.Value];
        meter.Begin("Measuring the cases", 0.5, grid.Rows);
        double[] values = KernelDensity.OnGrid(setting.Cases!, setting.Kernel, bandwidth, grid, workers, meter);
        meter.Begin("Measuring the controls", 0.8, grid.Rows);
        double[] controls = KernelDensity.OnGrid(setting.Controls!, setting.Kernel, bandwidth, grid, workers, meter);
        setting.Edge.Correction?.Apply(values, grid, workers);
        setting.Edge.Correction?.Apply(controls, grid, workers);
        meter.Begin("Drawing places", 0.85, 1);
        double floor = 0;
        foreach (double value in controls)
            floor = Math.Max(floor, value);
        floor *= setting.Floor.Value / 100 / setting.Controls!.Total;
        for (int i = 0; i < values.Length; i++)
            values[i] = RiskOf(values[i] / setting.Cases!.Total, controls[i] / setting.Controls.Total, floor, setting.IsLog);
        var surface = new Surface(grid, values, "");
        double level = setting.IsLog ? Math.Log(ratio.Value) : ratio.Value;
        bool[] isCase = Array.ConvertAll(input.Sides!, static side => side == ComparisonSide.Case);
        cancellation.ThrowIfCancellationRequested();
        FromSurface places = FromSurface.Places(surface, level, points, isCase, (int)fewest.Value);
        cancellation.ThrowIfCancellationRequested();
        int drawn = places.Labels.ClusterCount;
        double[] p = ChanceOf(places, input, setting, workers, meter);
        bool[] isKept = Array.ConvertAll(p, value => value <= setting.Alpha.Value);
        places = places.Where(isKept);
        p = [.. p.Where(value => value <= setting.Alpha.Value)];
        MethodFindings findings = nothing with
        {
            Labels = places.Labels,
            Outlines = places.Outlines,
            Evidence = Evidence(surface, places, points, setting, p),
            Surface = surface,
            Contours = [new Contour(level, 1, new LevelSet(surface, level).Ground())],
            Figures =
            [
                new Figure(
                    "cases", setting.Cases!.Total, "incidents",
                    string.Create(CultureInfo.InvariantCulture, $"{setting.Cases.Total:N0} cases were compared")),
                new Figure(
                    "controls", setting.Controls.Total, "incidents",
                    string.Create(CultureInfo.InvariantCulture, $"with {setting.Controls.Total:N0} controls")),
            ],
            Notes = Notes(setting, drawn, places.Labels.ClusterCount, fewest.Value, ratio.Value),
        };
        meter.Finish("Compared");
        return findings;
    }

    private static List<IReadOnlyList<Figure>> MeasureAt(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, IReadOnlyList<GridPoint> places, CancellationToken cancellation)
    {
        var workers = new WorkSharing(-1, cancellation);
        Setting setting = Settle(input, given, workers);
        if (Missing(input, setting) is { } missing)
            throw new ArgumentException(missing);
        double[] bandwidth = [setting.Bandwidth.Value];
        // The floor is a share of the surface's peak, and so the surface has to be known.
        GridBox box = SurfaceGrid.Box(setting.Both!.Bounds, setting.Kernel, bandwidth);
        CellGrid grid = CellGrid.Around(box, CellShape.Square, DensityParameters.CellOf(given, box).Value);
        double[] surface = KernelDensity.OnGrid(setting.Controls!, setting.Kernel, bandwidth, grid, workers, new ProgressMeter(null));
        setting.Edge.Correction?.Apply(surface, grid, workers);
        double peak = surface.Max();
        double floor = peak * setting.Floor.Value / 100 / setting.Controls!.Total;
        var measured = new List<IReadOnlyList<Figure>>(places.Count);
        foreach (GridPoint place in places)
        {
            cancellation.ThrowIfCancellationRequested();
            double cases = At(setting.Cases!, place), controls = At(setting.Controls, place);
            double risk = RiskOf(cases / setting.Cases!.Total, controls / setting.Controls.Total, floor, setting.IsLog);
            measured.Add(
            [
                Risk(risk, setting.IsLog),
                new Figure(
                    "casesPerKm2", cases, "incidents per km²", string.Create(CultureInfo.InvariantCulture, $"There are {cases:N0} cases per km²")),
                new Figure(
                    "controlsPerKm2", controls, "incidents per km²",
                    string.Create(CultureInfo.InvariantCulture, $"There are {controls:N0} controls per km²")),
            ]);
        }
        return measured;

        double At(DensityPlaces side, GridPoint place)
        {
            double density = KernelDensity.At(side, setting.Kernel, bandwidth, place);
            return setting.Edge.Correction?.At(density, place) ?? density;
        }
    }

    /// <summary>The p-value of each place; nothing is drawn where there is none.</summary>
    private static double[] ChanceOf(FromSurface places, AnalysisInput input, Setting setting, WorkSharing workers, ProgressMeter meter)
    {
        int labellings = (int)setting.Labellings.Value;
        meter.Begin("Drawing the cases again", 0.99, labellings);
        if (places.Labels.ClusterCount == 0)
            return [];
        var chance = new RandomLabelling(input.Points, input.Sides!, setting.Both!, setting.Kernel, setting.Bandwidth.Value, workers);
        double[] excess = PeakDensity.Peaks(chance.Excess(setting.Cases!, workers), places.Labels, input.Points);
        double[] largest = chance.Largest(labellings, (ulong)setting.Seed.Value, workers, meter);
        return Array.ConvertAll(excess, own => (1.0 + largest.Count(most => most >= own)) / (labellings + 1));
    }

    private static List<string> Notes(Setting setting, int drawn, int kept, double fewest, double ratio)
    {
        var notes = new List<string>();
        if (setting.Edge.Note is { } edge)
            notes.Add(edge);
        if (drawn == 0)
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Nowhere are {fewest:N0} cases together at {ratio:0.##} times the usual risk: lower ⟨ratio⟩ or ⟨min-incidents⟩."));
        else if (kept < drawn)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Left out for chance are {drawn - kept:N0} of {drawn:N0} places at {ratio:0.##} times the usual risk: "
                    + $"drawn again from all incidents compared, the cases make as great an excess too often (p above "
                    + $"{setting.Alpha.Value:0.####})."));
        }
        return notes;
    }

    private static double RiskOf(double cases, double controls, double floor, bool isLog)
    {
        double risk = (isLog ? Math.Max(cases, floor) : cases) / Math.Max(controls, floor);
        return isLog ? Math.Log(risk) : risk;
    }

    private static Figure Risk(double value, bool isLog) => isLog
        ? new Figure("logRisk", value, "", string.Create(CultureInfo.InvariantCulture, $"The logarithm of the risk is {value:0.00}; 0 is the usual"))
        : new Figure(
            "risk", value, "",
            string.Create(CultureInfo.InvariantCulture, $"Cases are {value:0.0} times as frequent as the controls would lead to expect"));

    private static List<IReadOnlyList<Figure>> Evidence(Surface surface, FromSurface places, PointSet points, Setting setting, double[] p)
    {
        var evidence = new List<IReadOnlyList<Figure>>();
        double[] peaks = PeakDensity.Peaks(surface, places.Labels, points);
        for (int place = 0; place < peaks.Length; place++)
        {
            evidence.Add(
            [
                Risk(peaks[place], setting.IsLog),
                new Figure("p", p[place], "", string.Create(
                    CultureInfo.InvariantCulture,
                    $"Drawn again from all incidents compared, the cases make so great an excess somewhere in {100 * p[place]:0.##} of 100 maps")),
            ]);
        }
        return evidence;
    }

    /// <summary>What is missing for a comparison, in one sentence; null when nothing is.</summary>
    private static string? Missing(AnalysisInput input, Setting setting) =>
        input.Sides is null ? "Nothing says which incidents are the cases and which the controls: choose two sets to compare."
        : setting.Cases is not { Count: > 0 } ? "There are no cases among the incidents of this area: there is nothing whose risk could be shown."
        : setting.Controls is not { Count: > 0 }
            ? "There are no controls among the incidents of this area: there is nothing to compare the cases with."
        : null;

    private static Setting Settle(AnalysisInput input, IReadOnlyDictionary<string, double> given, WorkSharing workers)
    {
        PointSet points = input.Points;
        DensityPlaces? cases = Side(ComparisonSide.Case), controls = Side(ComparisonSide.Control);
        // The bandwidth is that of all incidents compared: with two of them, the ratio would show the difference of bandwidths.
        PointSet compared = input.Sides is null ? points : Select(side => side != ComparisonSide.Neither);
        DensityPlaces? both = compared.Count > 0 ? DensityPlaces.Of(compared, workers) : null;
        ParameterValue kernel = DensityParameters.Choice(given, DensityParameters.Kernel);
        ParameterValue rule = DensityParameters.Choice(given, DensityParameters.Rule);
        ParameterValue bandwidth = DensityParameters.Bandwidth.GivenIn(given)
            ?? BandwidthChoice.Of(both, (DensityKernel)(int)kernel.Value, (BandwidthRule)(int)rule.Value, workers);
        ParameterValue floor = Floor.ValueOr(given, 5, "so that a case where hardly any control is known does not count as a risk");
        EdgeChoice edge = EdgeCorrection.Of(input, given, (DensityKernel)(int)kernel.Value, bandwidth.Value, isAdaptive: false);
        return new Setting(cases, controls, both, kernel, bandwidth, rule, floor, DensityParameters.Choice(given, Scale))
        {
            Edge = edge,
            Labellings = Labellings.ValueOr(given, UsualLabellings, "in each of them any incident may be a case"),
            Alpha = Alpha.ValueOr(given, UsualAlpha, "one false place in twenty towns where cases are like controls"),
            Seed = ChanceParameters.Seed.ValueOr(given, 1, "any number will do; the same number repeats the result to the last digit"),
        };

        DensityPlaces? Side(ComparisonSide wanted)
        {
            PointSet side = input.Sides is null ? PointSet.Empty : Select(side => side == wanted);
            return side.Count > 0 ? DensityPlaces.Of(side, workers) : null;
        }

        PointSet Select(Predicate<ComparisonSide> isWanted)
        {
            var indices = new List<int>();
            for (int i = 0; i < points.Count; i++)
            {
                if (isWanted(input.Sides![i]))
                    indices.Add(i);
            }
            return points.Select([.. indices]);
        }
    }

    /// <summary>All that is decided before a surface is made.</summary>
    private sealed record Setting(
        DensityPlaces? Cases, DensityPlaces? Controls, DensityPlaces? Both, ParameterValue KernelValue, ParameterValue Bandwidth, ParameterValue Rule,
        ParameterValue Floor, ParameterValue Scale)
    {
        public DensityKernel Kernel => (DensityKernel)(int)KernelValue.Value;

        public required EdgeChoice Edge { get; init; }

        public required ParameterValue Labellings { get; init; }

        public required ParameterValue Alpha { get; init; }

        public required ParameterValue Seed { get; init; }

        public bool IsLog => Scale.Value != 0;
    }
}
