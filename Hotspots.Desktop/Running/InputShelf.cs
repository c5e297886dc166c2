using System.Security.Cryptography;
using Hotspots.Desktop.Loading;

namespace Hotspots.Desktop.Running;

/// <summary>Input files beside the incidents: stations to choose from, sites that stand, forbidden zones, speeds; lists of addresses.</summary>
/// <remarks>Each is known by a key that only its window has. The oldest go when there are many. Safe to use from many threads.</remarks>
/// <param name="kept">How many: enough for several windows that try several files each.</param>
/// <param name="gone">The sentence for a file that is not here any more.</param>
internal sealed class InputShelf(int kept, string gone)
{
    private const int KeyBytes = 12;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, string Path, string Folder)> _files = [];

    /// <summary>Keeps a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="folder">Its folder, which goes with it.</param>
    /// <returns>Its key.</returns>
    public string Add(string path, string folder)
    {
        string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        lock (_lock)
        {
            _files.AddLast((key, path, folder));
            if (_files.Count > kept)
            {
                PrivateFolder.Delete(_files.First!.Value.Folder);
                _files.RemoveFirst();
            }
        }
        return key;
    }

    /// <summary>The path of a file; null for no key.</summary>
    /// <exception cref="Refusal">It is not here any more.</exception>
    public string? PathOf(string? key)
    {
        if (string.IsNullOrEmpty(key))
            return null;
        lock (_lock)
        {
            foreach ((string known, string path, _) in _files)
            {
                if (known == key)
                    return path;
            }
        }
        throw new Refusal(400, gone);
    }
}
