using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Changes;

/// <summary>
/// Bootstrap of days: a town's real incidents are dealt to some days by lot, and each day of a year is one of these, drawn again and again.
/// </summary>
/// <remarks>No day differs from another but by chance, and what happened on one day comes together as often as that day is drawn.</remarks>
internal sealed class DaysByLot
{
    private const int FewestIncidents = 300, MostIncidents = 1500, Days = 366;

    /// <summary>So many real days; a town has as many incidents a day in the year as it had in the archive's five months.</summary>
    private const int RealDays = 151;

    private readonly IncidentTable _placed;
    private readonly StudyArea[] _towns;

    /// <summary>Reads an archive of data.police.uk.</summary>
    public DaysByLot(string path)
    {
        _placed = IncidentFiles.Read([path], new ReadOptions()).Placed;
        _towns = [.. StudyAreas.ByTown(_placed, Gazetteer.Britain).Areas.Where(static area => area.Centre is not null
            && area.Members.Length is >= FewestIncidents and <= MostIncidents)];
    }

    /// <summary>Towns with enough incidents, and not so many that it takes an hour.</summary>
    public int Towns => _towns.Length;

    /// <summary>One town's file of 2024.</summary>
    public ReadResult Draw(ReadResult like, int town, SeededRandom random)
    {
        ILookup<int, int> dealt = _towns[town].Members.ToLookup(_ => random.NextInt32(RealDays));
        var times = new List<IncidentTime>();
        var members = new List<int>();
        for (int day = 0; day < Days; day++)
        {
            foreach (int incident in dealt[random.NextInt32(RealDays)])
            {
                members.Add(incident);
                times.Add(MadeUpStream.MinuteOf(day + random.NextDouble()));
            }
        }
        return MadeUpStream.Read(like, [.. times], _placed.Points.Select([.. members]));
    }
}
