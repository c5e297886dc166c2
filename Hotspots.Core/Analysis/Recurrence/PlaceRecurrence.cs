using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Question of recurrence in one area. What is asked of one area: will its places be there again, and are they more than its people
/// explain?</summary>
/// <param name="Points">The incidents of the area; weights are not looked at.</param>
/// <param name="Times">When they happened; null when no file says.</param>
/// <param name="Places">The incidents of each listed place; places may share incidents.</param>
/// <param name="Reach">Metres within which incidents are neighbours, above 0.</param>
/// <param name="MinPointsFor">Neighbours that make a crowd, itself included, among so many incidents.</param>
internal sealed record RecurrenceQuestion(
    PointSet Points, TimeColumn? Times, IReadOnlyList<int[]> Places, double Reach, Func<int, int> MinPointsFor)
{
    /// <summary>Where people, or ground, are: what an even spread would follow; null where it is not known.</summary>
    public PointSet? Exposure { get; init; }
}

/// <summary>Split-half reliability of places: the incidents are split by time in many ways, places are found in one part and looked for in the
/// other.</summary>
/// <remarks>
/// <para>
/// A listed place repeats in a look when a place that the one part finds, among as many heaviest as are listed, shares at least 30 % of the smaller
/// ground with it and is crowded in the other part: its incidents see there, within the reach, at least so many times as many incidents as those of
/// the first part that are in no place (<see cref="RecurrenceOptions.ContrastFor"/>), and clearly so (one-sided 5 %, of Poisson counts; where only
/// months are known of counts that vary as much more as the places' counts do from month to month, for repeats are among them). Both numbers are
/// taken from the part that had no say in finding the place, and both from where incidents are: no area of ground enters, so that strays, the sea
/// and the fields round a town change nothing. Cells and squares of addresses are laid from the middle of the listed places, in which strays are
/// not.
/// </para>
/// <para>
/// Deterministic whatever the cores and the order of the incidents. Cost: splits · neighbours of occupied cells; memory some 40 bytes an
/// occupied cell and core beside the list of neighbours. Split-half reliability: Spearman and Brown, British Journal of Psychology 1910; blocks of
/// time after Roberts et al., Ecography 2017.
/// </para>
/// </remarks>
internal static class PlaceRecurrence
{
    /// <summary>Asks.</summary>
    /// <exception cref="ArgumentException">The points span too many cells.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static RecurrenceFindings Of(RecurrenceQuestion question, RecurrenceOptions options, WorkSharing workers)
    {
        GridPoint? origin = MiddleOf(question);
        TimeBlocks blocks = TimeBlocks.Of(question.Points, question.Times, origin);
        if (blocks.Why == TooLittle.None && blocks.Events < options.FewestEvents)
            return RecurrenceFindings.Nothing(TooLittle.FewIncidents, question.Places.Count);
        if (blocks.Why != TooLittle.None)
            return RecurrenceFindings.Nothing(blocks.Why, question.Places.Count);

        CrowdCells cells = CrowdCells.Of(question.Points, question.Reach, workers, origin);
        var events = new EventCells(cells, blocks);
        var places = new PlaceCells(cells, question.Places);
        int[] all = events.Counts();
        var dense = new int[cells.Count];
        PartFinder.Sum(cells, all, dense);
        (double[]? exposure, double allExposure) = ExposureCells.Of(cells, question.Exposure);
        double contrast = ContrastOf(cells, blocks, options), dispersion = PlaceExcess.DispersionOf(question.Places, blocks);
        // Where days are known repeats were counted once before; where they are not, they are still among the counts.
        double repeats = blocks.IsMonthly ? dispersion : 1;
        bool[][] splits = TimeSplits.Of(blocks.Count, options.Splits, options.Seed);
        var tallies = new SplitTally[splits.Length];
        workers.RunBlocks(splits.Length, s =>
        {
            PartFinder part = new(cells), other = new(cells);
            int partEvents = events.Divide(splits[s], part.Weights, other.Weights);
            PartFinder.Sum(cells, part.Weights, part.Dense);
            for (int cell = 0; cell < dense.Length; cell++)
                other.Dense[cell] = dense[cell] - part.Dense[cell];
            part.Find(question.MinPointsFor(partEvents));
            other.Find(question.MinPointsFor(blocks.Events - partEvents));
            var look = new SplitLook(places, contrast, repeats, options, exposure, allExposure, cells.Count);
            tallies[s] = new SplitTally(places.Count);
            look.Into(part, other, tallies[s]);
            look.Into(other, part, tallies[s]);
        });
        var tally = new SplitTally(places.Count);
        foreach (SplitTally split in tallies)
            tally.Add(split);
        bool[] lasting = LastingPlaces.Of(cells, events, places, question.Places, blocks, dense);
        return new RecurrenceFindings(tally, 2 * splits.Length, blocks, ShareOutlook.Of(tally.Pairs), lasting, contrast)
        {
            Dispersion = dispersion,
            OwnExposure = OwnExposure(places, exposure, allExposure),
        };
    }

    /// <summary>The middle of the box round the listed places; null when they have no incident.</summary>
    /// <remarks>
    /// A stray is in no place. Were cells counted from it, it would cut every place anew from kilometres away. Nor is it the box's corner: where
    /// there is one place, cells counted from its own edge are half a row and half a column fewer than chance would cut.
    /// </remarks>
    private static GridPoint? MiddleOf(RecurrenceQuestion question)
    {
        int[] members = [.. question.Places.SelectMany(static place => place)];
        return members.Length == 0 ? null : question.Points.Select(members).Bounds().Centre;
    }

    /// <summary>Each listed place's share of the exposure, where it stands now; 0 where exposure is not known.</summary>
    private static double[] OwnExposure(PlaceCells places, double[]? exposure, double allExposure)
    {
        var shares = new double[places.Count];
        for (int place = 0; place < shares.Length && exposure is not null && allExposure > 0; place++)
        {
            double own = 0;
            foreach (int cell in places.CellsOf(place))
                own += exposure[cell];
            shares[place] = Math.Max(own, PlaceExcess.LeastExposure) / allExposure;
        }
        return shares;
    }

    private static double ContrastOf(CrowdCells cells, TimeBlocks blocks, RecurrenceOptions options)
    {
        var near = new int[cells.Count];
        PartFinder.Sum(cells, cells.Positions, near);
        long positions = 0, pairs = 0;
        for (int cell = 0; cell < near.Length; cell++)
        {
            positions += cells.Positions[cell];
            pairs += (long)cells.Positions[cell] * (near[cell] - 1);
        }
        return options.ContrastFor(blocks.Events, (int)positions, (double)pairs / positions);
    }
}
