using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What is written on everything that leaves.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Marking">The security marking.</param>
/// <param name="Profile">The release profile.</param>
/// <param name="Shows">Of which incidents it speaks, in words; null where nobody said.</param>
internal readonly record struct ReleaseStamp(string Run, string Marking, ReleaseProfile Profile, RunScope? Shows)
{
    /// <summary>Stamp of whatever has a record: its profile and its marking must do.</summary>
    /// <exception cref="OutputException">The profile does not exist, or there is no marking.</exception>
    public static ReleaseStamp Of(ProvenanceRecord record)
    {
        ReleaseProfile profile = ReleaseProfile.Named(record.Profile);
        return new ReleaseStamp(record.RunId, ReleasedRun.Marking(record.Marking), profile, record.Shows);
    }

    /// <summary>A record with the marking and the profile of this stamp.</summary>
    public T On<T>(T record)
        where T : ProvenanceRecord =>
        (T)(record with { Marking = Marking, Profile = Profile.Name });
}

/// <summary>What of a run may be written: the only thing that a writer is ever given.</summary>
/// <remarks>
/// It can be made by <see cref="Through(RunResult)"/> alone, which takes away what the profile withholds. A writer has no way to the run itself,
/// so it cannot write what was withheld even by mistake.
/// </remarks>
internal sealed class ReleasedRun
{
    private ReleasedRun(ReleaseStamp stamp, IncidentTable incidents, IReadOnlyList<Hotspot> hotspots, RunResult result)
    {
        Stamp = stamp;
        Incidents = incidents;
        Areas = result.Areas;
        Hotspots = hotspots;
        Record = stamp.On(result.Record);
    }

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>The placed incidents, without the columns that the profile withholds.</summary>
    public IncidentTable Incidents { get; }

    /// <summary>What was found in each study area.</summary>
    public IReadOnlyList<AreaResult> Areas { get; }

    /// <summary>The hotspots, in order of rank; without the reasons of harm where the profile withholds them.</summary>
    public IReadOnlyList<Hotspot> Hotspots { get; }

    /// <summary>How it was made.</summary>
    public RunRecord Record { get; }

    /// <summary>Takes a run through the door.</summary>
    /// <exception cref="OutputException">The run's profile does not exist, or it has no marking.</exception>
    public static ReleasedRun Through(RunResult result) => Through(result, ReleaseProfile.Named(result.Record.Profile));

    /// <summary>As the other, with a profile that need not have a name that users know.</summary>
    internal static ReleasedRun Through(RunResult result, ReleaseProfile profile)
    {
        ReleaseStamp stamp = ReleaseStamp.Of(result.Record) with { Profile = profile };
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
            Uncertainties = placed.Uncertainties,
        };
        IReadOnlyList<Hotspot> hotspots = profile.TellsHarmReasons ? result.Hotspots
            : [.. result.Hotspots.Select(static h => h.Harm is { } harm ? h with { Harm = harm with { Reasons = [] } } : h)];
        return new ReleasedRun(stamp, released, hotspots, result);
    }

    /// <summary>The marking as it is stamped.</summary>
    /// <exception cref="OutputException">It is blank, more than one line, or holds a character that nobody sees.</exception>
    public static string Marking(string given)
    {
        string marking = given.Trim();
        if (marking.Length == 0)
            throw new OutputException("Everything written carries a security marking; give one line such as OFFICIAL or OFFICIAL-SENSITIVE.");
        int hidden = VisibleText.FirstHidden(marking);
        if (hidden < 0)
            return marking;
        string what = hidden is '\t' or '\r' or '\n' ? "a tab or a line end"
            : string.Create(CultureInfo.InvariantCulture, $"the character U+{hidden:X4}, which nobody sees");
        const string Rule = "A security marking is one line that is seen as it is written, such as OFFICIAL or OFFICIAL-SENSITIVE";
        throw new OutputException($"{Rule}: this one holds {what}; type it anew.");
    }
}
