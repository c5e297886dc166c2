using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Density.Edges;

/// <summary>Uniform edge correction: a density is divided by the share of the kernel that lies on the ground.</summary>
/// <remarks>
/// Diggle, "A kernel method for smoothing point process data", Applied Statistics 1985; as spatstat's density.ppp with edge = TRUE and
/// diggle = FALSE. Off the ground there is no density: cells that touch it keep theirs, so that outlines end at the edge and not before
/// it, all others have 0. Cost: the edges within reach of each cell.
/// </remarks>
internal sealed class EdgeCorrection
{
    /// <summary>No density is divided by less: where nine tenths of the kernel lie off the ground, what is left says little, and ten times as
    /// loudly.</summary>
    public const double LeastShare = 0.1;

    private readonly ObservedGround _ground;
    private readonly KernelShare _share;

    private EdgeCorrection(ObservedGround ground, KernelShare share) => (_ground, _share) = (ground, share);

    /// <summary>The choices, in this order.</summary>
    public static Parameter Choice { get; } = Parameter.OfChoices(
        "edge-correction", "Edge correction", "ground, where the ground is known: by a boundary, or as built-up ground; else none",
        "Whether what the kernel spreads over water and fields counts as ground.",
        new ParameterChoice("ground", "the density is divided by the share of the kernel that lies on the ground"),
        new ParameterChoice("none", "what the kernel spreads over water and fields is lost to the ground beside them"));

    /// <summary>What is to be corrected, and what is to be said of it.</summary>
    /// <param name="input">The area.</param>
    /// <param name="given">The numbers the user chose.</param>
    /// <param name="kernel">Which kernel.</param>
    /// <param name="bandwidth">Metres.</param>
    /// <param name="isAdaptive">Is there a bandwidth for each place? Then no share is that of all.</param>
    public static EdgeChoice Of(
        AnalysisInput input, IReadOnlyDictionary<string, double> given, DensityKernel kernel, double bandwidth, bool isAdaptive)
    {
        ObservedGround? ground = ObservedGround.Of(input);
        bool isKnown = ground is not null && !isAdaptive;
        ParameterValue value = Choice.GivenIn(given) ?? Choice.Derived(isKnown ? 0 : 1,
            isKnown ? "the ground is known: " + ground!.Words
            : isAdaptive ? "an adaptive bandwidth has no share of the kernel that is that of all incidents"
            : "the ground is not known: nobody drew a boundary");
        if (value.Value != 0)
            return new EdgeChoice(value, null, null);
        if (isAdaptive)
            return new EdgeChoice(
                value, null, "The density is not corrected at edges: with an adaptive bandwidth no share of the kernel is that of all incidents.");
        if (ground is null)
            return new EdgeChoice(value, null, "The density is not corrected at edges: the ground is not known here; draw it with ⟨boundary⟩.");
        return new EdgeChoice(
            value, new EdgeCorrection(ground, new KernelShare(ground, kernel, bandwidth)),
            $"The density is corrected at edges: it is divided by the share of the kernel that lies on {ground.Words}, "
                + "and never by less than a tenth; off that ground there is none.");
    }

    /// <summary>The density at a position; 0 off the ground.</summary>
    public double At(double density, GridPoint place) =>
        _ground.Contains(place.Easting, place.Northing) ? density / Math.Max(LeastShare, _share.At(place.Easting, place.Northing)) : 0;

    /// <summary>Corrects a surface.</summary>
    /// <param name="values">One a cell; overwritten.</param>
    /// <param name="grid">Square cells.</param>
    /// <param name="workers">Who does it.</param>
    /// <returns>The values of the cells whose centres lie on the ground, 0 for all others: what the ground holds.</returns>
    public double[] Apply(double[] values, CellGrid grid, WorkSharing workers)
    {
        var isGround = new bool[values.Length];
        workers.Run(values.Length, (first, end) =>
        {
            for (int cell = first; cell < end; cell++)
            {
                GridPoint centre = grid.CentreOf(cell);
                isGround[cell] = _ground.Contains(centre.Easting, centre.Northing);
            }
        });
        workers.Run(values.Length, (first, end) =>
        {
            Span<int> neighbours = stackalloc int[8];
            for (int cell = first; cell < end; cell++)
            {
                if (((cell - first) & 0xFFF) == 0)
                    workers.Cancellation.ThrowIfCancellationRequested();
                if (values[cell] <= 0)
                    continue;
                bool touches = isGround[cell];
                for (int k = touches ? 0 : grid.Neighbours(cell, neighbours); k > 0 && !touches; k--)
                    touches = isGround[neighbours[k - 1]];
                GridPoint centre = grid.CentreOf(cell);
                values[cell] = touches ? values[cell] / Math.Max(LeastShare, _share.At(centre.Easting, centre.Northing)) : 0;
            }
        });
        var onGround = new double[values.Length];
        for (int cell = 0; cell < values.Length; cell++)
            onGround[cell] = isGround[cell] ? values[cell] : 0;
        return onGround;
    }
}

/// <summary>How a density is corrected at edges.</summary>
/// <param name="Value">As it is recorded.</param>
/// <param name="Correction">What corrects it; null for nothing.</param>
/// <param name="Note">What a reader must know; null for nothing.</param>
internal readonly record struct EdgeChoice(ParameterValue Value, EdgeCorrection? Correction, string? Note);
