using System.Security.Cryptography;
using Hotspots.Desktop.Loading;

namespace Hotspots.Desktop.Running;

/// <summary>Files that a placement is made with beside the incidents: stations to choose from, sites that stand, forbidden zones, speeds.</summary>
/// <remarks>Each is known by a key that only its window has. The oldest go when there are many. Safe to use from many threads.</remarks>
internal sealed class PlacementShelf
{
    /// <summary>Enough for several windows that try several files each.</summary>
    private const int Kept = 24;

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
            if (_files.Count > Kept)
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
        throw new Refusal(400, "A file of stations, standing teams, forbidden zones or speeds is not here any more: choose it again in Deploy.");
    }
}
