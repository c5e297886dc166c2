using System.Globalization;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Files;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Core.Runs.Effects;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Benchmarks.Effects;

/// <summary>Size on real months: how often is "fewer" said of a place where no operation is known?</summary>
/// <remarks>
/// Squares of 450 m round an incident of an archive of data.police.uk, drawn with a seed; February 2019 is taken for the operation, the months
/// before for the time before. Arguments: the archive, the number of draws (500), the seed (1). The archive has five months, so that controls are
/// matched by four (three where January is the month by which the place was chosen), where the tool asks for six.
/// </remarks>
internal static class EffectBenchmark
{
    private const double Side = 450, Reach = 30_000;
    private const int UsualDraws = 500, FewestInSquare = 20, Rivals = 20, Placebos = 499;

    /// <summary>Writes the figures.</summary>
    public static void Run(TextWriter output, string[] given)
    {
        int draws = given.Length > 1 ? int.Parse(given[1], CultureInfo.InvariantCulture) : UsualDraws;
        ulong seed = given.Length > 2 ? ulong.Parse(given[2], CultureInfo.InvariantCulture) : 1;
        ReadResult read = IncidentFiles.Read([given[0]], new ReadOptions());
        var months = new EffectMonths(read, given[0]);
        output.WriteLine($"{read.Placed.Count:N0} incidents, {draws} draws, seed {seed}");
        foreach ((string name, string? kind) in (((string, string?)[])
            [("all kinds", null), ("violence", "violence and sexual offences"), ("anti-social behaviour", "anti-social behaviour")]))
        {
            Write(output, $"{name}: square round any incident", months.Draw(draws, seed, kind, chosen: false, told: false));
            if (kind is not null)
                continue;
            Write(output, $"{name}: of {Rivals} the one that January raised most, not said",
                months.Draw(draws, seed, kind, chosen: true, told: false));
            Write(output, $"{name}: the same, said with --chosen", months.Draw(draws, seed, kind, chosen: true, told: true));
        }
    }

    private static void Write(TextWriter output, string what, EffectTally tally)
    {
        output.WriteLine($"{what}");
        output.WriteLine($"  published test, fewer: {tally.PublishedFewer}; either: {tally.Published}");
        output.WriteLine($"  with dispersion alone, fewer: {tally.DispersedFewer}");
        output.WriteLine($"  by rank alone, fewer: {tally.RankedFewer}");
        output.WriteLine($"  this tool, fewer: {tally.Fewer}; more: {tally.More}; too few to say: {tally.TooFew}");
    }

    private sealed class EffectMonths(ReadResult read, string path)
    {
        private readonly IncidentFacets _facets = new(read.Placed);
        private readonly TimedIncidents _timed = new(read.Placed.Times);
        private readonly DataCoverage _data = DataCoverage.Of(read.Placed.Times)!;
        private readonly RunRequest _request = new() { Files = [path] };

        public EffectTally Draw(int draws, ulong seed, string? kind, bool chosen, bool told)
        {
            IReadOnlyList<StudyArea> towns = Towns(kind);
            var tally = new EffectTally();
            var random = new SeededRandom(seed);
            EffectPeriods periods = Periods(told);
            int[] all = [.. towns.SelectMany(static town => town.Members)];
            while (tally.Fewer.Of < draws)
            {
                int incident = all[random.NextInt32(all.Length)];
                if (Study(towns, incident, periods, random, chosen, told) is { } found)
                    tally.Add(found);
            }
            return tally;
        }

        private EffectPeriods Periods(bool told)
        {
            long start = LondonTime.DaysFromCivil(2019, 2, 1), january = LondonTime.DaysFromCivil(2019, 1, 1);
            return EffectPeriods.Of(new EffectWindow(start, null, told ? january : null), onlyMonths: true, _data, _request);
        }

