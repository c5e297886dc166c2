using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using Hotspots.Core.Selection.Grades;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Filter of the rows that are counted in polygons: what is suspected false is left out, as in a run.</summary>
/// <param name="keepsSuspectedFalse">Is it kept in?</param>
internal sealed class CountedRows(bool keepsSuspectedFalse)
{
    private readonly RunRequest _query = new() { Files = [], KeepsSuspectedFalse = keepsSuspectedFalse };

    /// <summary>Is a row of a table counted?</summary>
    public Predicate<int> Of(IncidentTable incidents) =>
        QueryFields.SuspectedFalse.Filter(_query, new IncidentFacets(incidents)) ?? (static _ => true);

    /// <summary>What must be said of gradings in some tables, each one sentence.</summary>
    public IEnumerable<string> Notes(IEnumerable<IncidentTable> tables)
    {
        int isFalse = 0, older = 0, olderFalse = 0;
        foreach (IncidentTable incidents in tables)
        {
            Predicate<int>? suspected = SuspectedFalseField.IsFalse(new IncidentFacets(incidents));
            CodedTextColumn? olders = GradeTexts.Olders(incidents);
            for (int i = 0; i < incidents.Count; i++)
            {
                isFalse += suspected?.Invoke(i) == true ? 1 : 0;
                older += olders?.IsBlank(i) == false ? 1 : 0;
                olderFalse += olders?[i] == GradeTexts.OlderFalse ? 1 : 0;
            }
        }
        return QueryFields.SuspectedFalse.Notes(_query, new GradeCounts(isFalse, QueryFields.SuspectedFalse.LeavesOut(_query), older, olderFalse));
    }
}
