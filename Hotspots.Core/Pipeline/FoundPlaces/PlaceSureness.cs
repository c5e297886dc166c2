using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Recurrence;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Pipeline.FoundPlaces;

/// <summary>Reliability of each listed place of each area, whichever method found it.</summary>
/// <remarks>
/// Places of all methods are looked for by the same means, DBSCAN's, so that the word means the same: with the reach that DBSCAN was given or chose
/// here, else with what it would choose. A method whose places are about time, or about one sort against another, brings its own p-value.
/// </remarks>
internal static class PlaceSureness
{
    private static readonly RecurrenceOptions Options = new();

    /// <summary>Asks.</summary>
    /// <param name="found">What was found in each area.</param>
    /// <param name="places">The places that are listed.</param>
    /// <param name="incidents">All incidents, as methods are given them.</param>
    /// <param name="meter">Told of each incident once.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One for each area: one for each of its places, null where nothing can be asked of it.</returns>
    public static AreaSureness[] Of(
        IReadOnlyList<AreaResult> found, IReadOnlyList<ListedPlace>[] places, AnalysisInput incidents, ProgressMeter meter,
        CancellationToken cancellation)
    {
        var sure = new AreaSureness[found.Count];
        AreaAnalysis.LargestFirst([.. found.Select(static f => f.Area)], 1, (i, _, cores) =>
        {
            sure[i] = OfArea(found[i], places[i], incidents, new WorkSharing(cores, cancellation));
            meter.Advance(found[i].Area.Members.Length);
        }, cancellation);
        return Corrected(sure);
    }

    private static AreaSureness OfArea(
        AreaResult found, IReadOnlyList<ListedPlace> places, AnalysisInput incidents, WorkSharing workers)
    {
        int[] lasting = [.. Enumerable.Range(0, places.Count).Where(p => BasisOf(places[p]) == SurenessBasis.Recurrence)];
        var sure = new Sureness?[places.Count];
        for (int p = 0; p < sure.Length; p++)
        {
            if (BasisOf(places[p]) is not SurenessBasis.Recurrence and var basis && ChanceOf(found, places[p]) is double chance)
                sure[p] = new Sureness { Basis = basis, Incidents = places[p].Members.Length, P = chance };
        }
        if (lasting.Length == 0)
            return new AreaSureness(sure, null);
        PointSet points = incidents.Points.Select(found.Area.Members);
        (PointSet? exposure, ExposureMeasure measure) = AreaExposure.Of(found.Area, points);
        (double reach, Func<int, int> minPointsFor) = Neighbours(found, points, workers);
        var question = new RecurrenceQuestion(
            points, incidents.Times?.Select(found.Area.Members), [.. lasting.Select(p => places[p].Members)], reach, minPointsFor)
        { Exposure = exposure };
        RecurrenceFindings findings;
        try
        {
            findings = PlaceRecurrence.Of(question, Options, workers);
        }
        catch (ArgumentException e) when (e.ParamName is null)
        {
            // A stray far out at sea: the places are listed all the same.
            return new AreaSureness(sure, null);
        }
        for (int k = 0; k < lasting.Length; k++)
            sure[lasting[k]] = OfPlace(findings, k, places[lasting[k]].Members.Length, points.Count, measure);
        return new AreaSureness(sure, SettingsOf(findings, reach, exposure is null ? null : measure));

        SurenessBasis BasisOf(ListedPlace place) => found.Findings[place.Finding].Basis;
    }

