using System.Globalization;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Analysis.Significance.Moran;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Request of the tests of polygons. Which polygons of the user's own are to be tested, with which neighbours?</summary>
internal sealed record PolygonRequest
{
    /// <summary>A GeoJSON file of polygons; null for <see cref="Points"/>.</summary>
    public string? Polygons { get; init; }

    /// <summary>A file of places that are points, one row each, with <see cref="Counts"/>; null for <see cref="Polygons"/>.</summary>
    public string? Points { get; init; }

    /// <summary>The columns of a plane that the <see cref="Points"/> lie on; null for points in Britain.</summary>
    public PlanarColumns? Planar { get; init; }

    /// <summary>A list of neighbours: a table of two columns, or a GAL file; null for polygons that share a corner.</summary>
    public string? Neighbours { get; init; }

    /// <summary>The property that names a polygon, as the list of neighbours does; null for the first that looks like one.</summary>
    public string? IdProperty { get; init; }

    /// <summary>The property, or column, that holds each polygon's value; null when incidents are counted.</summary>
    public string? Counts { get; init; }

    /// <summary>The property, or column, that holds each polygon's population, for a scan; null for no scan.</summary>
    public string? Population { get; init; }

    /// <summary>How counts are made whole for the scan: "down" or "nearest", in any case; null when they are whole.</summary>
    public string? Round { get; init; }

    /// <summary>Largest share of the population in a circle of the scan, above 0, at most 0.5.</summary>
    public double MaxShare { get; init; } = 0.5;

    /// <summary>The column of the incidents that holds the id of their polygon, instead of their position; null to go by position.</summary>
    public string? Code { get; init; }

    /// <summary>Are incidents graded E, suspected false, counted?</summary>
    public bool KeepsSuspectedFalse { get; init; }

    /// <summary>The security marking on what is written; null for the usual one.</summary>
    public string? Marking { get; init; }

    /// <summary>Files of incidents to count; empty with <see cref="Counts"/>.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>As in a run.</summary>
    public IReadOnlyDictionary<string, string> ColumnChoices { get; init; } = new Dictionary<string, string>();

    /// <summary>As in a run.</summary>
    public ReadOptions Reading { get; init; } = ReadOptions.Default;

    /// <summary>The system of eastings and northings; null for what the files say.</summary>
    public GridSystem? Grid { get; init; }

    /// <summary>As in a run.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>How p is corrected for the number of polygons.</summary>
    public Correction Correction { get; init; } = Correction.BenjaminiHochberg;

    /// <summary>What the p of Gi* is taken from: counts, normal or permutation, in any case; null for counts of incidents that are counted, and
    /// normal for <see cref="Counts"/>.</summary>
    public string? PFrom { get; init; }

    /// <summary>Level of significance.</summary>
    public double Alpha { get; init; } = PolygonParameters.UsualAlpha;

    /// <summary>
    /// Random rearrangements of local Moran's I, of Gi* where its p comes from them, and draws of the scan, which makes 19 at least; null for 999
    /// each, and more of local Moran's I for polygons that may pass the correction.
    /// </summary>
    public int? Permutations { get; init; }

