using System.Globalization;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Emerging;

/// <summary>Emerging hot spot analysis as the catalogue knows it: its words, its numbers, and what it needs.</summary>
internal static class EmergingMethod
{
    private const string Name = "emerging";

    /// <summary>Days in a step that is no month: four weeks, which have each weekday as often.</summary>
    private const int StepDays = 28;

    private static readonly string[] Steps = ["28d", "month"];

    /// <summary>The catalogue's entry.</summary>
    public static AnalysisMethod Entry { get; } = new(Run)
    {
        Name = Name,
        Title = "New, lasting and fading hot cells (emerging)",
        Question = "Which cells have become hot, stay hot, or were hot and are no longer?",
        Family = MethodFamily.Significance,
        NeedsTimes = true,
        Lacks = Lacking,
        Parameters =
        [
            Parameter.OfChoices(
                "step", "Length of a step", "28d; month where of more than 5 % of the incidents only the month is known",
                "Whether time is cut into steps of four weeks, the last of which ends with the last day, or into whole calendar months.",
                new ParameterChoice(Steps[0], "Four weeks"), new ParameterChoice(Steps[1], "Calendar months")),
            CellParameters.Cell, CellParameters.Shape, CellParameters.Rings, ChanceParameters.Alpha,
        ],
    };

    private static MethodFindings Run(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, int maxDegreeOfParallelism, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var meter = new ProgressMeter(progress, cancellation);
        meter.Begin("Reading dates", 0.1, 1);
        (CubeSteps steps, ParameterValue step) = StepsOf(input, given);
        CellGround ground = CellGround.Of(input);
        ParameterValue[] parameters =
        [
            step, CellParameters.CellValue(given, input.Points, ground),
            CellParameters.Shape.ValueOr(given, (int)CellShape.Hexagon, "all neighbours are equally far"),
            CellParameters.Rings.ValueOr(given, 1, "the cells that touch"),
            ChanceParameters.Alpha.ValueOr(given, MultipleTesting.UsualAlpha, "the usual level"),
        ];
        MethodFindings nothing = MethodFindings.OfClusters(Name, ClusterLabels.None(input.Points.Count), parameters);
        if (steps.Count < EmergingPatterns.FewestSteps)
        {
            meter.Finish("Tested");
            return input.Points.Count == 0 ? nothing : nothing with { Notes = [Few(steps)] };
        }
        var options = new CellTestOptions
        {
            CellSize = parameters[1].Value,
            Shape = (CellShape)(int)parameters[2].Value,
            Rings = (int)parameters[3].Value,
            Alpha = parameters[4].Value,
        };
        var workers = new WorkSharing(maxDegreeOfParallelism, cancellation);
        meter.Begin("Counting incidents in cells", 0.3, 1);
        cancellation.ThrowIfCancellationRequested();
        PointSet points = input.Points.Select(steps.Incidents);
        CellField field = CellField.Count(points, ground, options.Shape, options.CellSize, workers);
        meter.Begin("Testing cells and steps", 0.9, steps.Count);
        cancellation.ThrowIfCancellationRequested();
        EmergingCube cube = EmergingCube.Of(points, steps, field, options, workers, meter);
        meter.Begin("Joining hot cells", 0.95, 1);
        cancellation.ThrowIfCancellationRequested();
        HotPlaces places = HotCells.Places(points, field, cube.Statistics);
        meter.Finish("Tested");
        return nothing with
        {
            Labels = Spread(places.Labels, steps.Incidents, input.Points.Count),
            Reaches = [.. Enumerable.Repeat(field.Grid.ColumnSpacing, places.Labels.ClusterCount)],
            Outlines = places.Outlines,
            Evidence = places.Evidence,
            Cells = new CellFindings(field.Grid, field.Cells, cube.Statistics) { Emerging = cube.Cells },
            Notes =
            [
                ground.Words(field), steps.Words, .. steps.LeftOut(input.Points.Count),
                "Hotspots are the cells that are hot in the last step; a cell is hot in a step where that holds for all cells and steps together.",
                "A trend is judged cell by cell: of a hundred lasting cells up to five are called intensifying or diminishing by chance.",
                .. places.Small == 0 ? [] : (string[])[HotCells.Left(places.Small)],
            ],
        };
    }

    private static (CubeSteps Steps, ParameterValue Step) StepsOf(AnalysisInput input, IReadOnlyDictionary<string, double> given)
    {
        var chosen = new ChosenParameters(given, Entry.Parameters);
        CubeSteps days = CubeSteps.OfDays(input.Times!, StepDays, input.Period), months = CubeSteps.OfMonths(input.Times!, input.Period);
        TimeSteps fine = TimeSteps.OfDays(input.Times!, StepDays, input.Period), whole = TimeSteps.OfMonths(input.Times!, input.Period);
        bool isFine = fine.Count > 0 && TimeSteps.Finer(fine, whole) == fine;
        int step = isFine
            ? chosen.Choice("step", 0, "of nearly all incidents the day is known")
            : chosen.Choice("step", 1, "of too many incidents only the month is known");
        return (step == 0 ? days : months, chosen.InOrder()[0]);
    }

    /// <summary>What data lack for it; null for nothing.</summary>
    private static string? Lacking(AnalysisInput input, IReadOnlyDictionary<string, double> given) =>
        input.Times is null || StepsOf(input, given).Steps is { Count: >= EmergingPatterns.FewestSteps } ? null
            : Few(StepsOf(input, given).Steps).TrimEnd('.');

    private static string Few(CubeSteps steps) => string.Create(
        CultureInfo.InvariantCulture,
        $"what is new or lasting needs {EmergingPatterns.FewestSteps} whole {(steps.Unit == "month" ? "months" : "steps of 28 days")} at least, ")
        + string.Create(CultureInfo.InvariantCulture, $"and there are {steps.Count}: give files of a longer time.");

    private static ClusterLabels Spread(ClusterLabels labels, int[] incidents, int count)
    {
        var spread = new int[count];
        var isCore = new bool[count];
        Array.Fill(spread, ClusterLabels.Noise);
        for (int i = 0; i < incidents.Length; i++)
            (spread[incidents[i]], isCore[incidents[i]]) = (labels.Labels[i], labels.IsCore[i]);
        return new ClusterLabels(spread, isCore, labels.ClusterCount);
    }
}