    private static Sureness OfPlace(RecurrenceFindings findings, int place, int incidents, int all, ExposureMeasure measure)
    {
        if (findings.Why != TooLittle.None)
            return new Sureness { Basis = SurenessBasis.Recurrence, Incidents = incidents, Why = findings.Why };
        double now = (double)incidents / all;
        ExpectedShare? expected = findings.Outlook?.Of(now, all) is { } next ? new ExpectedShare(now, next.Share, next.From, next.To) : null;
        (int compared, double there, double explained) = findings.ExcessOf(place);
        Excess? excess = PlaceExcess.Of(compared, there, explained, findings.Dispersion, measure);
        if (excess is null && expected is { } share && findings.OwnExposure[place] is > 0 and var own)
        {
            // Found in no part: what it holds now, freed of luck, is all there is, and proves nothing.
            excess = new Excess(measure, share.Share / own, share.From / own, share.To / own, 1, 1);
        }
        return new Sureness
        {
            Basis = SurenessBasis.Recurrence,
            Incidents = incidents,
            Looks = findings.Looks,
            Repeats = findings.RepeatsOf(place),
            IsBurst = findings.IsBurst(place),
            Expected = expected,
            Excess = excess,
        };
    }

    /// <summary>The p-value that the method itself gives for the place; null when it gives none.</summary>
    private static double? ChanceOf(AreaResult found, ListedPlace place)
    {
        IReadOnlyList<IReadOnlyList<Figure>> evidence = found.Findings[place.Finding].Evidence;
        if (place.Cluster >= evidence.Count)
            return null;
        foreach (Figure figure in evidence[place.Cluster])
        {
            if (figure.Name == "p")
                return figure.Value;
        }
        return null;
    }

    private static (double Reach, Func<int, int> MinPointsFor) Neighbours(AreaResult found, PointSet points, WorkSharing workers)
    {
        MethodFindings? own = found.Findings.FirstOrDefault(static f => f.Method == DbscanMethod.Name);
        ParameterValue? reach = own?.Parameters.FirstOrDefault(static p => p.Name == DbscanMethod.EpsilonName);
        ParameterValue? minPoints = own?.Parameters.FirstOrDefault(static p => p.Name == DbscanMethod.MinPointsName);
        double metres = reach?.Value ?? DbscanDefaults.Epsilon(points, (int)DbscanDefaults.MinPoints(points.Count).Value, workers).Value;
        if (minPoints is { Origin: ParameterOrigin.Given } given)
            return (metres, events => GivenFor(given.Value, events, points.Count));
        return (metres, static events => (int)DbscanDefaults.MinPoints(events).Value);
    }

    /// <summary>The user's number for a part: it falls with the square root, as the rule of those who give none does.</summary>
    private static int GivenFor(double given, int events, int all) =>
        (int)Math.Max(2, Math.Round(given * Math.Sqrt((double)events / all), MidpointRounding.AwayFromZero));

    /// <summary>Corrects the excess over people for all places that are listed in the run.</summary>
    private static AreaSureness[] Corrected(AreaSureness[] areas)
    {
        double[] p = [.. areas.SelectMany(static area => area.Places).Select(static sure => sure?.Excess?.P).OfType<double>()];
        double[] q = MultipleTesting.Adjust(p, Correction.BenjaminiHochberg, Excess.Level);
        int next = 0;
        foreach (AreaSureness area in areas)
        {
            for (int i = 0; i < area.Places.Length; i++)
            {
                if (area.Places[i] is { Excess: { } excess } sure)
                    area.Places[i] = sure with { Excess = excess with { Q = q[next++] } };
            }
        }
        return areas;
    }

    private static SurenessSettings SettingsOf(RecurrenceFindings findings, double reach, ExposureMeasure? measure) => new(
        findings.Looks, findings.Blocks?.Count ?? 0, findings.Blocks is { } blocks ? blocks.IsMonthly ? "month" : "fortnight" : null,
        findings.Blocks?.Events ?? 0,
        findings.Contrast, reach, measure is { } known ? SurenessSentences.CodeOf(known) : null, (long)Options.Seed,
        SurenessSentences.CodeOf(findings.Why));
}

/// <summary>Reliability of the places of one area.</summary>
/// <param name="Places">One a listed place; null where nothing can be asked of it.</param>
/// <param name="Settings">With what it was asked; null where it was not.</param>
internal sealed record AreaSureness(Sureness?[] Places, SurenessSettings? Settings);
