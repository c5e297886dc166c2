using System.Globalization;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Builder of the read report. What was in the files, and what is remarkable about it? Made once, from the blocks and the finished
/// tables.</summary>
internal static class ReportBuilder
{
    private const int ListedStrays = 20;
    private const int ListedCoarse = 5;

    /// <summary>What the blocks say that the tables will not: counted before the tables are put together, because then the blocks are let
    /// go.</summary>
    public static BlockFindings Survey(TableAssembly assembly)
    {
        IncidentBlock[] blocks = [.. assembly.Blocks.Select(static b => b.Block)];
        var tally = new PositionTally();
        foreach (IncidentBlock block in blocks)
            tally.Add(block.Tally);
        DistinctCount rows = default, ids = default;
        (IncidentTime First, IncidentTime Last, int[] Precisions) times = (default, default, []);
        List<NameCount> kinds = [];
        Parallel.Invoke(
            () => rows = DistinctCount.Of(blocks.Length, b => blocks[b].RowHashes.AsSpan(0, blocks[b].Count)),
            () => ids = DistinctCount.Of(blocks.Length, b => IdHashes(assembly, b)),
            () => times = Times(blocks),
            () => kinds = Kinds(blocks));
        return new BlockFindings(
            tally, blocks.Sum(static b => b.Count), rows.Distinct, ids.Distinct, times.First, times.Last, times.Precisions, kinds,
            assembly.CountByFile());
    }

    /// <summary>Makes the report.</summary>
    public static ReadReport Build(
        IReadOnlyList<FileSink> files, IReadOnlyList<FileReport> unread, IReadOnlyList<InputFile> inputs, IReadOnlyList<string> sourceNotes,
        BlockFindings found, int items, IncidentTable placed, IncidentTable unplaced, IReadOnlyList<RejectedRow> rejected)
    {
        PositionTally tally = found.Tally;
        DistinctCount positions = default;
        List<int> strays = [];
        string[] astray = [];
        int[] coarse = placed.Uncertainties is null ? [] : [.. Enumerable.Range(0, placed.Count).Where(placed.IsCoarse)];
        Parallel.Invoke(
            () => positions = CountPositions(placed),
            () => strays = Strays.Find(placed.Points),
            () => astray = [.. TownAstray.Notes(placed, row => Where(files, placed, row))]);
        int withId = placed.Count + unplaced.Count - CountBlank(placed.Ids) - CountBlank(unplaced.Ids);
        var report = new ReadReport
        {
            Files = FileReports(files, unread, found.RowsByFile, SwappedByFile(rejected)),
            Inputs = inputs,
            Incidents = placed.Count + unplaced.Count,
            Reasons = Reasons(rejected),
            OutsideBritain = rejected.Count(static row => PositionReader.IsOutsideBritain(row.Issue)),
            Kinds = found.Kinds,
            DuplicateRows = found.SoundRows - found.DistinctRows,
            DuplicateIds = withId - found.DistinctIds,
            Strays = strays.Count,
            Coarse = coarse.Length,
            StrayRows = [.. strays.Take(ListedStrays).Select(placed.SourceAt)],
            DistinctPositions = positions.Distinct,
            SharedPositions = positions.Shared,
            MostAtOnePosition = positions.Most,
            ReferenceSize = tally.UsualReference(placed.Count),
            SwappedPositions = tally.Swapped,
            ZeroPositions = tally.Zero,
            First = found.First,
            Last = found.Last,
            Precisions = found.Precisions,
            Bounds = double.IsFinite(tally.West)
                ? (GeoPoint.FromLonLat(tally.West, tally.South), GeoPoint.FromLonLat(tally.East, tally.North))
                : null,
            Notes = [],
        };
        return report with
        {
            Notes = [.. sourceNotes, .. OfColumns(files), .. astray, .. OfCoarse(files, placed, coarse), .. Notes(report, files, tally, items)],
        };
    }

