using Hotspots.Core.Files;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>Predicate push-down: of a store only the incidents round the areas that are asked for are read, where the answer is the same.</summary>
/// <remarks>
/// Only ground is pushed down. Times and kinds are not: the ground of an area is laid under all of its incidents, and the days that the data cover
/// are told by all of them. What the answer depends on beyond the part is remembered from the last time when all was read
/// (<see cref="WholeFacts"/>); where that is not known, or a part cannot be told from the whole, nothing is narrowed.
/// </remarks>
internal static class PartReading
{
    /// <summary>Metres round boundaries, which are drawn in degrees.</summary>
    private const double Margin = 10;

    /// <summary>Reads the part that a run is about.</summary>
    /// <returns>Null where all has to be read.</returns>
    public static ReadResult? Read(RunPlan plan, ReadOptions options, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (options.Question is not { } question || NarrowingOf(plan) is not { } narrowing
            || StoreMemory.StateOf(plan.Request.Files) is not { } state || StoreMemory.Recall(plan.Request.Files[0], state) is not { } facts)
            return null;
        ReadResult read = IncidentFiles.Read(
            plan.Request.Files, options with { Question = question with { Narrowing = narrowing } }, progress, cancellation);
        if (read.Report.Files.Any(static file => file.Problem.Length > 0) || !IsLikeTheWhole(read.Placed, facts))
            return null;
        string note = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Of the store {read.Placed.Count:N0} incidents were read, those round the areas asked for.");
        return read with
        {
            Report = read.Report with { Whole = facts, ReferenceSize = facts.ReferenceSize, Notes = [note, .. read.Report.Notes] },
        };
    }

    /// <summary>Remembers what of the whole a part will need, when all of a store was read.</summary>
    /// <param name="request">What was read.</param>
    /// <param name="state">State of the store before it was read; null where it is no store.</param>
    /// <param name="read">All of it.</param>
    /// <param name="facets">Its facets.</param>
    public static void Remember(RunRequest request, string? state, ReadResult read, IncidentFacets facets)
    {
        if (state is null || read.Placed.Count == 0 || StoreMemory.Recall(request.Files[0], state) is not null)
            return;
        string[] respelt = [.. Told(read.Placed).SelectMany(static texts => Folded(texts).CountBy(static text => text, StringComparer.Ordinal)
            .Where(static count => count.Value > 1).Select(static count => count.Key)).Distinct()];
        StoreMemory.Remember(request.Files[0], state, new WholeFacts(
            read.Report.ReferenceSize, read.Report.PositionsAreSnapped, SensitiveWords.AreIn(read), facets.Coverage?.Days, respelt));
    }

    private static StoreNarrowing? NarrowingOf(RunPlan plan)
    {
        RunRequest request = plan.Request;
        bool asksOfAll = request.Whole || request.ByShift || request.Shift is not null || request.Hours.Count > 0 || request.Harm is not null
            || request.Methods.Contains("all", StringComparer.OrdinalIgnoreCase);
        return asksOfAll ? null : plan.Boundary is { } boundary ? Round(boundary.Polygons) : request.Areas.Count > 0 ? Round(request.Areas) : null;
    }

    private static StoreNarrowing Round(IReadOnlyList<NamedBoundary> boundaries)
    {
        var envelope = new Envelope();
        foreach (NamedBoundary boundary in boundaries)
            envelope.ExpandToInclude(boundary.OnGrid.EnvelopeInternal);
        envelope.ExpandBy(Margin);
        return new StoreNarrowing(new GridBox(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY), []);
    }

    // Of several places of one name it is told by the incidents which is meant: ground is taken round all of them.
    private static StoreNarrowing? Round(IReadOnlyList<string> areas)
    {
        Gazetteer gazetteer = Gazetteer.Britain;
        var names = new List<string>(areas);
        double west = double.PositiveInfinity, south = west, east = double.NegativeInfinity, north = east;
        foreach (string area in areas)
        {
            int[] places = PlaceNames.Key(area) == StudyArea.ElsewhereName ? [] : gazetteer.IndicesOf(area);
            if (places.Length == 0)
                return null;
            foreach (int place in places)
            {
                GridBox reach = gazetteer.BoxOf(place);
                GridPoint centre = gazetteer.Places[place].Centre;
                names.AddRange([gazetteer.Places[place].Name, .. gazetteer.Places[place].Aliases]);
                const double Far = RecordedTowns.ReachMetres;
                west = Math.Min(west, Math.Min(reach.West, centre.Easting - Far));
                south = Math.Min(south, Math.Min(reach.South, centre.Northing - Far));
                east = Math.Max(east, Math.Max(reach.East, centre.Easting + Far));
                north = Math.Max(north, Math.Max(reach.North, centre.Northing + Far));
            }
        }
        return new StoreNarrowing(new GridBox(west, south, east, north), names);
    }

    private static bool IsLikeTheWhole(IncidentTable placed, WholeFacts facts)
    {
        if (placed.Count == 0 || Told(placed).SelectMany(Folded).Intersect(facts.Respelt, StringComparer.Ordinal).Any())
            return false;
        // Whether midnight stands for no hour is told by all rows of a file: where a part has no other hour, the rest may.
        bool isTimed = false;
        var midnights = new HashSet<ushort>();
        var others = new HashSet<ushort>();
        for (int i = 0; i < placed.Count; i++)
        {
            IncidentTime time = placed.Times[i];
            isTimed |= time.IsKnown;
            if (time.HasClock)
                (IncidentFacets.IsMidnight(time.FromUtcSeconds) ? midnights : others).Add(placed.SourceFiles[i]);
        }
        return isTimed && midnights.IsSubsetOf(others);
    }

    private static IEnumerable<string> Folded(TextList texts) => Enumerable.Range(0, texts.Length).Select(code => texts[code].ToUpperInvariant());

    // By these incidents are told apart whatever their case, and named as the first of all spells them.
    private static IEnumerable<TextList> Told(IncidentTable placed) =>
        ((Facet[])[Facet.Kind, Facet.Operation, Facet.Line, Facet.Drug, Facet.Grade]).Select(facet => facet.Column(placed)).OfType<CodedTextColumn>()
            .Select(static column => column.Texts);
}
