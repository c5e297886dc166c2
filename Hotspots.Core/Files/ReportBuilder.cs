using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>What was in the files, and what is remarkable about it? Made once, from the blocks and the finished tables.</summary>
internal static class ReportBuilder
{
    private const int ListedStrays = 20;

    /// <summary>Makes the report.</summary>
    public static ReadReport Build(
        IReadOnlyList<FileSink> files, IReadOnlyList<FileReport> unread, IReadOnlyList<InputFile> inputs, IReadOnlyList<string> sourceNotes,
        TableAssembly assembly, IncidentTable placed, IncidentTable unplaced, IReadOnlyList<RejectedRow> rejected)
    {
        IncidentBlock[] blocks = [.. assembly.Blocks.Select(static b => b.Block)];
        var tally = new PositionTally();
        foreach (IncidentBlock block in blocks)
            tally.Add(block.Tally);
        DistinctCount rows = default, ids = default, positions = default;
        List<int> strays = [];
        (IncidentTime First, IncidentTime Last, int[] Precisions) times = (default, default, []);
        List<NameCount> kinds = [];
        string[] astray = [];
        Parallel.Invoke(
            () => rows = DistinctCount.Of(Gather(blocks, static b => b.RowHashes, static _ => true)),
            () => ids = DistinctCount.Of(IdHashes(assembly)),
            () => positions = DistinctCount.Of(PositionHashes(placed.Points)),
            () => strays = Strays.Find(placed.Points),
            () => astray = [.. TownAstray.Notes(placed)],
            () => times = Times(blocks),
            () => kinds = Kinds(blocks));
        int soundRows = blocks.Sum(static b => b.Count);
        int withId = placed.Count + unplaced.Count - CountBlank(placed.Ids) - CountBlank(unplaced.Ids);
        var report = new ReadReport
        {
            Files = FileReports(files, unread, assembly),
            Inputs = inputs,
            Incidents = placed.Count + unplaced.Count,
            Reasons = Reasons(rejected),
            Kinds = kinds,
            DuplicateRows = soundRows - rows.Distinct,
            DuplicateIds = withId - ids.Distinct,
            Strays = strays.Count,
            StrayRows = [.. strays.Take(ListedStrays).Select(placed.SourceAt)],
            DistinctPositions = positions.Distinct,
            SharedPositions = positions.Shared,
            MostAtOnePosition = positions.Most,
            ReferenceSize = tally.UsualReference(placed.Count),
            SwappedPositions = tally.Swapped,
            ZeroPositions = tally.Zero,
            First = times.First,
            Last = times.Last,
            Precisions = times.Precisions,
            Bounds = double.IsFinite(tally.West)
                ? (GeoPoint.FromLonLat(tally.West, tally.South), GeoPoint.FromLonLat(tally.East, tally.North))
                : null,
            Notes = [],
        };
        return report with { Notes = [.. sourceNotes, .. astray, .. Notes(report, files, tally, assembly.Seizures.MergedCount)] };
    }

    private static List<FileReport> FileReports(IReadOnlyList<FileSink> files, IReadOnlyList<FileReport> unread, TableAssembly assembly)
    {
        (int Placed, int Unplaced, int Rejected)[] counts = assembly.CountByFile();
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
                Columns = files[f].HasBegun ? files[f].Map.Readings() : [],
                Problem = files[f].Problem,
            });
        }
        reports.AddRange(unread);
        return reports;
    }

    private static T[] Gather<T>(IncidentBlock[] blocks, Func<IncidentBlock, T[]> column, Func<T, bool> keep)
    {
        var values = new T[blocks.Sum(static b => b.Count)];
        int n = 0;
        foreach (IncidentBlock block in blocks)
        {
            foreach (T value in column(block).AsSpan(0, block.Count))
            {
                if (keep(value))
                    values[n++] = value;
            }
        }
        return n == values.Length ? values : values[..n];
    }

    private static ulong[] IdHashes(TableAssembly assembly)
    {
        var hashes = new List<ulong>();
        for (int b = 0; b < assembly.Blocks.Count; b++)
        {
            IncidentBlock block = assembly.Blocks[b].Block;
            for (int row = 0; row < block.Count; row++)
            {
                if (block.IdHashes[row] != 0 && !assembly.Seizures.IsMerged(b, row))
                    hashes.Add(block.IdHashes[row]);
            }
        }
        return [.. hashes];
    }

    private static ulong[] PositionHashes(PointSet points)
    {
        ReadOnlySpan<double> eastings = points.Eastings, northings = points.Northings;
        var hashes = new ulong[points.Count];
        for (int i = 0; i < hashes.Length; i++)
        {
            hashes[i] = Utf8Pool.Fold(
                (ulong)BitConverter.DoubleToInt64Bits(eastings[i]) ^ 0x9E3779B97F4A7C15,
                (ulong)BitConverter.DoubleToInt64Bits(northings[i]) ^ 0xC2B2AE3D27D4EB4F);
        }
        return hashes;
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
            foreach (int code in block.Kinds.Codes[..block.Count])
                byCode[code]++;
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

    private static IEnumerable<string> Notes(ReadReport report, IReadOnlyList<FileSink> files, PositionTally tally, int items)
    {
        foreach (FileSink file in files)
        {
            if (file.HasBegun && !file.Map.HasPosition)
                yield return $"{file.Name}: no column says where: say which one is the longitude and which the latitude (or easting and northing, or the grid reference).";
        }
        if (report.PositionsAreSnapped)
            yield return Say($"{report.SharedPositions:N0} of {report.Placed:N0} placed incidents share their exact position with another ({report.DistinctPositions:N0} different positions, at most {report.MostAtOnePosition:N0} at one): positions look snapped to shared map points, so nothing finer than those points can be told.");
        if (report.SwappedPositions > 0)
            yield return Say($"{Rows(report.SwappedPositions)} latitude and longitude exchanged and {Were(report.SwappedPositions)} rejected; if that is the whole file, load it again with those two columns exchanged.");
        if (report.ZeroPositions > 0)
            yield return Say($"{Rows(report.ZeroPositions)} the position 0,0, which stands for \"not known\", and {Were(report.ZeroPositions)} counted as unplaced.");
        if (report.Strays > 0)
            yield return Say($"{Rows(report.Strays)} a position far from all others: check it.");
        if (report.DuplicateRows > 0)
            yield return Say($"{Rows(report.DuplicateRows)} word for word what an earlier row has; kept and counted.");
        if (report.DuplicateIds > 0)
            yield return Say($"{Rows(report.DuplicateIds)} the id of an earlier row; kept and counted.");
        if (items > 0)
            yield return Say($"{Rows(items)} the id of another row of the same seizure: such rows are items of one incident.");
        if (tally.FromReferences > 0)
            yield return Say($"{tally.FromReferences:N0} positions come from grid references, known to {tally.CoarsestReference:N0} m at worst: each is put in the middle of its square.");
        if (report.Placed > 0)
            yield return NationalGrid.Accuracy;
    }

    private static string Rows(int count) => Say($"{count:N0} {(count == 1 ? "row has" : "rows have")}");

    private static string Were(int count) => count == 1 ? "was" : "were";

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
