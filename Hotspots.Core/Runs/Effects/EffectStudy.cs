using Hotspots.Core.Evaluation;
using Hotspots.Core.Evaluation.Effects;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Quasi-experiment with a matched control and placebos: counts of places in, the verdict out.</summary>
/// <remarks>
/// "Fewer" rests on two things: the interval, widened by the dispersion, lies below 0, and of the placebos at most one in twenty did as well. The
/// published test alone calls a fifth of untreated places changed. "More" rests on the same, and on a third where the place was chosen by a time
/// that is told: it must have more than it had then, beyond chance. A place is chosen because it rose, and what has risen often stays.
/// </remarks>
internal static class EffectStudy
{
    /// <summary>With fewer incidents than this before and during together no difference could be told.</summary>
    public const int FewestIncidents = 10;

    /// <summary>Controls that are shown.</summary>
    private const int ShownControls = 3;

    /// <summary>Compares the treated ground with its control, and ranks it among placebos.</summary>
    /// <param name="mask">The treated ground and its ring.</param>
    /// <param name="given">A control of the user's own; null for one that is found.</param>
    /// <param name="incidents">The incidents.</param>
    /// <param name="towns">The box round the incidents of each town.</param>
    /// <param name="choice">Ring, placebos and seed.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">There is no control; says what to change.</exception>
    public static EffectFindings Of(
        GroundMask mask, GroundMask? given, SteppedIncidents incidents, IReadOnlyList<GridBox?> towns, EffectChoice choice,
        CancellationToken cancellation)
    {
        var candidates = new PlaceCandidates(mask, choice.Ring, incidents);
        int town = incidents.Count(
            mask, 0, 0, new int[incidents.Earlier + 2], new int[incidents.Earlier + 2], new int[incidents.Towns]).Town;
        double timeBefore = incidents.Periods.TimeBefore;
        if (town < 0)
            throw new ArgumentException("Not one of the incidents that are counted lies on the treated ground before or during the operation: check "
                + "where it is, and what ⟨kind⟩ and the other filters leave.");
        if (given is null && incidents.Earlier < choice.FewestPeriods)
            throw new ArgumentException($"The data hold {incidents.Earlier} whole periods before the operation, and a control is matched by "
                + $"{choice.FewestPeriods} or more: give files that reach further back, or a control of your own with ⟨control⟩.");
        int fewest = given is null ? choice.FewestPeriods : Math.Min(choice.FewestPeriods, 2);
        // Places without another operation; where there are none, all: it is said.
        PlaceSearch search = Search(free: true) is { HasControl: true } free ? free : Search(free: false);
        if (!search.HasControl)
            throw new ArgumentException("No other place of the files had between half and twice as many incidents before, far enough from the "
                + "treated ring: give a smaller treated ground, or a control of your own with ⟨control⟩.");
        (MatchedPlaces places, FittedControl[] controls) = (search.Places, search.Controls);

        MatchedDifference matched = given is null
            ? MatchedDifference.Of(places.Table[0], places.Table[controls[0].Place], timeBefore)
            : Given(places.Table[0], given);
        return Found(mask, given, incidents, places, controls, search.Placebos, matched) with
        {
            Town = town,
            SameTown = search.OwnTown,
            PlacebosEverywhere = search.Everywhere,
            HadOperations = !search.Free,
        };

        PlaceSearch Search(bool free)
        {
            MatchedPlaces own = Matched(towns[town], free);
            FittedControl[] fitted = given is null ? own.Best(0, sameTown: true, ShownControls) : [];
            bool ownTown = given is not null || fitted.Length > 0;
            PlaceboDifference[] placebos = own.Placebos(sameTown: true, ownTown, choice.Placebos, (ulong)choice.Seed, cancellation);
            if (incidents.Towns == 1 || (ownTown && own.Apart(placebos) >= MatchedPlaces.FewestApart))
                return new PlaceSearch(own, fitted, placebos, ownTown, false, free) { HasControl = ownTown };
            // One town has too few places that are apart: the other towns of the files are asked, too.
            MatchedPlaces all = Matched(null, free);
            if (given is null)
                fitted = all.Best(0, ownTown, ShownControls);
            placebos = all.Placebos(sameTown: false, ownTown, choice.Placebos, (ulong)choice.Seed, cancellation);
            return new PlaceSearch(all, fitted, placebos, ownTown, true, free) { HasControl = given is not null || fitted.Length > 0 };
        }

        MatchedPlaces Matched(GridBox? within, bool free) => new(
            candidates.In(within, free, cancellation), timeBefore, candidates.ApartEast, candidates.ApartNorth, fewest);

        MatchedDifference Given(PlaceCounts treated, GroundMask control)
        {
            int[] ground = new int[incidents.Earlier + 2], ring = new int[incidents.Earlier + 2];
            incidents.Count(control, 0, 0, ground, ring, new int[incidents.Towns]);
            return MatchedDifference.Of(
                treated, new PlaceCounts(ground, ring), timeBefore, control.Ground.Area / mask.Ground.Area, control.Ring.Area / mask.Ring.Area);
        }
    }