        private IReadOnlyList<StudyArea> Towns(string? kind)
        {
            CodedTextColumn kinds = read.Placed.Kinds;
            return
            [
                .. _facets.Towns.Where(static area => !area.IsScattered && area.Centre is not null).Select(area => kind is null ? area
                    : area.With(Array.FindAll(area.Members, i => string.Equals(kinds[i], kind, StringComparison.OrdinalIgnoreCase)))),
            ];
        }

        private EffectFindings? Study(
            IReadOnlyList<StudyArea> towns, int incident, EffectPeriods periods, SeededRandom random, bool chosen, bool told)
        {
            PointSet points = read.Placed.Points;
            GridPoint at = points[incident];
            StudyArea[] near = [.. towns.Where(town => town.Centre!.Value.DistanceTo(at) <= Reach && town.Members.Length > 0)];
            var incidents = new SteppedIncidents(near, _facets, _timed, periods, Side, CancellationToken.None);
            GridPoint[] among = chosen ? [at, .. OthersOf(near, incident, points, random)] : [at];
            (GroundMask? mask, double most) = (null, double.NegativeInfinity);
            foreach (GridPoint centre in among)
            {
                var one = new GroundMask(SquareAt(centre), EffectRequest.UsualRing);
                (int[] counts, _) = incidents.CountSteps(one, 0, 0);
                EffectStep[] steps = [.. periods.Steps];
                int before = counts.Where((_, i) => steps[i].Use != EffectPeriodUse.During).Sum();
                if (before < FewestInSquare)
                    continue;
                // How far January stands above the months before it, in standard deviations of Poisson counts.
                int january = Array.FindLastIndex(steps, static step => step.Use != EffectPeriodUse.During);
                double usual = Math.Max(1, (before - counts[january]) / (double)january), raised = (counts[january] - usual) / Math.Sqrt(usual);
                if (raised > most)
                    (mask, most) = (one, raised);
            }
            if (mask is null)
                return null;
            GridBox?[] boxes = [.. near.Select(town => (GridBox?)points.Select(town.Members).Bounds())];
            var choice = new EffectChoice(EffectRequest.UsualRing, Placebos, 1, told ? 3 : 4);
            try
            {
                return EffectStudy.Of(mask, null, incidents, boxes, choice, CancellationToken.None);
            }
            catch (ArgumentException)
            {
                return null; // no place was as busy: nothing is said, and another is drawn
            }
        }

        private static IEnumerable<GridPoint> OthersOf(StudyArea[] near, int incident, PointSet points, SeededRandom random)
        {
            int[] own = near.FirstOrDefault(town => Array.BinarySearch(town.Members, incident) >= 0)?.Members ?? [incident];
            for (int i = 1; i < Rivals; i++)
                yield return points[own[random.NextInt32(own.Length)]];
        }

        private static Polygon SquareAt(GridPoint centre) => (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(
            centre.Easting - Side / 2, centre.Easting + Side / 2, centre.Northing - Side / 2, centre.Northing + Side / 2));
    }

    private sealed class EffectTally
    {
        private const double Beyond = 1.959963984540054;

        public Rate Published { get; private set; }

        public Rate PublishedFewer { get; private set; }

        public Rate DispersedFewer { get; private set; }

        public Rate RankedFewer { get; private set; }

        public Rate Fewer { get; private set; }

        public Rate More { get; private set; }

        public Rate TooFew { get; private set; }

        public void Add(EffectFindings found)
        {
            double z = found.Matched.Difference.Total.Z, plain = z * Math.Sqrt(found.Matched.Dispersion);
            Published = Published.And(One(Math.Abs(plain) > Beyond));
            PublishedFewer = PublishedFewer.And(One(plain < -Beyond));
            DispersedFewer = DispersedFewer.And(One(z < -Beyond));
            RankedFewer = RankedFewer.And(One(found.PlaceboP <= 0.05));
            Fewer = Fewer.And(One(found.Verdict == EffectVerdict.Fewer));
            More = More.And(One(found.Verdict == EffectVerdict.More));
            TooFew = TooFew.And(One(found.Verdict == EffectVerdict.TooFew));
        }

        private static Rate One(bool holds) => new(holds ? 1 : 0, 1);
    }
}
