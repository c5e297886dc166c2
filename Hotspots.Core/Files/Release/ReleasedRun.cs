using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Release;

/// <summary>What is written on everything that leaves.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Marking">The security marking.</param>
/// <param name="Profile">The release profile.</param>
internal readonly record struct ReleaseStamp(string Run, string Marking, string Profile);

/// <summary>What of a run may be written: the only thing that a writer is ever given.</summary>
/// <remarks>
/// It can be made by <see cref="Through"/> alone, which takes away what the profile withholds. A writer has no way to the run itself,
/// so it cannot write what was withheld even by mistake.
/// </remarks>
internal sealed class ReleasedRun
{
    private ReleasedRun(ReleaseStamp stamp, IncidentTable incidents, RunResult result)
    {
        Stamp = stamp;
        Incidents = incidents;
        Areas = result.Areas;
        Hotspots = result.Hotspots;
        Record = result.Record with { Marking = stamp.Marking, Profile = stamp.Profile };
    }

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>The placed incidents, without the columns that the profile withholds.</summary>
    public IncidentTable Incidents { get; }

    /// <summary>What was found in each study area.</summary>
    public IReadOnlyList<AreaResult> Areas { get; }

    /// <summary>The hotspots, in order of rank.</summary>
    public IReadOnlyList<Hotspot> Hotspots { get; }

    /// <summary>How it was made.</summary>
    public RunRecord Record { get; }

    /// <summary>Takes a run through the door.</summary>
    /// <exception cref="OutputException">The run's profile does not exist, or it has no marking.</exception>
    public static ReleasedRun Through(RunResult result)
    {
        ReleaseProfile profile = ReleaseProfile.Named(result.Record.Profile);
        string marking = Marking(result.Record.Marking);
        IncidentTable placed = result.Read.Placed;
        var released = new IncidentTable
        {
            Kinds = placed.Kinds,
            Times = placed.Times,
            Ids = placed.Ids,
            SourceFiles = placed.SourceFiles,
            SourceLines = placed.SourceLines,
            Columns = [.. placed.Columns.Where(c => !profile.Withheld.Contains(c.Role))],
            Items = placed.Items,
            Points = placed.Points,
        };
        return new ReleasedRun(new ReleaseStamp(result.Record.RunId, marking, profile.Name), released, result);
    }

    /// <summary>The marking as it is stamped.</summary>
    /// <exception cref="OutputException">It is blank or more than one line.</exception>
    public static string Marking(string given)
    {
        string marking = given.Trim();
        if (marking.Length == 0 || marking.Any(char.IsControl))
            throw new OutputException("Everything written carries a security marking; give one line such as OFFICIAL or OFFICIAL-SENSITIVE.");
        return marking;
    }
}
