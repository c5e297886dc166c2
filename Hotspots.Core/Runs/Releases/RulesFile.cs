using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Harm;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Table of stricter numbers of the force's own: two columns, the name of a rule and its value.</summary>
internal static class RulesFile
{
    /// <summary>The rules of a profile, as strict as a file asks.</summary>
    /// <param name="profile">"partner" or "public".</param>
    /// <param name="path">The file; null for the rules built in.</param>
    /// <exception cref="ArgumentException">A line says nothing that can be used, or is laxer than what is built in; says what to change.</exception>
    public static ReleaseRules Read(string profile, string? path)
    {
        var rules = ReleaseRules.Of(profile);
        if (path is null)
            return rules;
        string name = Path.GetFileName(path);
        TableRow[] rows;
        try
        {
            rows = TableRows.Read(InputBytes.Read(path), name)[0];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The rules {name} cannot be read: {e.Message}", e);
        }
        int[] values = [.. rules.Values];
        bool isAny = false;
        foreach (TableRow row in rows)
        {
            // Names of the columns are no rule.
            if (row.Cells.All(static cell => cell.Length == 0) || (row.Line == 1 && !int.TryParse(row[1], out _)))
                continue;
            int at = Array.FindIndex([.. ReleaseRules.Numbers], number => number.Name.Equals(row[0], StringComparison.OrdinalIgnoreCase));
            if (at < 0)
                throw Problem(name, row, $"\"{row[0]}\" is no rule: they are {string.Join(", ", ReleaseRules.Numbers.Select(static n => n.Name))}.");
            ReleaseNumber number = ReleaseRules.Numbers[at];
            if (!int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value > number.Most)
                throw Problem(name, row, $"\"{row[1]}\" is no value of {number.Name}: give a whole number of at most {number.Most}.");
            int floor = ReleaseRules.FloorOf(number, rules.Profile);
            if (value < floor)
            {
                throw Problem(
                    name, row, $"{number.Name} {value} is laxer than the {floor} built in for {rules.Profile}: be stricter, or leave it out.");
            }
            if (number.Name == "period" && (12 % value != 0 || value % floor != 0))
                throw Problem(name, row, $"months are counted together by {(floor == 1 ? "1, 3, 6 or 12" : "3, 6 or 12")}, not by {value}.");
            values[at] = value;
            isAny = true;
        }
        return isAny ? rules with { Values = values } : throw new ArgumentException(
            $"The rules {name} have no line such as \"threshold,10\": the name of a rule, and its value.");
    }

    private static ArgumentException Problem(string file, TableRow row, FormattableString what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}, line {row.Line}: ") + what.ToString(CultureInfo.InvariantCulture));
}