    private static List<FileReport> FileReports(
        IReadOnlyList<FileSink> files, IReadOnlyList<FileReport> unread, (int Placed, int Unplaced, int Rejected)[] counts,
        IReadOnlyDictionary<string, int> swapped)
    {
        var reports = new List<FileReport>();
        for (int f = 0; f < files.Count; f++)
        {
            reports.Add(new FileReport
            {
                Name = files[f].Name,
                Format = files[f].Format,
                Detail = files[f].Detail,
                Placed = counts[f].Placed,
                Unplaced = counts[f].Unplaced,
                Rejected = counts[f].Rejected,
                Repeated = files[f].Repeated,
                FirstRows = files[f].FirstRows,
                Columns = files[f].HasBegun ? files[f].Map.Readings() : [],
                DateOrder = files[f].DateOrder,
                OrderIsOpen = files[f].OrderIsOpen,
                Sheets = files[f].Sheets,
                Grid = files[f].HasBegun && files[f].Map.IndexOf(ColumnRole.Easting) >= 0 && files[f].Map.IndexOf(ColumnRole.Northing) >= 0
                    ? files[f].Map.Grid.System
                    : null,
                Exchanged = Exchanged(files[f], counts[f].Placed + counts[f].Unplaced, swapped.GetValueOrDefault(files[f].Name)),
                Problem = files[f].Problem,
            });
        }
        reports.AddRange(unread);
        return reports;
    }

    private static Dictionary<string, int> SwappedByFile(IReadOnlyList<RejectedRow> rejected) => rejected
        .Where(static row => ReferenceEquals(row.Issue.Expected, PositionReader.ExpectedUnswapped))
        .CountBy(static row => row.Issue.File, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    // Degrees the wrong way round are refused row by row: a few are slips of the pen, and nearly all are the columns.
    private static ColumnRole[] Exchanged(FileSink file, int sound, int swapped)
    {
        if (!file.HasBegun)
            return [];
        if (file.Map.Grid.LooksExchanged)
            return [ColumnRole.Easting, ColumnRole.Northing];
        return swapped > sound && file.Map.IndexOf(ColumnRole.Longitude) >= 0 && file.Map.IndexOf(ColumnRole.Latitude) >= 0
            ? [ColumnRole.Longitude, ColumnRole.Latitude] : [];
    }

    private static ReadOnlySpan<ulong> IdHashes(TableAssembly assembly, int b)
    {
        IncidentBlock block = assembly.Blocks[b].Block;
        ReadOnlySpan<ulong> all = block.IdHashes.AsSpan(0, block.Count);
        if (assembly.Seizures.MergedCount == 0)
            return all;
        ulong[] own = all.ToArray();
        for (int row = 0; row < own.Length; row++)
            own[row] = assembly.Seizures.IsMerged(b, row) ? 0 : own[row];
        return own;
    }

    private static DistinctCount CountPositions(IncidentTable placed)
    {
        PointSet points = placed.Points;
        const int run = 1 << 14;
        var hashes = new ulong[run];
        return DistinctCount.Of((points.Count + run - 1) / run, r =>
        {
            int start = r * run, count = Math.Min(run, points.Count - start);
            ReadOnlySpan<double> eastings = points.Eastings.Slice(start, count), northings = points.Northings.Slice(start, count);
            for (int i = 0; i < count; i++)
            {
                // The middle of a large square is no map point.
                hashes[i] = placed.IsCoarse(start + i) ? 0 : Math.Max(1, Utf8Pool.Fold(
                    (ulong)BitConverter.DoubleToInt64Bits(eastings[i]) ^ 0x9E3779B97F4A7C15,
                    (ulong)BitConverter.DoubleToInt64Bits(northings[i]) ^ 0xC2B2AE3D27D4EB4F));
            }
            return hashes.AsSpan(0, count);
        });
    }

    private static int CountBlank(TextColumn column)
    {
        int blank = 0;
        for (int i = 0; i < column.Count; i++)
            blank += column.IsBlank(i) ? 1 : 0;
        return blank;
    }

    private static (IncidentTime First, IncidentTime Last, int[] Precisions) Times(IncidentBlock[] blocks)
    {
        IncidentTime first = default, last = default;
        var precisions = new int[(int)TimePrecision.Second + 1];
        foreach (IncidentBlock block in blocks)
        {
            for (int row = 0; row < block.Count; row++)
            {
                var time = new IncidentTime(block.From[row], block.Lengths[row], block.Precisions[row]);
                precisions[(int)time.Precision]++;
                if (!time.IsKnown)
                    continue;
                if (!first.IsKnown || time.FromUtcSeconds < first.FromUtcSeconds)
                    first = time;
                if (!last.IsKnown || time.UntilUtcSeconds > last.UntilUtcSeconds)
                    last = time;
            }
        }
        return (first, last, precisions);
    }

    private static List<NameCount> Kinds(IncidentBlock[] blocks)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (IncidentBlock block in blocks)
        {
            var byCode = new int[block.Kinds.Texts.Count];
            for (int row = 0; row < block.Count; row++)
                byCode[block.Kinds.CodeAt(row)]++;
            for (int code = 0; code < byCode.Length; code++)
            {
                if (byCode[code] == 0)
                    continue;
                string kind = block.KindOf(code);
                counts[kind] = counts.GetValueOrDefault(kind) + byCode[code];
            }
        }
        return Ranked(counts);
    }

