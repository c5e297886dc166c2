using System.Security.Cryptography;
using System.Text;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Areas;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Boundaries of the atlas in the box, where they are named in place of a file: "district:Tendring", "wards:Tendring".</summary>
internal static class AtlasBoundaries
{
    private static readonly string[] Words = ["force", "district", "ward", "wards"];

    /// <summary>The words in sentences, in the order of <see cref="Words"/>.</summary>
    private static readonly string[] Said = ["the police force area ", "the district ", "the ward ", "the wards of "];

    /// <summary>The boundaries that a text names; null where it is the name of a file.</summary>
    /// <param name="text">"force:Essex", "district:Tendring", "ward:Pier, Tendring", or "wards:Tendring" for each ward of a district.</param>
    /// <exception cref="ArgumentException">There is no such area, or there are several.</exception>
    public static BoundaryFile? Of(string text)
    {
        if (!IsNamedBy(text))
            return null;
        NamedBoundary[] boundaries = [.. Find(text).Select(static area => new NamedBoundary(area.Name, AreaAtlas.Britain.OutlineOf(area)))];
        // The atlas is part of the program, whose version is recorded: the words are enough to know the boundaries by.
        return new BoundaryFile(boundaries, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim().ToLowerInvariant()))));
    }

    /// <summary>The areas that a text names.</summary>
    /// <param name="text">One that <see cref="IsNamedBy"/>.</param>
    /// <exception cref="ArgumentException">There is no such area, or there are several.</exception>
    public static IReadOnlyList<AtlasArea> Find(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return WordOf(text) switch
        {
            0 => Named(text, colon, AreaKind.Force),
            1 => Named(text, colon, AreaKind.District),
            2 => Named(text, colon, AreaKind.Ward),
            _ => WardsOf(Named(text, colon, AreaKind.District)[0]),
        };
    }

    /// <summary>How an area is named in place of a file: "ward:Pier, Tendring". <see cref="Find"/> finds it again, and it alone.</summary>
    public static string TextOf(AtlasArea area) => area.Kind switch
    {
        AreaKind.Force => $"force:{area.Name}",
        AreaKind.District => $"district:{area.Name}",
        _ => $"ward:{area.Name}, {AreaAtlas.Britain.Areas[area.Parent].Name}",
    };

    /// <inheritdoc cref="TextOf(AtlasArea)"/>
    /// <param name="area">Its number in the atlas.</param>
    public static string TextOf(int area) => TextOf(AreaAtlas.Britain.Areas[area]);

    /// <summary>The areas in a sentence: "the ward Pier, Tendring", "the wards of Tendring"; null where a text is the name of a file.</summary>
    /// <param name="text">As it was typed.</param>
    public static string? InWords(string text) =>
        IsNamedBy(text) ? Said[WordOf(text)] + text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : null;

    /// <summary>Does a text name areas of the atlas, and no file?</summary>
    public static bool IsNamedBy(string text) => WordOf(text) >= 0 && !File.Exists(text);

    // A single letter before a colon is a drive.
    private static int WordOf(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon ? Array.IndexOf(Words, text[..colon].Trim().ToLowerInvariant()) : -1;

    private static AtlasArea[] Named(string text, int colon, AreaKind kind)
    {
        string name = text[(colon + 1)..].Trim();
        AtlasArea[] found = [.. AreaNames.Find(name).Where(area => area.Kind == kind)];
        if (found.Length == 1)
            return found;
        AreaAtlas atlas = AreaAtlas.Britain;
        if (found.Length > 1)
        {
            string where = string.Join(
                ", ", found.Take(3).Select(area => kind == AreaKind.Ward ? $"\"{area.Name}, {atlas.Areas[area.Parent].Name}\"" : area.Name));
            throw new ArgumentException($"There are {found.Length} areas called \"{name}\": write the district behind it, as {where}.");
        }
        AtlasArea? close = AreaNames.Beginning(name).FirstOrDefault(area => area.Kind == kind);
        string hint = close is null ? "check the name." : $"did you mean \"{close.Name}\"?";
        throw new ArgumentException($"There is no {text[..colon].Trim()} \"{name}\" among the {AreaAtlas.Edition}: {hint}");
    }

    private static AtlasArea[] WardsOf(AtlasArea district) =>
        [.. AreaAtlas.Britain.Areas.Where(area => area.Kind == AreaKind.Ward && area.Parent == district.Index)];
}
