using System.Security.Cryptography;
using Hotspots.Desktop.Loading;

namespace Hotspots.Desktop.Running;

/// <summary>Files that a page gives beside the incidents: stations and zones of a placement, a list of actions, logs of positions.</summary>
/// <remarks>What came together is known by one key that only its window has. The oldest go when there are many. Safe to use from many
/// threads.</remarks>
/// <param name="gone">What is said where one is not here any more: which files, and where they are chosen again.</param>
/// <param name="kept">How many are kept: enough for several windows that try several files each.</param>
internal sealed class InputShelf(string gone, int kept = 24)
{
    private const int KeyBytes = 12, BadRequest = 400;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, Upload Files)> _files = [];

    /// <summary>Keeps what came together.</summary>
    /// <param name="files">The files.</param>
    /// <param name="folder">Their folder, which goes with them.</param>
    /// <returns>Its key.</returns>
    public string Add(IReadOnlyList<string> files, string folder)
    {
        string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        lock (_lock)
        {
            _files.AddLast((key, new Upload(files, folder)));
            if (_files.Count > kept)
            {
                PrivateFolder.Delete(_files.First!.Value.Files.Folder);
                _files.RemoveFirst();
            }
        }
        return key;
    }

    /// <summary>The path of a file that came alone; null for no key.</summary>
    /// <exception cref="Refusal">It is not here any more.</exception>
    public string? PathOf(string? key) => string.IsNullOrEmpty(key) ? null : PathsOf(key)[0];

    /// <summary>The paths of what came together.</summary>
    /// <exception cref="Refusal">It is not here any more.</exception>
    public IReadOnlyList<string> PathsOf(string key)
    {
        lock (_lock)
        {
            foreach ((string known, Upload files) in _files)
            {
                if (known == key)
                    return files.Paths;
            }
        }
        throw new Refusal(BadRequest, gone);
    }

    private sealed record Upload(IReadOnlyList<string> Paths, string Folder);
}