    private static List<NameCount> Reasons(IReadOnlyList<RejectedRow> rejected)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (RejectedRow row in rejected)
        {
            string reason = (row.Issue.Column.Length > 0 ? row.Issue.Column + ": " : "") + "expected " + row.Issue.Expected;
            counts[reason] = counts.GetValueOrDefault(reason) + 1;
        }
        return Ranked(counts);
    }

    private static List<NameCount> Ranked(Dictionary<string, int> counts) =>
        [.. counts.Select(static pair => new NameCount(pair.Key, pair.Value))
            .OrderByDescending(static entry => entry.Count).ThenBy(static entry => entry.Name, StringComparer.Ordinal)];

    // How positions were read comes first: where it is wrong, all that follows is.
    private static IEnumerable<string> OfColumns(IReadOnlyList<FileSink> files) =>
        files.Where(static file => file.HasBegun).SelectMany(static file => file.Map.Notes.Select(note => $"{file.Name}: {note}"));

    private static IEnumerable<string> OfCoarse(IReadOnlyList<FileSink> files, IncidentTable placed, int[] coarse)
    {
        if (coarse.Length == 0)
            yield break;
        double least = coarse.Min(row => placed.Uncertainties![row]), most = coarse.Max(row => placed.Uncertainties![row]);
        string size = least == most ? Metres(most) : $"{Metres(least)} to {Metres(most)}";
        string listed = string.Join("; ", coarse.Take(ListedCoarse).Select(row => Where(files, placed, row)));
        yield return Say($"{Rows(coarse.Length)} a position known only to {size}, too coarsely for any pattern ({IncidentTable.CoarsestMetres:N0} ")
            + Say($"m): {(coarse.Length == 1 ? "it is" : "they are")} counted and on the map in \"{StudyArea.CoarseName}\", ")
            + Say($"and in no hotspot ({listed}{(coarse.Length > ListedCoarse ? "; …" : "")}).");
    }

    private static string Metres(double metres) => metres >= 1000 ? Say($"{metres / 1000:#,##0.#} km") : Say($"{metres:N0} m");

    private static string Where(IReadOnlyList<FileSink> files, IncidentTable placed, int row) =>
        $"{files[placed.SourceFiles[row]].Name}, line {placed.SourceLines[row].ToString(CultureInfo.InvariantCulture)}";

    private static IEnumerable<string> Notes(ReadReport report, IReadOnlyList<FileSink> files, PositionTally tally, int items)
    {
        foreach (FileSink file in files)
        {
            foreach (string note in file.Notes)
                yield return $"{file.Name}: {note}";
            if (file.Asides() is { Count: > 0 } asides)
            {
                string example = asides.Text.Length == 0 ? "the column names once more" : $"\"{asides.Text}\"";
                yield return Say($"{file.Name}: {asides.Count:N0} ")
                    + Say($"{(asides.Count == 1 ? "row is a total, a footnote or a heading and no incident" : "rows are totals, footnotes or headings and no incidents")} ({(asides.Count == 1 ? "" : "the first ")}{example}, line {asides.Line}): not counted.");
            }
            if (file.HasBegun && !file.Map.HasPosition && !file.Map.PlacesByStreet)
                yield return $"{file.Name}: no column says where: say which one is the longitude and which the latitude (or easting and northing, "
                    + "or the grid reference).";
        }
        foreach (string note in TimeWords.ByFile(files))
            yield return note;
        if (report.PositionsAreSnapped)
            yield return Say($"{report.SharedPositions:N0} of {report.Placed:N0} placed incidents share their exact position with another ")
                + Say($"({report.DistinctPositions:N0} different positions, at most {report.MostAtOnePosition:N0} at one): ")
                + Say($"positions look snapped to shared map points, so nothing finer than those points can be told.");
        if (report.SwappedPositions > 0)
            yield return Say($"{Rows(report.SwappedPositions)} latitude and longitude exchanged and {Were(report.SwappedPositions)} rejected; ")
                + Say($"if that is the whole file, load it again with those two columns exchanged.");
        if (report.ZeroPositions > 0)
            yield return Say($"{Rows(report.ZeroPositions)} the position 0,0, which stands for \"not known\", ")
                + Say($"and {Were(report.ZeroPositions)} counted as unplaced.");
        if (tally.Placeholders > 0)
            yield return Say($"{Rows(tally.Placeholders)} a position such as 1,1 or 999999,999999, which stands for \"not known\", ")
                + Say($"and {Were(tally.Placeholders)} counted as unplaced.");
        if (tally.FromPostcodes > 0)
            yield return Say($"{Rows(tally.FromPostcodes)} no position but a postcode and {Were(tally.FromPostcodes)} placed by it: ")
                + Say($"known no better than to the ground of a postcode there, {tally.PostcodeMetres / tally.FromPostcodes:N0} m wide on average ")
                + Say($"and {tally.CoarsestPostcode:N0} m at most.");
        if (tally.PostcodesElsewhere > 0)
            yield return Say($"{Rows(tally.PostcodesElsewhere)} nothing but a part of a postcode, or one of Northern Ireland or the islands, ")
                + Say($"for which there is no position, and {Were(tally.PostcodesElsewhere)} counted as unplaced.");
        if (tally.FromStreets > 0)
            yield return Say($"{Rows(tally.FromStreets)} no position but a street and a town and {Were(tally.FromStreets)} placed in the middle of ")
                + Say($"that street's map points: known no better than they spread, {tally.StreetMetres / tally.FromStreets:N0} m on average ")
                + Say($"and {tally.CoarsestStreet:N0} m at most.");
        if (tally.StreetsUnknown > 0)
            yield return Say($"{Rows(tally.StreetsUnknown)} no position but a street that is not in the list of streets for the town, ")
                + Say($"or a town that is not known, and {Were(tally.StreetsUnknown)} counted as unplaced (the list has no streets of ")
                + $"{Streets.NotCovered}).";
        if (tally.StreetsDoubtful > 0)
            yield return Say($"{Rows(tally.StreetsDoubtful)} no position but a street that may be one of several in or round the town, ")
                + Say($"and {Were(tally.StreetsDoubtful)} counted as unplaced.");
        if (report.Strays > 0)
            yield return Say($"{Rows(report.Strays)} a position far from all others: check it.");
        foreach (FileReport file in report.Files.Where(static file => file.Repeated > 0))
            yield return Say(
                $"{file.Name}: {file.Repeated:N0} {(file.Repeated == 1 ? "row is" : "rows are")} in an earlier file already and counted once.");
        if (report.DuplicateRows > 0)
            yield return Say($"{Rows(report.DuplicateRows)} word for word what an earlier row has; kept and counted.");
        if (report.DuplicateIds > 0)
            yield return Say($"{Rows(report.DuplicateIds)} the id of an earlier row; kept and counted.");
        if (items > 0)
            yield return Say($"{Rows(items)} the id of another row of the same seizure: such rows are items of one incident.");
        if (tally.FromReferences > 0)
            yield return Say($"{tally.FromReferences:N0} positions come from grid references, known to {tally.CoarsestReference:N0} m at worst: ")
                + Say($"each is put in the middle of its square.");
        if (tally.FromDegrees > 0)
            yield return NationalGrid.Accuracy;
    }

    private static string Rows(int count) => Say($"{count:N0} {(count == 1 ? "row has" : "rows have")}");

    private static string Were(int count) => count == 1 ? "was" : "were";

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the blocks of all files say together.</summary>
/// <param name="Tally">What was seen of positions.</param>
/// <param name="SoundRows">Rows that were understood.</param>
/// <param name="DistinctRows">Different ones among them.</param>
/// <param name="DistinctIds">Different ids; an item of a seizure counts as its incident does.</param>
/// <param name="First">The earliest time.</param>
/// <param name="Last">The latest time.</param>
/// <param name="Precisions">Rows by <see cref="TimePrecision"/>.</param>
/// <param name="Kinds">Rows by kind, the most frequent first.</param>
/// <param name="RowsByFile">The rows of each file, by outcome.</param>
internal sealed record BlockFindings(
    PositionTally Tally, int SoundRows, int DistinctRows, int DistinctIds, IncidentTime First, IncidentTime Last, int[] Precisions,
    IReadOnlyList<NameCount> Kinds, (int Placed, int Unplaced, int Rejected)[] RowsByFile);
