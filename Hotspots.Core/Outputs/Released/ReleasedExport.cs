using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of the incidents of a store may be written: the only thing that its writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone, which takes away what the profile withholds.</remarks>
internal sealed class ReleasedExport
{
    private ReleasedExport(ReleaseStamp stamp, StoreExport export)
    {
        Stamp = stamp;
        Members = export.Members;
        Record = export.Made with { Marking = stamp.Marking, Profile = stamp.Profile.Name };
        IncidentTable all = export.Incidents;
        Incidents = new IncidentTable
        {
            Kinds = all.Kinds,
            Times = all.Times,
            Ids = all.Ids,
            SourceFiles = all.SourceFiles,
            SourceLines = all.SourceLines,
            Columns = [.. all.Columns.Where(column => !stamp.Profile.Withheld.Contains(column.Role))],
            Items = all.Items,
            Points = all.Points,
            Uncertainties = all.Uncertainties,
        };
    }

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>The incidents, without the columns that the profile withholds.</summary>
    public IncidentTable Incidents { get; }

    /// <summary>Which of them are written.</summary>
    public int[] Members { get; }

    /// <summary>How it was made.</summary>
    public ExportRecord Record { get; }

    /// <summary>Takes them through the door.</summary>
    /// <exception cref="OutputException">The profile does not exist, or there is no marking.</exception>
    public static ReleasedExport Through(StoreExport export) => new(
        new ReleaseStamp(
            export.Made.Run, ReleasedRun.Marking(export.Made.Marking), ReleaseProfile.Named(export.Made.Profile), export.Made.Shows), export);
}
