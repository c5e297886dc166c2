using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hotspots.Core.Files.Writing;

/// <summary>Names of what lies beside the output while it is written: hidden, and gone when it is done.</summary>
/// <remarks>A folder that is written as a whole has one set; a single file has its own: two files of one folder can be written at once.</remarks>
internal sealed class WriteNames
{
    private const string Beginning = ".hotspots";
    private const int HexOfName = 16;
    private const int HexOfStaging = 32;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly string _folder;
    private readonly string _root;

    private WriteNames(string folder, string root)
    {
        _folder = folder;
        _root = root;
    }

    /// <summary>The names for a folder that is written as a whole.</summary>
    public static WriteNames OfFolder(string folder) => new(folder, Beginning);

    /// <summary>The names for one file.</summary>
    public static WriteNames OfFile(string folder, string name)
    {
        // However long the name is; and where case does not tell files apart, it must not tell their locks apart.
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpper(CultureInfo.InvariantCulture)));
        return new WriteNames(folder, $"{Beginning}-{Convert.ToHexStringLower(digest)[..HexOfName]}");
    }

    /// <summary>The file that is locked while somebody writes.</summary>
    public string Lock => Path.Combine(_folder, _root + ".lock");

    /// <summary>The file that says who writes.</summary>
    public string Writer => Path.Combine(_folder, _root + ".writer");

    /// <summary>The journal of a write that is to be finished.</summary>
    public string Finish => Path.Combine(_folder, _root + ".finish");

    /// <summary>The journal of a write that is to be undone.</summary>
    public string Undo => Path.Combine(_folder, _root + ".undo");

    /// <summary>A new name, which cannot be foreseen, for the folder in which files are made.</summary>
    public string NewStaging() => $"{_root}.{RandomNumberGenerator.GetHexString(HexOfStaging, lowercase: true)}";

    /// <summary>Is it the name of such a folder?</summary>
    public bool IsStaging(string name) =>
        name.Length == _root.Length + 1 + HexOfStaging && name.StartsWith(_root + ".", StringComparison.Ordinal)
        && !name.AsSpan(_root.Length + 1).ContainsAnyExcept(Hex);

    /// <summary>Full paths of such folders that are there.</summary>
    public IReadOnlyList<string> Stagings() =>
        [.. Directory.EnumerateDirectories(_folder, _root + ".*").Where(path => IsStaging(Path.GetFileName(path)))];
}
