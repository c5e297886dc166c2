namespace Hotspots.Core.Model;

/// <summary>Destination of results: a folder or a file, and what was read to make them. Nothing is written over what was read.</summary>
/// <param name="Path">As the user named it.</param>
internal sealed record OutputPlace(string Path)
{
    /// <summary>Every file and folder that is read, as the user named them: incidents, boundaries, sites. Whoever forgets one may lose it.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>
    /// May others of the machine read what is made, as far as the user's mask lets them? By default folders and files are for the user alone
    /// (0700 and 0600). Windows gives the rights of the folder above either way; folders that are there keep theirs.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>Names of the formats that layers are written in; none for the usual one.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];
}
