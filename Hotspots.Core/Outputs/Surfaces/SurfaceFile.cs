using System.Buffers;
using System.Globalization;
using System.Text;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Surfaces;

/// <summary>Raster of a density surface: a GeoTIFF of one method's surface in one area, on the National Grid.</summary>
internal static class SurfaceFile
{
    private const string Beginning = "surface-";
    private const string Ending = ".tif";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>One file for each surface: "surface-kde-clacton-on-sea.tif".</summary>
    public static IEnumerable<OutputFile> Of(ReleasedRun run)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (AreaResult area in run.Areas)
        {
            foreach (MethodFindings findings in area.Findings)
            {
                if (findings.Surface is not { } surface)
                    continue;
                string stem = $"{Beginning}{findings.Method}-{Plain(area.Area.Name)}", name = stem + Ending;
                // Two names may differ only in what a file name cannot hold.
                for (int number = 2; !names.Add(name); number++)
                    name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}{Ending}");
                yield return new OutputFile(
                    name, (stream, cancellation) =>
                        GeoTiff.Write(stream, surface, Said(run.Stamp, area.Area.Name, findings.Method, surface.Unit), cancellation));
            }
        }
    }

    /// <summary>Is it a name that such a file can have?</summary>
    public static bool IsName(string name) =>
        name.StartsWith(Beginning, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
        && name.AsSpan(0, name.Length - Ending.Length).IndexOfAnyExcept(Letters) < 0;

    private static KeyValuePair<string, string>[] Said(ReleaseStamp stamp, string area, string method, string unit) =>
    [
        new("MARKING", stamp.Marking), new("RUN", stamp.Run), new("PROFILE", stamp.Profile.Name), new("AREA", area), new("METHOD", method),
        new("UNIT", unit),
    ];

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
