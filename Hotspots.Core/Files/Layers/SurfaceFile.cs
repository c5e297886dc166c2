using System.Buffers;
using System.Globalization;
using System.Text;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>How dense is it at every place of one area? A GeoTIFF of one method's surface, on the National Grid.</summary>
internal sealed class SurfaceFile : ILayerWriter
{
    private const string Beginning = "surface-";
    private const string Ending = ".tif";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string _area;
    private readonly string _method;
    private readonly Surface _surface;

    private SurfaceFile(string fileName, string area, string method, Surface surface)
    {
        FileName = fileName;
        _area = area;
        _method = method;
        _surface = surface;
    }

    /// <inheritdoc/>
    public string FileName { get; }

    /// <summary>One file for each surface: "surface-kde-clacton-on-sea.tif".</summary>
    public static IEnumerable<SurfaceFile> Of(IReadOnlyList<AreaResult> areas)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (AreaResult area in areas)
        {
            foreach (MethodFindings findings in area.Findings)
            {
                if (findings.Surface is not { } surface)
                    continue;
                string stem = $"{Beginning}{findings.Method}-{Plain(area.Area.Name)}", name = stem + Ending;
                // Two names may differ only in what a file name cannot hold.
                for (int number = 2; !names.Add(name); number++)
                    name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}{Ending}");
                yield return new SurfaceFile(name, area.Area.Name, findings.Method, surface);
            }
        }
    }

    /// <summary>Is it a name that such a file can have?</summary>
    public static bool IsName(string name) =>
        name.StartsWith(Beginning, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
        && name.AsSpan(0, name.Length - Ending.Length).IndexOfAnyExcept(Letters) < 0;

    /// <inheritdoc/>
    public void Write(ReleasedRun run, Stream stream, CancellationToken cancellation) =>
        GeoTiff.Write(
            stream, _surface,
            [
                new("MARKING", run.Stamp.Marking), new("RUN", run.Stamp.Run), new("PROFILE", run.Stamp.Profile),
                new("AREA", _area), new("METHOD", _method), new("UNIT", _surface.Unit),
            ],
            cancellation);

    // Any system can hold it, and any shell can name it without quotes.
    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (char c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                plain.Append(c);
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c != '\'' && plain.Length > 0 && plain[^1] != '-')
                plain.Append('-');
        }
        const int Longest = 60;
        string text = plain.ToString(0, Math.Min(Longest, plain.Length)).Trim('-');
        return text.Length > 0 ? text : "area";
    }
}
