using System.Collections.Concurrent;
using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Selection;

/// <summary>Facets of a table of incidents: the texts, areas and clocks that a screen shows and a filter asks for.</summary>
/// <remarks>
/// Each part is worked out when it is first asked for, and kept as long as this is: what is shown and what is analysed cannot differ where both are
/// given the same. Safe to ask from many threads.
/// </remarks>
internal sealed class IncidentFacets
{
    private const long DaySeconds = 86400;

    private readonly ConcurrentDictionary<Facet, Lazy<CodedTextColumn?>> _texts = [];
    private readonly Lazy<AreaDivision> _towns;
    private readonly Lazy<IReadOnlyList<StudyArea>> _choices;
    private readonly Lazy<bool[]> _fileHasClock;
    private readonly Lazy<DataCoverage?> _coverage;

    /// <summary>The facets of a table; nothing is worked out yet.</summary>
    /// <param name="incidents">The table.</param>
    /// <param name="coverage">How far all incidents reach in time, where the table is a part of them; null where it is all.</param>
    public IncidentFacets(IncidentTable incidents, CoverageDays? coverage = null)
    {
        Incidents = incidents;
        _towns = new Lazy<AreaDivision>(
            () => AreaGrounds.Britain.LaidUnder(StudyAreas.ByTown(incidents, Gazetteer.Britain), incidents.Points));
        _choices = new Lazy<IReadOnlyList<StudyArea>>(() => Choices(_towns.Value.Areas));
        _fileHasClock = new Lazy<bool[]>(FindFilesWithClock);
        _coverage = new Lazy<DataCoverage?>(() => coverage is null ? DataCoverage.Of(incidents.Times) : DataCoverage.Of(coverage));
    }

    /// <summary>The incidents.</summary>
    public IncidentTable Incidents { get; }

    /// <summary>
    /// One text an incident, code 0 for blank; texts that differ in case only are one, as first spelt. Null where no file has such a
    /// column.
    /// </summary>
    public CodedTextColumn? Texts(Facet facet) =>
        _texts.GetOrAdd(facet, static (wanted, incidents) => new Lazy<CodedTextColumn?>(() => FacetTexts.Of(incidents, wanted)), Incidents).Value;

    /// <summary>
    /// The areas to choose from when incidents are divided by town: by name, all ground outside the towns as one, "elsewhere", last; each
    /// incident is in exactly one.
    /// </summary>
    /// <exception cref="ArgumentException">The incidents have no positions.</exception>
    public IReadOnlyList<StudyArea> Towns => _choices.Value;

    /// <summary>The coverage of the incidents in time; null where no time is known well enough.</summary>
    internal DataCoverage? Coverage => _coverage.Value;

    /// <summary>The study areas when incidents are divided by town.</summary>
    internal AreaDivision ByTown => _towns.Value;

    /// <summary>Is the hour of an incident known?</summary>
    /// <remarks>
    /// Some forces give only the date of a stop and search and the file says midnight: where every time of a file is midnight exactly
    /// (in Britain or in UTC) its hours are taken as unknown.
    /// </remarks>
    public bool HasClock(int incident) => Incidents.Times[incident].HasClock && _fileHasClock.Value[Incidents.SourceFiles[incident]];

    /// <summary>Is it midnight, in Britain or in UTC?</summary>
    internal static bool IsMidnight(long utcSeconds) =>
        utcSeconds % DaySeconds == 0 || LondonTime.ToClockSeconds(utcSeconds) % DaySeconds == 0;

    // A list of every hamlet would bury the towns.
    private static IReadOnlyList<StudyArea> Choices(IReadOnlyList<StudyArea> areas)
    {
        int[] outlying = [.. areas.Where(static area => area.IsOutlying && area.Name != StudyArea.CoarseName).SelectMany(
            static area => area.Members)];
        if (outlying.Length == 0)
            return areas;
        Array.Sort(outlying);
        var elsewhere = new StudyArea { Name = StudyArea.ElsewhereName, Members = outlying, IsOutlying = true };
        return [.. areas.Where(static area => !area.IsOutlying), elsewhere, .. areas.Where(static area => area.Name == StudyArea.CoarseName)];
    }

    private bool[] FindFilesWithClock()
    {
        var found = new bool[ushort.MaxValue + 1];
        for (int i = 0; i < Incidents.Count; i++)
        {
            ushort file = Incidents.SourceFiles[i];
            if (!found[file] && Incidents.Times[i] is { HasClock: true } time && !IsMidnight(time.FromUtcSeconds))
                found[file] = true;
        }
        return found;
    }
}
