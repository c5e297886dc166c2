using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Backtests;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Outcome incidents: those by which an operation is measured.</summary>
internal static class CountedIncidents
{
    /// <summary>What officers did is what an operation is, and no measure of what it did: unless kinds were asked for, it is not counted.</summary>
    /// <param name="areas">The areas with the incidents that are wanted.</param>
    /// <param name="placed">All incidents.</param>
    /// <param name="request">Its kinds.</param>
    /// <param name="notes">Told of what is not counted.</param>
    public static IReadOnlyList<StudyArea> Of(IReadOnlyList<StudyArea> areas, IncidentTable placed, RunRequest request, List<string> notes)
    {
        bool[] isOfOfficers =
        [
            .. Enumerable.Range(0, placed.Kinds.Texts.Length).Select(code => BacktestWords.IsOfOfficers(placed.Kinds.Texts[code])),
        ];
        StudyArea[] towns = [.. areas.Where(static area => area.Name != StudyArea.CoarseName)];
        int all = 0, theirs = 0;
        foreach (int incident in towns.SelectMany(static area => area.Members))
        {
            all++;
            theirs += isOfOfficers[placed.Kinds.CodeAt(incident)] ? 1 : 0;
        }
        if (theirs == 0)
            return towns;
        if (request.Kinds.Count > 0 || theirs == all)
        {
            notes.Add("Warrants, seizures and searches are what officers did: more of them can be the operation itself, and no more crime.");
            return towns;
        }
        notes.Add(string.Create(CultureInfo.InvariantCulture,
            $"{theirs:N0} warrants, seizures and searches are what officers did, not what an operation did to crime: they are not counted, ")
            + "unless ⟨kind⟩ asks for them.");
        return [.. towns.Select(area => area.With(Array.FindAll(area.Members, i => !isOfOfficers[placed.Kinds.CodeAt(i)])))];
    }
}
