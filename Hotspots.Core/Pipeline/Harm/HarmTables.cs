using Hotspots.Core.Files.Harm;
using Hotspots.Core.Model.Harm;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Pipeline.Harm;

/// <summary>Harm tables by name: a preset, or a file of the force's own.</summary>
internal static class HarmTables
{
    /// <summary>The table that a user names.</summary>
    /// <param name="name">A preset's name in any case, or a file; a file goes before a preset of its name.</param>
    /// <exception cref="ArgumentException">It is neither, or cannot be read; one sentence that says what to change.</exception>
    public static HarmTable Of(string name)
    {
        if (File.Exists(name))
            return HarmFile.Read(name);
        return HarmTable.Presets.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no file \"{name}\" and no harm table of that name: give a file, or one of "
                + $"{string.Join(", ", HarmTable.Presets.Select(static preset => preset.Name))}.");
    }

    /// <summary>The table of a request, checked before any file is read; null for none.</summary>
    /// <exception cref="ArgumentException">As <see cref="Of(string)"/>, or half of the wish was said.</exception>
    internal static HarmTable? Of(RunRequest request)
    {
        if (request.Harm is not { } name)
            return request.HarmColumn is null ? null
                : throw new ArgumentException("⟨harm-column⟩ says where words of a harm table are looked for: name the table too, with ⟨harm⟩.");
        HarmTable table = Of(name);
        if (table.LooksForWords && request.HarmColumn is null)
            throw new ArgumentException(
                $"The harm table {table.Name} has words to look for: say in which column of the incidents, with ⟨harm-column NAME⟩.");
        return table;
    }
}
