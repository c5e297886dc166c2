using System.Text;

namespace Hotspots.Packaging;

/// <summary>NOTICE: whose work is in the program, under which licence, and the licences' texts.</summary>
internal static class Notice
{
    private const int Width = 100;

    /// <summary>Licences whose text is at the address that they ask to be named by; there is no text to go with the work.</summary>
    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["CC-BY-4.0"] = "https://creativecommons.org/licenses/by/4.0/legalcode",
        ["OGL-UK-3.0"] = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    };

    private static readonly (PartKind Kind, string Title)[] Chapters =
    [
        (PartKind.Package, "Libraries of the program"),
        (PartKind.PageModule, "Libraries and typeface of the map window's page"),
        (PartKind.Data, "Data"),
    ];

    /// <summary>The whole file; lines end in LF.</summary>
    /// <exception cref="PackagingException">The text of a licence is not to be had.</exception>
    public static string Write(IReadOnlyList<Part> parts)
    {
        var text = new StringBuilder("""
            NOTICE

            Hotspots itself: no licence has been chosen for it yet, so nobody but its owner may pass it on;
            the file LICENSE says so. What follows is other people's work that is in it, which stays under
            its own licence. This file is made from the lock files and the packages: ./lock.sh makes it anew.

            A release that brings the .NET runtime with it has that runtime's licence, and the notices of
            what the runtime is made of, in its folder "licences".

            ProjNET is under the GNU Lesser General Public License: it is a file of its own (ProjNET.dll),
            which may be exchanged for a build of one's own of the same interface. Coast, lakes and rivers
            are GSHHG's, under the same kind of licence: data/make/basemap.cs is how they were made.


            """.ReplaceLineEndings("\n"));
        foreach ((PartKind kind, string title) in Chapters)
        {
            Heading(text, title);
            foreach (Part part in parts.Where(part => part.Kind == kind))
                Entry(text, part);
        }
        Heading(text, "The texts of the licences");
        foreach ((string body, List<string> users) in Texts(parts))
            text.Append("\n---- ").Append(string.Join(", ", users)).Append("\n\n").Append(body).Append('\n');
        return text.ToString();
    }

    private static void Heading(StringBuilder text, string title) =>
        text.Append('\n').Append(title).Append('\n').Append('=', title.Length).Append('\n');

    private static void Entry(StringBuilder text, Part part)
    {
        text.Append('\n').Append(part.Name);
        if (part.Version.Length > 0)
            text.Append(' ').Append(part.Version);
        text.Append('\n');
        Line(part.LicenceName + (part.Licence is { } licence && Addresses.TryGetValue(licence, out string? address) ? $", {address}" : ""));
        Line(part.Holder);
        Line(part.Source);

        void Line(string words)
        {
            var line = new StringBuilder("   ");
            foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length + 1 + word.Length > Width && line.Length > 3)
                {
                    text.Append(line).Append('\n');
                    line.Clear().Append("   ");
                }
                line.Append(' ').Append(word);
            }
            if (line.Length > 3)
                text.Append(line).Append('\n');
        }
    }

    // Each text once, with the names of all that it stands for.
    private static List<(string Body, List<string> Users)> Texts(IReadOnlyList<Part> parts)
    {
        var texts = new List<(string Body, List<string> Users)>();
        foreach (Part part in parts)
        {
            IEnumerable<string> bodies = part.OwnTexts.Count > 0 || part.Licence is null || Addresses.ContainsKey(part.Licence)
                ? part.OwnTexts
                : LicenceTexts.NamesFor(part.Licence).Select(name => LicenceTexts.Find(name)
                    ?? throw new PackagingException(
                        $"{part.Name} is under {name} and brings no text of it: put the text into Hotspots.Packaging/Licences/{name}.txt."));
            Add(bodies, part.Name);
        }
        // What parts are made of comes last: it is long.
        foreach (Part part in parts)
            Add(part.MadeOf, "what is in " + part.Name);
        return texts;

        void Add(IEnumerable<string> bodies, string user)
        {
            foreach (string body in bodies)
            {
                int at = texts.FindIndex(one => one.Body == body);
                if (at < 0)
                    texts.Add((body, [user]));
                else
                    texts[at].Users.Add(user);
            }
        }
    }
}
