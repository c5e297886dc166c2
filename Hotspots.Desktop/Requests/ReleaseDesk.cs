using System.Security.Cryptography;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Runs.Releases;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Requests;

/// <summary>Layer that was tried for a page, and not yet written.</summary>
/// <param name="Key">By which its page knows it.</param>
/// <param name="Made">What was proved.</param>
/// <param name="Version">Of the files.</param>
internal sealed record TriedRelease(string Key, ReleaseResult Made, int Version);

/// <summary>Layers that pages hand over: tried as <c>hotspots release --review</c> does, and written as they were tried or not at all.</summary>
/// <remarks>One at a time is worked out; what was tried is kept here, so that nothing that a page says can change it. Thread-safe.</remarks>
/// <param name="addresses">Files of addresses that came in.</param>
/// <param name="ledger">The ledger; null for the user's own.</param>
/// <param name="clock">Says which day it is.</param>
internal sealed class ReleaseDesk(InputShelf addresses, string? ledger, TimeProvider clock)
{
    private const int Kept = 4, KeyBytes = 12, Conflict = 409;

    private readonly Lock _lock = new();
    private readonly WorkQueue _queue = new();

    /// <summary>The oldest first.</summary>
    private readonly List<TriedRelease> _tried = [];

    /// <summary>All that is written of a layer: whoever gets it may use what he has.</summary>
    private static IReadOnlyList<string> Formats { get; } = [.. ReleaseDoor.Formats.Select(static format => format.Key)];

    /// <summary>Names of the files in the archive.</summary>
    public static IReadOnlyList<string> FileNames(ReleaseResult made) =>
        CountsDoor.FileNames(made, new OutputPlace("") { Inputs = [], Formats = Formats });

    /// <summary>Forgets what was tried: other files are loaded.</summary>
    public void Forget()
    {
        lock (_lock)
            _tried.Clear();
    }

    /// <summary>Makes a layer and attacks it; writes nothing and enters nothing.</summary>
    /// <param name="files">What is loaded.</param>
    /// <param name="query">What is to be handed over, and to whom.</param>
    /// <param name="how">Who is told how far it is.</param>
    /// <param name="cancellation">The asker goes.</param>
    /// <exception cref="ArgumentException">The wish cannot be met; says what to change.</exception>
    /// <exception cref="OutputException">It could not be proved to be safe; says why and what would help.</exception>
    /// <exception cref="OperationCanceledException">The asker has gone, or a later wish overtook this one.</exception>
    public async Task<TriedRelease> TryAsync(LoadedFiles files, ReleaseQuery query, Telling how, CancellationToken cancellation)
    {
        var request = new ReleaseRequest
        {
            Run = QueryReading.Read(query, files) with { Marking = MarkingOf(files) },
            Profile = query.Profile ?? "",
            To = query.To ?? "",
            Period = string.IsNullOrWhiteSpace(query.Period) ? null : query.Period,
            AddressFile = addresses.PathOf(query.Addresses),
            Ledger = ledger,
        };
        ReleaseResult made = await _queue.DoAsync(
            token => ReleaseRun.Execute(request, files.Read, clock, how.Progress, token), how.Ahead, cancellation);
        // What was overtaken is nothing that a page has seen.
        cancellation.ThrowIfCancellationRequested();
        var tried = new TriedRelease(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)), made, files.Version);
        lock (_lock)
        {
            _tried.Add(tried);
            if (_tried.Count > Kept)
                _tried.RemoveAt(0);
        }
        return tried;
    }

    /// <summary>Enters what was tried in the ledger; what is given back is then sent. It is entered once.</summary>
    /// <param name="key">By which the page knows it.</param>
    /// <param name="version">Of the files that are loaded now.</param>
    /// <param name="cancellation">The asker goes: nothing is entered then.</param>
    /// <exception cref="Refusal">It is not kept any more, or was tried on another day.</exception>
    /// <exception cref="OutputException">The ledger cannot be written, or another layer was entered meanwhile; it stays kept.</exception>
    public EnteredCounts Enter(string? key, int version, CancellationToken cancellation)
    {
        lock (_lock)
        {
            TriedRelease tried = _tried.Find(one => one.Key == key && one.Version == version)
                ?? throw new Refusal(Conflict, "This layer is written already, or other files were loaded since: try it again, then write it.");
            var today = DateOnly.FromDateTime(LondonTime.ToClock(clock.GetUtcNow().ToUnixTimeSeconds()));
            if (tried.Made.Entry.Release.Day != today)
                throw new Refusal(Conflict, "This layer was tried on another day, which is in it: try it again, then write it.");
            EnteredCounts entered = CountsDoor.Enter(tried.Made, Formats, cancellation);
            _tried.Remove(tried);
            return entered;
        }
    }

    // As the command without --marking, unless somebody has raised or chosen another one in the window.
    private static string? MarkingOf(LoadedFiles files) =>
        files.Marking == SecurityMarking.Of(files.Read, null) ? null : files.Marking;
}
