namespace Hotspots.Core.Selection.Grades;

/// <summary>Counts of gradings that must be said, among the incidents that every other filter keeps.</summary>
/// <param name="SuspectedFalse">Incidents graded E.</param>
/// <param name="AreLeftOut">Are these left out?</param>
/// <param name="Older">Incidents that are analysed and have a grade of the older scheme.</param>
/// <param name="OlderFalse">Those of them that it calls suspected to be false.</param>
internal readonly record struct GradeCounts(int SuspectedFalse, bool AreLeftOut, int Older, int OlderFalse)
{
    /// <summary>Incidents that are left out because they are suspected false.</summary>
    public int LeftOut => AreLeftOut ? SuspectedFalse : 0;
}
