using System.Collections.Concurrent;
using Hotspots.Desktop.Access;

namespace Hotspots.Desktop.Loading;

/// <summary>Stages: uploads that a page looks at before anything is done with them.</summary>
/// <remarks>A page that goes away leaves its stage behind: of more than <see cref="Most"/> the oldest is forgotten, and all go with the host.
/// Thread-safe.</remarks>
internal sealed class Stages
{
    /// <summary>Uploads that wait at once.</summary>
    public const int Most = 4;

    private readonly ConcurrentDictionary<string, Stage> _stages = new(StringComparer.Ordinal);
    private long _made;

    /// <summary>Keeps an upload under a key of its own.</summary>
    public string Add(Upload upload, string folder)
    {
        string key = Session.Secret();
        _stages[key] = new Stage(upload, folder, Interlocked.Increment(ref _made));
        foreach ((string oldest, _) in _stages.OrderByDescending(static pair => pair.Value.Number).Skip(Most))
            Drop(oldest);
        return key;
    }

    /// <summary>Looks at one; it stays.</summary>
    /// <exception cref="Refusal">It is no longer there.</exception>
    public Stage Find(string key) => _stages.TryGetValue(key, out Stage? stage) ? stage : throw Gone();

    /// <summary>Takes one away, to load it: its folder is the caller's from now on.</summary>
    /// <exception cref="Refusal">It is no longer there.</exception>
    public Stage Take(string key) => _stages.TryRemove(key, out Stage? stage) ? stage : throw Gone();

    /// <summary>Forgets one and deletes its files.</summary>
    public void Drop(string key)
    {
        if (_stages.TryRemove(key, out Stage? stage))
            PrivateFolder.Delete(stage.Folder);
    }

    private static Refusal Gone() => new(404, "These files are no longer waiting to be loaded: choose them again.");
}

/// <summary>One upload that waits.</summary>
/// <param name="Upload">Its files.</param>
/// <param name="Folder">Where they are.</param>
/// <param name="Number">Larger for a later one.</param>
internal sealed record Stage(Upload Upload, string Folder, long Number);
