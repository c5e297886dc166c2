using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Benchmarks.Sureness;

/// <summary>Prospective validation on real months: places of October to December looked for in January and February.</summary>
internal sealed class RealMonths
{
    private const int FewestIncidents = 300;

    /// <summary>Again among as many heaviest, by word and by number of incidents (under 20, under 50, under 100, more).</summary>
    public Rate[,] Again { get; } = new Rate[4, 4];

    /// <summary>Places whose share of January and February lies within the interval that was told.</summary>
    public Rate Covered { get; private set; }

    /// <summary>Areas with enough incidents.</summary>
    public int Areas { get; private set; }

    /// <summary>Runs the product on both halves of an archive of data.police.uk.</summary>
    /// <param name="path">The archive of the five months.</param>
    public static RealMonths Of(string path)
    {
        ReadResult read = IncidentFiles.Read([path], new ReadOptions());
        RunResult before = Run(read, path, "2018-10", "2018-12"), after = Run(read, path, "2019-01", "2019-02");
        ILookup<string, Hotspot> later = after.Hotspots.ToLookup(static h => h.Area);
        Dictionary<string, StudyArea> afterAreas = after.Areas.ToDictionary(static a => a.Area.Name, static a => a.Area);
        var months = new RealMonths();
        foreach (AreaResult area in before.Areas.Where(static a => a.Area.Members.Length >= FewestIncidents))
        {
            Hotspot[] places = [.. before.Hotspots.Where(h => h.Area == area.Area.Name)];
            bool[] again = SurenessTrial.Again(places, [.. later[area.Area.Name]]);
            months.Areas++;
            int[] next = afterAreas.TryGetValue(area.Area.Name, out StudyArea? there) ? there.Members : [];
            PointSet points = read.Placed.Points.Select(next);
            for (int i = 0; i < places.Length; i++)
                months.Add(places[i], again[i], points);
        }
        return months;
    }

    private void Add(Hotspot place, bool again, PointSet next)
    {
        if (place.Sureness is not { } sure)
            return;
        int size = place.Members.Length switch { < 20 => 0, < 50 => 1, < 100 => 2, _ => 3 };
        Again[(int)sure.Word, size] = Again[(int)sure.Word, size].And(new Rate(again ? 1 : 0, 1));
        if (sure.Expected is not { } expected || next.Count == 0)
            return;
        double share = (double)Calibration.Inside(place.Outline, next) / next.Count;
        Covered = Covered.And(new Rate(share >= expected.From && share <= expected.To ? 1 : 0, 1));
    }

    private static RunResult Run(ReadResult read, string path, string from, string to) => HotspotRun.Execute(
        new RunRequest { Files = [path], From = from, To = to }, read, TimeProvider.System, null, CancellationToken.None);
}
