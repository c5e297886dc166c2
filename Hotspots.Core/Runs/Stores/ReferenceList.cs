using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs.Stores;

/// <summary>List of references in a file: one a line, with or without a line above that names the column.</summary>
internal static class ReferenceList
{
    /// <summary>Reads it.</summary>
    /// <exception cref="OutputException">There is no reference in it, or there is more than one to a line.</exception>
    public static string[] Of(string path)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(InputBytes.Read(path)).TrimStart('\uFEFF');
        }
        catch (Exception e) when (e is UnreadableFileException or DecoderFallbackException)
        {
            throw new OutputException($"\"{path}\" is no list of references: give a text file (UTF-8) with one reference a line.", e);
        }
        string[] lines = [.. text.Split('\n').Select(static line => line.Trim().Trim('"').Trim()).Where(static line => line.Length > 0)];
        if (lines.Length > 0 && ColumnNames.RoleOf(lines[0], out _) == ColumnRole.Id)
            lines = lines[1..];
        if (lines.Length == 0)
            throw new OutputException($"There is no reference in \"{path}\": write one a line.");
        if (lines[0].Split(',', ';', '\t') is { Length: > 2 })
            throw new OutputException($"\"{path}\" has more than references in its lines: write one reference a line, and nothing else.");
        return lines;
    }
}
