using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Agreement;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>How sure is each listed place of each area, whichever method found it?</summary>
/// <remarks>
/// What must be known of an area's incidents is remembered: moving a number of a method asks its new places and draws nothing again.
/// </remarks>
internal static class PlaceSureness
{
    /// <summary>What is remembered of an area is some tens of bytes an incident: of two choices of incidents at a time.</summary>
    private const int Kept = 2;

    /// <summary>Asks.</summary>
    /// <param name="placed">The table that the incidents are of.</param>
    /// <param name="choices">What the user chose, as it is recorded.</param>
    /// <param name="found">What was found in each area.</param>
    /// <param name="places">The places that are listed.</param>
    /// <param name="incidents">All incidents, as methods are given them.</param>
    /// <param name="meter">Told of each incident once.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One for each area: one for each of its places, or none where the ground is too wide to be cut into cells.</returns>
    public static AreaSureness[] Of(
        IncidentTable placed, IReadOnlyDictionary<string, string> choices, IReadOnlyList<AreaResult> found, IReadOnlyList<ListedPlace>[] places,
        AnalysisInput incidents, ProgressMeter meter, CancellationToken cancellation)
    {
        AreaMemory<CellHeat?> memory = AreaMemory<CellHeat?>.Of(placed, Kept);
        string key = AreaMemory<CellHeat?>.KeyOf(choices, "sureness", new Dictionary<string, double>());
        CellHeat?[] heats = memory.Recall(key) is { } known ? [.. known] : new CellHeat?[found.Count];
        var sure = new AreaSureness[found.Count];
        AreaAnalysis.LargestFirst([.. found.Select(static f => f.Area)], 1, (i, _, cores) =>
        {
            sure[i] = OfArea(found[i].Area, places[i], incidents, ref heats[i], new WorkSharing(cores, cancellation));
            meter.Advance(found[i].Area.Members.Length);
        }, cancellation);
        memory.Keep(key, heats);
        return sure;
    }

    private static AreaSureness OfArea(
        StudyArea area, IReadOnlyList<ListedPlace> places, AnalysisInput incidents, ref CellHeat? heat, WorkSharing workers)
    {
        if (places.Count == 0)
            return AreaSureness.None;
        PointSet points = incidents.Points.Select(area.Members);
        if (heat is null)
        {
            AgreementOptions options = AgreementOptions.For(points, area.Boundary);
            try
            {
                heat = CellHeat.Of(points, area.Boundary, options, workers);
            }
            catch (ArgumentException e) when (e.ParamName is null)
            {
                // A stray far out at sea: the places are listed all the same.
                return AreaSureness.None;
            }
        }
        Sureness[] sure = PlaceAgreement.Of(heat, points, [.. places.Select(static place => place.Members)]);
        return new AreaSureness([.. sure], SettingsOf(heat.Options));
    }

    private static SurenessSettings SettingsOf(AgreementOptions options) => new(
        options.CellSize, options.Shape == CellShape.Hexagon ? "hexagon" : "square", CellHeat.SettingCount, options.Resamples, (long)options.Seed,
        options.Alpha, options.Correction switch { Correction.BenjaminiHochberg => "bh", Correction.Bonferroni => "bonferroni", _ => "none" });
}

/// <summary>How sure are the places of one area?</summary>
/// <param name="Places">One a listed place; empty where it could not be asked.</param>
/// <param name="Settings">With what it was asked; null where it was not.</param>
internal sealed record AreaSureness(IReadOnlyList<Sureness> Places, SurenessSettings? Settings)
{
    /// <summary>Not asked.</summary>
    public static AreaSureness None { get; } = new([], null);
}