    private static EffectFindings Found(
        GroundMask mask, GroundMask? given, SteppedIncidents incidents, MatchedPlaces places, FittedControl[] controls,
        PlaceboDifference[] placebos, MatchedDifference matched)
    {
        (double east, double north) = given is null
            ? (places.Table.Eastings[controls[0].Place], places.Table.Northings[controls[0].Place]) : (0, 0);
        GroundMask control = given ?? mask;
        (int[] treatedSteps, int[] ringSteps) = incidents.CountSteps(mask, 0, 0);
        (int[] controlSteps, int[] ringControlSteps) = incidents.CountSteps(control, east, north);
        double[] z = [.. placebos.Select(static placebo => placebo.Z).Order()];
        DisplacementDifference difference = matched.Difference;
        double p = Placebos.PValue(difference.Total.Z, z), more = Placebos.PValue(-difference.Total.Z, Array.ConvertAll(z, static one => -one));
        int apart = places.Apart(placebos);
        Interval between = difference.Total.Between();
        int counted = treatedSteps.Where((_, step) => IsCompared(incidents.Periods.Steps[step])).Sum();
        int[][] steps = [treatedSteps, controlSteps, ringSteps, ringControlSteps];
        bool hadRisen = HadRisen(
            steps, incidents.Periods.Steps, control.Ground.Area / mask.Ground.Area, control.Ring.Area / mask.Ring.Area, matched.Dispersion);
        EffectVerdict verdict = counted < FewestIncidents || apart < MatchedPlaces.FewestApart ? EffectVerdict.TooFew
            : between.High < 0 && p <= MultipleTesting.UsualAlpha ? EffectVerdict.Fewer
            : between.Low > 0 && more <= MultipleTesting.UsualAlpha && !hadRisen ? EffectVerdict.More
            : EffectVerdict.WithinChance;
        return new EffectFindings
        {
            Verdict = verdict,
            Matched = matched,
            Outlines = [mask.Ground, Moved(control.Ground), mask.Ring, Moved(control.Ring)],
            Steps = steps,
            HadRisen = hadRisen,
            Table = places.Table,
            Controls = controls,
            IsGiven = given is not null,
            PlaceboZ = z,
            PlaceboP = p,
            PlaceboPMore = more,
            Apart = apart,
            RingIsAlike = given is not null || places.IsRingAlike(0, controls[0].Place),
        };

        Geometry Moved(Geometry shape) => AffineTransformation.TranslationInstance(east, north).Transform(shape);
    }

    /// <summary>Had place and ring, against their controls, no more than chance makes above the time by which the place was chosen?</summary>
    private static bool HadRisen(int[][] steps, IReadOnlyList<EffectStep> periods, double area, double ringArea, double dispersion)
    {
        long then = SecondsOf(EffectPeriodUse.Chosen), during = SecondsOf(EffectPeriodUse.During);
        if (then == 0 || during == 0)
            return false;
        var counts = new OperationCounts(CountsOf(0, 1), CountsOf(1, area), CountsOf(2, 1), CountsOf(3, ringArea), (double)then / during);
        return DisplacementDifference.Of(counts, dispersion).Total.Between().Low <= 0;

        AreaCounts CountsOf(int place, double ground) => new(In(place, EffectPeriodUse.Chosen), In(place, EffectPeriodUse.During), ground);

        int In(int place, EffectPeriodUse use) => steps[place].Where((_, step) => periods[step].Use == use).Sum();

        long SecondsOf(EffectPeriodUse use) =>
            periods.Where(step => step.Use == use).Sum(static step => step.Period.UntilUtcSeconds - step.Period.FromUtcSeconds);
    }

    private sealed record PlaceSearch(
        MatchedPlaces Places, FittedControl[] Controls, PlaceboDifference[] Placebos, bool OwnTown, bool Everywhere, bool Free)
    {
        public bool HasControl { get; init; }
    }

    private static bool IsCompared(EffectStep step) => step.Use is EffectPeriodUse.Before or EffectPeriodUse.During;
}

/// <summary>What a user chooses of a comparison with control and placebos.</summary>
/// <param name="Ring">Width of the ring, metres.</param>
/// <param name="Placebos">Places to rank among, at most.</param>
/// <param name="Seed">Of the draw where there are more.</param>
/// <param name="FewestPeriods">Earlier periods by which a control may be matched.</param>
internal readonly record struct EffectChoice(double Ring, int Placebos, int Seed, int FewestPeriods = ControlFit.FewestPeriods);

/// <summary>What came out of an evaluation, before it is put into words.</summary>
internal sealed record EffectFindings
{
    /// <summary>The verdict.</summary>
    public required EffectVerdict Verdict { get; init; }

    /// <summary>WDD with its dispersion.</summary>
    public required MatchedDifference Matched { get; init; }

    /// <summary>Grounds of treated place, control, ring and ring of the control.</summary>
    public required Geometry[] Outlines { get; init; }

    /// <summary>Counts of the same, step by step.</summary>
    public required int[][] Steps { get; init; }

    /// <summary>All places that were looked at; the first is the treated one.</summary>
    public required PlaceTable Table { get; init; }

    /// <summary>The controls that fit best; none where one was given.</summary>
    public required FittedControl[] Controls { get; init; }

    /// <summary>Was the control given?</summary>
    public required bool IsGiven { get; init; }

    /// <summary>WDD over SE of each placebo, ascending.</summary>
    public required double[] PlaceboZ { get; init; }

    /// <summary>Rank among them from below.</summary>
    public required double PlaceboP { get; init; }

    /// <summary>Rank from above.</summary>
    public required double PlaceboPMore { get; init; }

    /// <summary>Had it risen as much already by the time by which the place was chosen? "More" is not said then.</summary>
    public required bool HadRisen { get; init; }

    /// <summary>How many of them do not touch one another.</summary>
    public required int Apart { get; init; }

    /// <summary>Is the control's ring about as busy as the treated one?</summary>
    public required bool RingIsAlike { get; init; }

    /// <summary>The town of the treated ground; −1 where it has no incident.</summary>
    public int Town { get; init; }

    /// <summary>Does the control lie in the same town?</summary>
    public bool SameTown { get; init; }

    /// <summary>Had control or placebos operations of their own?</summary>
    public bool HadOperations { get; init; }

    /// <summary>Do placebos lie in all towns of the files?</summary>
    public bool PlacebosEverywhere { get; init; }
}
