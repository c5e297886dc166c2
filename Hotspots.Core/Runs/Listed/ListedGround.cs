using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Listed;

/// <summary>Ground of the hotspots of a run, and the incidents that are counted on it in two periods.</summary>
/// <remarks>
/// Ground that all the time chose, both periods included, favours neither: what lies there falls into one or the other by chance alone where
/// nothing changed. Ground that one of the periods chose is counted and not tested. A hotspot's own members are counted where it was found among
/// all that is asked about; where it was found at other hours, every incident on its ground.
/// </remarks>
internal sealed class ListedGround
{
    private const string Chosen = "The dates chosen leave out some of the days that are compared, and have chosen these places: "
        + "they are counted and not tested, for a test there would flatter the change. Choose all dates to have it tested.";

    private ListedGround(IReadOnlyList<int[]> members, bool isNeutral) => (Members, IsNeutral) = (members, isNeutral);

    /// <summary>The incidents of each hotspot that pass, in the order of the run.</summary>
    public IReadOnlyList<int[]> Members { get; }

    /// <summary>Did the run look at both periods?</summary>
    public bool IsNeutral { get; }

    /// <summary>Why the places are not tested; null where they may be.</summary>
    public string? WhyUntested => IsNeutral ? null : Chosen;

    /// <summary>The same of some of the hotspots.</summary>
    /// <param name="which">Their places in the order of the run.</param>
    public ListedGround Only(IReadOnlyList<int> which) => new([.. which.Select(i => Members[i])], IsNeutral);

    /// <summary>The ground, and what is counted there.</summary>
    /// <param name="found">The request by which the hotspots were found.</param>
    /// <param name="asked">The request of what is counted.</param>
    /// <param name="hotspots">The hotspots.</param>
    /// <param name="kept">Areas with the incidents that are asked about.</param>
    /// <param name="points">Where incidents are.</param>
    /// <param name="periods">The periods.</param>
    public static ListedGround Of(
        RunRequest found, RunRequest asked, IReadOnlyList<Hotspot> hotspots, IReadOnlyList<StudyArea> kept, PointSet points,
        ComparedPeriods periods)
    {
        bool isNeutral = (QueryFields.From.LimitOf(found) is not { } from || from <= periods.Before.FromUtcSeconds)
            && (QueryFields.To.LimitOf(found) is not { } until || until >= periods.After.UntilUtcSeconds);
        bool holdsAll = isNeutral && (found.Hours.Count == 0 || found.Hours.ToHashSet().SetEquals(asked.Hours));
        if (!holdsAll)
            return new ListedGround([.. hotspots.Select(hotspot => GroundMembers.Of(hotspot.Outline, kept, points))], isNeutral);
        var passes = new bool[points.Count];
        foreach (StudyArea area in kept)
        {
            foreach (int incident in area.Members)
                passes[incident] = true;
        }
        return new ListedGround([.. hotspots.Select(hotspot => Array.FindAll(hotspot.Members, i => passes[i]))], isNeutral);
    }
}