    /// <summary>Seed of the rearrangements.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>Tests of polygons. Which polygons stand out from chance? The tests of cells, on counts of polygons instead of a grid.</summary>
internal static class PolygonCells
{
    /// <summary>Counts, and tests.</summary>
    /// <exception cref="ArgumentException">A file cannot be read, or the names do not fit one another; says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PolygonFindings Execute(PolygonRequest request, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            progress?.Report(new RunProgress(0, "Reading the polygons"));
            PolygonTable table = Table(request, cancellation);
            ChanceModel model = Model(request, table);
            PolygonScanner.Check(request);
            var notes = new List<string>();
            cancellation.ThrowIfCancellationRequested();
            NeighbourLists lists = Lists(table, request.Neighbours, notes);
            cancellation.ThrowIfCancellationRequested();
            double read = table.Values is null ? ShareOfReading : 0;
            Counted counted = table.Values is { } values
                ? new Counted(values, 0, 0, request.Marking ?? SecurityMarking.OfPlainPoints)
                : Count(table, request, notes, Share(progress, 0, read), cancellation);
            return Test(request, table, lists, model, counted, notes, Share(progress, read, 1), cancellation);
        }
        catch (Exception e) when (e is UnreadableFileException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException(e.Message, e);
        }
        catch (ArgumentException e) when (e.ParamName is { } name)
        {
            // Who types a command knows nothing of the parameters of our functions.
            throw new ArgumentException(e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal), e);
        }
    }

    /// <summary>Corners are one when they lie as near as this, of the extent of all polygons: a centimetre in a district of fifty
    /// kilometres.</summary>
    private const double SameCorner = 2e-7;

    /// <summary>Of all the work, where incidents are read and counted.</summary>
    private const double ShareOfReading = 0.5;

    /// <summary>Of testing, where circles are sought too.</summary>
    private const double ShareWithoutScan = 0.4;

    /// <summary>More pairs of polygons than this make no readable sentence.</summary>
    private const int MostNamed = 5;

    private static PolygonTable Table(PolygonRequest request, CancellationToken cancellation)
    {
        if ((request.Polygons is null) == (request.Points is null))
            throw new ArgumentException("Give the places either as polygons, with ⟨polygons FILE⟩, or as a table of points, with ⟨points FILE⟩.");
        if (request.Points is { } path)
            return RegionPoints.Read(path, request, request.Planar, cancellation);
        if (request.Planar is not null)
            throw new ArgumentException(
                "⟨planar⟩ is about a table of points: give it with ⟨points⟩, or leave out ⟨planar⟩; polygons may lie on any plane.");
        return PolygonTable.Read(request.Polygons!, request.IdProperty, request.Counts, request.Population);
    }

    /// <summary>What p is taken from: values that are given have a unit, and may be less than nothing; only what is counted has the chance of a
    /// count.</summary>
    private static ChanceModel Model(PolygonRequest request, PolygonTable table)
    {
        if (request.PFrom is not { } name)
            return table.Values is null ? ChanceModel.Counts : ChanceModel.Normal;
        int at = (int)CellParameters.PFrom.Parse(name);
        string said = OptionNames.Of($"{CellParameters.PFrom.Name} {CellParameters.PFrom.Choices[at].Name}");
        var model = (ChanceModel)at;
        if (model == ChanceModel.Permutation && request.Permutations == 0)
            throw new ArgumentException($"{said} takes p from random rearrangements: give ⟨permutations 1⟩ or more, or leave it out.");
        int odd = model == ChanceModel.Counts && table.Values is { } values
            ? Array.FindIndex(values, static value => !(value >= 0 && double.IsInteger(value)))
            : -1;
        return odd < 0 ? model : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"{said} needs whole numbers of 0 or more, and \"{request.Counts}\" of \"{table.Ids[odd]}\" is {table.Values![odd]}: "
                + $"choose normal or permutation."));
    }

    private static PolygonFindings Test(
        PolygonRequest request, PolygonTable table, NeighbourLists lists, ChanceModel model, Counted counted, List<string> notes,
        IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        var options = new CellTestOptions { Alpha = request.Alpha, Correction = request.Correction };
        var workers = new WorkSharing(-1, cancellation);
        var meter = new ProgressMeter(progress);
        double untilScan = table.Population is null ? 1 : ShareWithoutScan;
        ulong seed = (ulong)request.Seed;
        int permutations = request.Permutations ?? PolygonParameters.UsualPermutations;
        CellTestOptions rearranged = options with { Permutations = permutations, IsSequential = request.Permutations is null, Seed = seed };
        meter.Begin("Looking for hot and cold places", 0.3 * untilScan, counted.Counts.Length);
        CellStatistics hot = CellTests.GiStarOf(
            counted.Counts, lists, model == ChanceModel.Permutation ? rearranged with { PFrom = model } : options with { PFrom = model }, workers,
            meter);
        meter.Begin("Comparing places with their neighbours", 0.8 * untilScan, counted.Counts.Length);
        CellStatistics local = CellTests.LocalMoranOf(counted.Counts, lists, rearranged, workers, meter);
        meter.Begin("Measuring whether like lies beside like", untilScan, permutations);
        MoranFindings? moran = GlobalMoran.Of(counted.Counts, lists, permutations, seed, workers, meter);
        PolygonScan? scan = table.Population is { } population
            ? PolygonScanner.Scan(request, table, population, counted.Counts, notes, workers, new ProgressMeter(Share(progress, untilScan, 1)))
            : null;
        meter.Finish("Tested");
        return new PolygonFindings
        {
            Ids = table.Ids,
            Names = table.Names,
            Geometries = [.. table.Geometries.Select(static g => g.GetRawText())],
            Neighbours = lists.Degrees(),
            GiStar = hot,
            LocalMoran = local,
            PFrom = CellParameters.PFrom.Choices[(int)model].Name,
            Figures = moran is null ? [] : Figures(moran),
            Scan = scan,
            ArePoints = table.Points is not null,
            Notes = notes,
            Inside = counted.Inside,
            Outside = counted.Outside,
            Marking = counted.Marking,
        };
    }

    private static List<Figure> Figures(MoranFindings moran)
    {
        List<Figure> figures =
        [
            new("moranI", moran.I, "", "Moran's I: 1 when like lies beside like, 0 when anything lies beside anything"),
            new("expectedI", moran.Expected, "", "What chance gives"),
            new("z", moran.ZRandomised, "", "Standard deviations from what chance gives"),
        ];
        if (moran.PermutationP is { } p)
            figures.Add(new Figure("p", p, "", "Chance of a value so far out, by random rearrangements"));
        return figures;
    }

    private static Counted Count(
        PolygonTable table, PolygonRequest request, List<string> notes, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (request.Files.Count == 0)
            throw new ArgumentException("Name files of incidents to count in the polygons, or with ⟨counts⟩ the property that holds their values.");
        // Before hours of reading: polygons that lie nowhere cannot be counted in.
        PointsInPolygons? ground = request.Code is null ? new PointsInPolygons(table.OnGrid()) : null;
        ReadResult read = IncidentFiles.Read(
            request.Files, request.Reading with { Columns = request.ColumnChoices, Grid = request.Grid, Dates = request.Dates }, progress,
            cancellation);
        var counts = new double[table.Ids.Length];
        var workers = new WorkSharing(-1, cancellation);
        var rows = new CountedRows(request.KeepsSuspectedFalse);
        notes.AddRange(rows.Notes(ground is null ? [read.Placed, read.Unplaced] : [read.Placed]));
        int outside = ground is null
            ? CountByCode(table, request.Code!, read, rows, counts)
            : CountByPosition(ground, read.Placed, rows, counts, workers);
        if (ground is not null && Overlap(table, ground.OverlapsOf(read.Placed.Points, workers)) is { } overlap)
            notes.Add(overlap);
        int inside = (int)counts.Sum();
        if (inside == 0)
            throw new ArgumentException(
                read.Placed.Count == 0 && ground is not null ? "No row of the files has a position: \"hotspots inspect\" says why."
                : ground is null
                    ? $"None of the incidents has in \"{request.Code}\" the id of a polygon, such as \"{table.Ids[0]}\": see ⟨id-property⟩."
                : "None of the incidents lies in any of the polygons: name two files that belong to the same place.");
        return new Counted(counts, inside, outside, SecurityMarking.Of(read, request.Marking));
    }

    private static int CountByPosition(PointsInPolygons ground, IncidentTable placed, CountedRows rows, double[] counts, WorkSharing workers)
    {
        int outside = 0;
        int[] polygons = [.. ground.Of(placed.Points, workers)];
        Predicate<int> isCounted = rows.Of(placed);
        for (int i = 0; i < polygons.Length; i++)
        {
            if (!isCounted(i))
                continue;
            if (polygons[i] < 0)
                outside++;
            else
                counts[polygons[i]]++;
        }
        return outside;
    }

    /// <summary>Which polygons overlap, and what became of the incidents that lie in several; null where none do.</summary>
    private static string? Overlap(PolygonTable table, PolygonOverlaps overlaps)
    {
        if (overlaps.Pairs.Count == 0)
            return null;
        int pairs = overlaps.Pairs.Count, more = pairs - MostNamed;
        string named = string.Join(", ", overlaps.Pairs.Take(MostNamed).Select(pair => $"{table.Names[pair.First]} and {table.Names[pair.Second]}"));
        string which = string.Create(
            CultureInfo.InvariantCulture,
            $"{pairs:N0} {(pairs == 1 ? "pair" : "pairs")} of polygons overlap: {named}{(more > 0 ? $" and {more:N0} more" : "")}. ");
        return overlaps.Shared == 0 ? which + "No incident lies in more than one." : which + string.Create(
            CultureInfo.InvariantCulture,
            $"{overlaps.Shared:N0} {(overlaps.Shared == 1 ? "incident lies" : "incidents lie")} in more than one, "
                + $"and each is counted in the first of the file.");
    }

    // A row that says its polygon needs no position.
    private static int CountByCode(PolygonTable table, string header, ReadResult read, CountedRows rows, double[] counts)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < table.Ids.Length; i++)
            numbers.Add(table.Ids[i], i);
        int outside = 0;
        bool known = false;
        foreach (IncidentTable incidents in (IncidentTable[])[read.Placed, read.Unplaced])
        {
            foreach (AttributeColumn column in incidents.Columns)
            {
                if (!string.Equals(column.Name, header, StringComparison.OrdinalIgnoreCase))
                    continue;
                known = true;
                Predicate<int> isCounted = rows.Of(incidents);
                for (int i = 0; i < column.Values.Count; i++)
                {
                    if (!isCounted(i))
                        continue;
                    if (numbers.TryGetValue(column.Values[i].Trim(), out int polygon))
                        counts[polygon]++;
                    else
                        outside++;
                }
            }
        }
        return known ? outside : throw new ArgumentException(
            $"The files have no column \"{header}\"; ⟨code⟩ takes one of "
                + $"{string.Join(", ", read.Placed.Columns.Select(static column => column.Name))}.");
    }

    private static NeighbourLists Lists(PolygonTable table, string? path, List<string> notes)
    {
        if (path is null && table.Points is { } points)
        {
            notes.Add(
                "Places are neighbours where the ground that is nearest to them meets (Delaunay triangulation); "
                    + "⟨neighbours⟩ takes a list of your own.");
            return Contiguity.Delaunay(points);
        }
        if (path is null)
        {
            // The two sides of a boundary are not written with the same last digits everywhere.
            Geometry[] corners = table.Corners();
            var all = new Envelope();
            foreach (Geometry polygon in corners)
                all.ExpandToInclude(polygon.EnvelopeInternal);
            double tolerance = SameCorner * Math.Max(all.Width, all.Height);
            return Contiguity.Queen(corners, tolerance > 0 ? tolerance : 1);
        }
        if (path.EndsWith(".gal", StringComparison.OrdinalIgnoreCase))
        {
            using StreamReader text = File.OpenText(path);
            NeighbourLists whole = NeighbourLists.FromGal(table.Ids, text);
            if (whole.OneWay() is > 0 and int links)
                notes.Add($"{Links(links)} in the list of neighbours {Stands(links)} one way only: the list was taken as it stands.");
            return whole;
        }
        var names = new HashSet<string>(table.Ids, StringComparer.Ordinal);
        var pairs = new List<(string, string)>();
        int line = 0;
        foreach (string row in File.ReadLines(path))
        {
            line++;
            string[] fields = [.. row.Split(',').Select(static f => f.Trim().Trim('"'))];
            if (row.Trim().Length == 0 || (line == 1 && fields.Length >= 2 && !names.Contains(fields[0]) && !names.Contains(fields[1])))
                continue;
            if (fields.Length < 2)
                throw new UnreadableFileException(string.Create(
                    CultureInfo.InvariantCulture, $"Line {line} of the list of neighbours is no pair: expected \"from,to\"."));
            pairs.Add((fields[0], fields[1]));
        }
        NeighbourLists given = NeighbourLists.FromNames(table.Ids, pairs, bothWays: false);
        if (given.OneWay() is not (> 0 and int oneWay))
            return given;
        // Neighbourhood is mutual unless somebody says otherwise, and a list of pairs is often written once a pair.
        notes.Add($"{Links(oneWay)} of neighbours {Stands(oneWay)} given one way only; taken both ways.");
        return NeighbourLists.FromNames(table.Ids, pairs, bothWays: true);
    }

    private static ProgressShare? Share(IProgress<RunProgress>? progress, double from, double to) =>
        progress is null ? null : new ProgressShare(progress, from, to);

    private static string Links(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "pair" : "pairs")}");

    private static string Stands(int count) => count == 1 ? "is" : "are";

    private sealed record Counted(double[] Counts, int Inside, int Outside, string Marking);
}
