using System.Globalization;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Raids;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Requests;

/// <summary>Days of warrants that pages ask for: the plan that the command line makes of the same files.</summary>
/// <param name="streets">The file of streets that lies under the map; null for none. Ways go along it where it has any near the doors.</param>
/// <param name="clock">Says when a plan was made.</param>
/// <remarks>Nothing is kept: a plan is addresses.</remarks>
internal sealed class RaidDesk(Func<string?> streets, TimeProvider clock)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="query">What is asked of it.</param>
    /// <param name="cancellation">The asker goes.</param>
    /// <exception cref="ArgumentException">The plan cannot be made.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    public Task<RaidPlan> FindAsync(LoadedFiles files, RaidQuery query, CancellationToken cancellation)
    {
        RunRequest run = QueryReading.Read(query, files) with { Marking = RaidRun.MarkingOf(files.Marking) };
        var request = new RaidRequest
        {
            Run = run,
            Teams = query.Teams.ToString(CultureInfo.InvariantCulture),
            At = query.At ?? "",
            On = string.IsNullOrWhiteSpace(query.On) ? null : query.On,
            Muster = query.Muster,
            By = TravelProfile.Car,
        };
        return Task.Run(() => Find(request, files, cancellation), cancellation);
    }

    // A map of another county does no harm: the ways are then straight, and the sheet says so.
    private RaidPlan Find(RaidRequest request, LoadedFiles files, CancellationToken cancellation)
    {
        if (streets() is { } file)
        {
            try
            {
                RaidPlan along = RaidRun.Execute(request with { StreetsFile = file }, files.Read, clock, cancellation);
                if (along.Record.Ways.Count > 0)
                    return along;
            }
            catch (ArgumentException e) when (e.ParamName is null)
            {
                // What has nothing to do with streets is said again below.
            }
        }
        return RaidRun.Execute(request, files.Read, clock, cancellation);
    }
}
