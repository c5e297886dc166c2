using System.Runtime.CompilerServices;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>By what can incidents be told apart? The texts, areas and clocks that a screen shows and a filter asks for.</summary>
/// <remarks>
/// Made once for a table and kept as long as the table is: what is shown and what is analysed cannot differ. Each part is worked out
/// when it is first asked for. Safe to ask from many threads.
/// </remarks>
public sealed class IncidentFacets
{
    private const long DaySeconds = 86400;

    private static readonly ConditionalWeakTable<IncidentTable, IncidentFacets> Known = [];

    private readonly IncidentTable _incidents;
    private readonly Lazy<CodedTextColumn?>[] _texts;
    private readonly Lazy<AreaDivision> _towns;
    private readonly Lazy<bool[]> _fileHasClock;

    private IncidentFacets(IncidentTable incidents)
    {
        _incidents = incidents;
        _texts = [.. Enum.GetValues<Facet>().Select(facet => new Lazy<CodedTextColumn?>(() => FacetTexts.Of(incidents, facet)))];
        _towns = new Lazy<AreaDivision>(
            () => AreaGrounds.Britain.LaidUnder(StudyAreas.ByTown(incidents, Gazetteer.Britain), incidents.Points));
        _fileHasClock = new Lazy<bool[]>(FindFilesWithClock);
    }

    /// <summary>The facets of a table.</summary>
    public static IncidentFacets Of(IncidentTable incidents) => Known.GetValue(incidents, static table => new IncidentFacets(table));

    /// <summary>
    /// One text an incident, code 0 for blank; texts that differ in case only are one, as first spelt. Null where no file has such a
    /// column.
    /// </summary>
    public CodedTextColumn? Texts(Facet facet) => _texts[(int)facet].Value;

    /// <summary>The study areas when incidents are divided by town: by name, "elsewhere" last; each incident is in exactly one.</summary>
    /// <exception cref="ArgumentException">The incidents have no positions.</exception>
    public IReadOnlyList<StudyArea> Towns => _towns.Value.Areas;

    /// <summary>As <see cref="Towns"/>.</summary>
    internal AreaDivision ByTown => _towns.Value;

    /// <summary>Is the hour of an incident known?</summary>
    /// <remarks>
    /// Some forces give only the date of a stop and search and the file says midnight: where every time of a file is midnight exactly
    /// (in Britain or in UTC) its hours are taken as unknown.
    /// </remarks>
    public bool HasClock(int incident) => _incidents.Times[incident].HasClock && _fileHasClock.Value[_incidents.SourceFiles[incident]];

    /// <summary>Is it midnight, in Britain or in UTC?</summary>
    internal static bool IsMidnight(long utcSeconds) =>
        utcSeconds % DaySeconds == 0 || LondonTime.ToClockSeconds(utcSeconds) % DaySeconds == 0;

    private bool[] FindFilesWithClock()
    {
        var found = new bool[ushort.MaxValue + 1];
        for (int i = 0; i < _incidents.Count; i++)
        {
            ushort file = _incidents.SourceFiles[i];
            if (!found[file] && _incidents.Times[i] is { HasClock: true } time && !IsMidnight(time.FromUtcSeconds))
                found[file] = true;
        }
        return found;
    }
}
