using System.Globalization;
using Hotspots.Core.Analysis.Density.Bandwidths;
using Hotspots.Core.Analysis.Density.Edges;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Kernel density as the catalogue knows it: its words, its numbers, and where they come from when nobody gives them.</summary>
internal static class KernelDensityMethod
{
    private const string VolumeName = "volume";

    /// <summary>Percent.</summary>
    private const double UsualVolume = 15;

    /// <summary>Short name.</summary>
    public const string Name = "kde";

    /// <summary>Unit of the surface.</summary>
    private const string PerKm2 = "incidents per km²";

    private const string PerMonth = "incidents per km² per month";

    /// <summary>The contours that are always drawn, from the widest to the narrowest; percent of the volume.</summary>
    private static readonly int[] Levels = [90, 75, 50, 25];

    private static readonly Parameter Volume = new(
        VolumeName, "Share of the incidents' density that hotspots hold", "%", 1, 95, IsInteger: false,
        "15, places of a few streets: with a quarter of all, the first is half a town centre",
        "Larger: hotspots reach down to less dense ground, become larger and more, and flow together.");

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = Name,
        Title = "Density of incidents (kernel density)",
        Question = "How many incidents are there per square kilometre at each place, and where is it densest?",
        Family = MethodFamily.Density,
        Parameters =
        [
            DensityParameters.Kernel, DensityParameters.Bandwidth, DensityParameters.Rule, DensityParameters.Adaptive, EdgeCorrection.Choice,
            DensityParameters.Cell,
            Volume, DensityParameters.Fewest("incidents"),
        ],
        Measure = MeasureAt,
        Scores = ScoresAt,
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var meter = new ProgressMeter(progress, cancellation);
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        PointSet points = input.Points;
        meter.Begin("Sorting incidents", 0.1, 1);
        Setting setting = Settle(input, given, workers, meter);
        GridBox? box = setting.Places is { Count: > 0 } some ? SurfaceGrid.Box(some.Bounds, setting.Options.Kernel, setting.Bandwidths) : null;
        ParameterValue cell = DensityParameters.CellOf(given, box);
        ParameterValue volume = Volume.ValueOr(given, UsualVolume, "places of a few streets; with a quarter of all, the first is half a town centre");
        ParameterValue fewest = DensityParameters.FewestOf(given);
        var nothing = new MethodFindings
        {
            Method = Entry.Name,
            Labels = ClusterLabels.None(points.Count),
            Parameters = [.. setting.Values, cell, volume, fewest],
        };
        if (box is null)
        {
            meter.Finish("Nothing to measure");
            return nothing with { Notes = points.Count == 0 ? [] : ["All incidents weigh nothing: there is no density to show."] };
        }
        CellGrid grid = CellGrid.Around(box.Value, CellShape.Square, cell.Value);
        meter.Begin("Measuring density", 0.8, grid.Rows);
        double[] values = KernelDensity.OnGrid(setting.Places!, setting.Options.Kernel, setting.Bandwidths, grid, workers, meter);
        // Ground holds what it holds: what lies beyond its edge is no part of any share.
        double[] held = setting.Edge.Correction?.Apply(values, grid, workers) ?? values;
        var surface = new Surface(grid, values, PerKm2);
        meter.Begin("Drawing contours", 0.99, Levels.Length + 1);
        var levels = new VolumeLevels(held);
        cancellation.ThrowIfCancellationRequested();
        (FromSurface places, double level, bool isWidened) = PlacesOf(surface, levels, volume.Value / 100, points, setting, (int)fewest.Value);
        int parted = 0;
        // Who gives a bandwidth wants the places that it makes.
        if (setting is { Bandwidths: [double one], Values: [_, { Origin: not ParameterOrigin.Given }, ..] })
            (places, parted) = new PartedPlaces(points, setting.Options.Kernel, one, cell.Value, level, (int)fewest.Value, workers).Of(places);
        meter.Advance(1);
        cancellation.ThrowIfCancellationRequested();
        (IReadOnlyList<Contour> contours, IReadOnlyList<Figure> areas) = FromSurface.VolumeContours(surface, levels, Levels);
        cancellation.ThrowIfCancellationRequested();
        double? months = input.Months;
        MethodFindings findings = nothing with
        {
            Labels = places.Labels,
            Outlines = places.Outlines,
            Evidence = PeakDensity.Of(surface, places, points, months),
            Surface = surface,
            Contours = contours,
            Figures = [.. Densities("peakPerKm2", "The densest cell has", levels.Peak, months), .. areas],
            Notes = Notes(setting, cell.Value, (int)fewest.Value, places, isWidened, parted),
        };
        meter.Finish("Measured");
        return findings;
    }

    private static List<IReadOnlyList<Figure>> MeasureAt(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, IReadOnlyList<GridPoint> places, CancellationToken cancellation)
    {
        Setting setting = Settle(input, given, new WorkSharing(-1, cancellation), new ProgressMeter(null));
        double? months = input.Months;
        var measured = new List<IReadOnlyList<Figure>>(places.Count);
        foreach (GridPoint place in places)
        {
            cancellation.ThrowIfCancellationRequested();
            double density = setting.Places is { } some ? DensityAt(some, setting, place) : 0;
            measured.Add(Densities("perKm2", "The density here is", density, months));
        }
        return measured;
    }

    private static double[] ScoresAt(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, IReadOnlyList<GridPoint> places, WorkSharing workers)
    {
        Setting setting = Settle(input, given, workers, new ProgressMeter(null));
        var scores = new double[places.Count];
        if (setting.Places is not { Count: > 0 } some)
            return scores;
        workers.Run(scores.Length, (first, end) =>
        {
            for (int i = first; i < end; i++)
                scores[i] = DensityAt(some, setting, places[i]);
        });
        return scores;
    }

    /// <summary>A density, and the same per month where times are known.</summary>
    internal static IReadOnlyList<Figure> Densities(string name, string words, double density, double? months)
    {
        var overall = new Figure(name, density, PerKm2, string.Create(CultureInfo.InvariantCulture, $"{words} {density:N0} incidents per km²"));
        if (months is not { } span)
            return [overall];
        double monthly = density / span;
        return [overall, new Figure(name + "PerMonth", monthly, PerMonth, string.Create(
            CultureInfo.InvariantCulture, $"{words} {monthly:N1} incidents per km² per month, over {span:N1} months"))];
    }

    private static double DensityAt(DensityPlaces places, Setting setting, GridPoint at)
    {
        double density = KernelDensity.At(places, setting.Options.Kernel, setting.Bandwidths, at);
        return setting.Edge.Correction?.At(density, at) ?? density;
    }

    /// <summary>The places of a share of the volume; widened where heaped incidents would be missed between the centres of cells.</summary>
    private static (FromSurface Places, double Level, bool IsWidened) PlacesOf(
        Surface surface, VolumeLevels levels, double share, PointSet points, Setting setting, int fewest)
    {
        DensityPlaces all = setting.Places!;
        double first = levels.For(share).Level, level = first;
        FromSurface places = FromSurface.Places(surface, level, points, [], fewest);
        if (places.Held < share * all.Total)
            LowerTo(FromSurface.LevelHolding(surface, points, share));
        if (setting.Bandwidths is [double bandwidth])
        {
            double own = KernelDensity.OfOne(setting.Options.Kernel, bandwidth);
            double heap = fewest * all.Total / points.Count;
            LowerTo(MissedHeaps.Level(
                surface, level, places.Ground!, all, heap, i => own * all.Weights[i], i => DensityAt(all, setting, all.PointOf(i))));
        }
        return (places, level, level < first);

        void LowerTo(double lower)
        {
            if (lower is > 0 && lower < level)
                places = FromSurface.Places(surface, level = lower, points, [], fewest);
        }
    }

    private static Setting Settle(AnalysisInput input, IReadOnlyDictionary<string, double> given, WorkSharing workers, ProgressMeter meter)
    {
        PointSet points = input.Points;
        DensityPlaces? places = points.Count > 0 ? DensityPlaces.Of(points, workers) : null;
        ParameterValue kernel = DensityParameters.Choice(given, DensityParameters.Kernel);
        ParameterValue rule = DensityParameters.Choice(given, DensityParameters.Rule);
        ParameterValue adaptive = DensityParameters.Choice(given, DensityParameters.Adaptive);
        if (!given.ContainsKey(DensityParameters.BandwidthName) || adaptive.Value != 0)
            meter.Begin("Choosing the bandwidth", 0.3, 1);
        ParameterValue bandwidth = DensityParameters.Bandwidth.GivenIn(given)
            ?? BandwidthChoice.Of(places, (DensityKernel)(int)kernel.Value, (BandwidthRule)(int)rule.Value, workers);
        var options = new KernelDensityOptions
        {
            Kernel = (DensityKernel)(int)kernel.Value,
            Bandwidth = bandwidth.Value,
            IsAdaptive = adaptive.Value != 0,
        };
        double[] bandwidths = places is null ? [options.Bandwidth] : KernelDensity.Bandwidths(places, options, workers);
        EdgeChoice edge = EdgeCorrection.Of(input, given, options.Kernel, options.Bandwidth, options.IsAdaptive);
        return new Setting(places, options, bandwidths, edge, [kernel, bandwidth, rule, adaptive, edge.Value]);
    }

    private static List<string> Notes(Setting setting, double cell, int fewest, FromSurface places, bool isWidened, int parted)
    {
        var notes = new List<string>();
        KernelDensityOptions options = setting.Options;
        if (options.Bandwidth < cell)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The bandwidth of {options.Bandwidth:0.#} m is smaller than a cell of {cell:0.#} m: peaks between the centres of cells are missed; "
                    + $"choose smaller cells or a larger bandwidth."));
        }
        if (options.IsAdaptive)
        {
            double narrowest = setting.Bandwidths.Min(), widest = setting.Bandwidths.Max();
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The bandwidth is adaptive: {narrowest:0} m where incidents are densest to {widest:0} m where they are sparsest."));
        }
        ParameterValue bandwidth = setting.Values[1], rule = setting.Values[2];
        if (bandwidth.Origin != ParameterOrigin.Given && rule.Value == (double)BandwidthRule.Likelihood)
            notes.Add(
                "For the cross-validated bandwidth all incidents at one coordinate were left out together: "
                    + "positions snapped to one point would otherwise foretell one another at any bandwidth.");
        if (setting.Edge.Note is { } edge)
            notes.Add(edge);
        if (isWidened)
            notes.Add(
                "Incidents are heaped on points between the centres of cells: places were widened until the heaps that are as dense lie in them.");
        if (parted > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{parted:N0} {(parted == 1 ? "place was" : "places were")} several crowds that the bandwidth had run together, "
                    + $"and {(parted == 1 ? "is" : "are")} listed apart, with the outlines that a narrower one makes."));
        }
        if (places.Labels.ClusterCount == 0)
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"No dense ground holds {fewest} incidents: lower ⟨min-incidents⟩ or raise ⟨volume⟩ to see smaller or wider places."));
        return notes;
    }

    /// <summary>All that is decided before a surface is made.</summary>
    private sealed record Setting(DensityPlaces? Places, KernelDensityOptions Options, double[] Bandwidths, EdgeChoice Edge, ParameterValue[] Values);
}
