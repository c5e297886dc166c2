using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;
using Hotspots.Desktop.Access;

namespace Hotspots.Desktop;

/// <summary>What do the words after the program's name ask for?</summary>
internal static class CommandWords
{
    public const string Help = """
        Opens the map window.

        hotspots-desktop [--open FILE...] [--basemap FILE] [--marking TEXT] [--ledger FILE] [--no-window] [--port N]

          --open FILE...  Loads these files, folders or archives instead of the sample.
          --basemap FILE  Lays this map file under the map, be it the sample's or that of --open:
                          OS Open Zoomstack, OS Open Roads (.gpkg), OpenStreetMap (.osm.pbf),
                          any MBTiles or PMTiles. --tiles is another word for it.
          --marking TEXT  The security marking on everything that is shown and exported.
                          Default: OFFICIAL-SENSITIVE where there are tips, intelligence
                          or unknown kinds, else OFFICIAL.
          --ledger FILE   The ledger of what was handed over to others; made where there is none.
                          Default: your own, the one that "hotspots release" uses.
          --no-window     Opens no window, prints the address and stays until Ctrl+C.
          --port N        Listens on this port of 127.0.0.1, 1 to 65535. Default: any that is free.
          --version       Says which release this is, of which commit and day.
        """;

    /// <summary>Status of a refusal of the words themselves.</summary>
    public const int WrongUsage = 400;

    /// <summary>Does anyone ask for help?</summary>
    public static bool AskForHelp(IReadOnlyList<string> words) => words.Any(static word => word is "--help" or "-h" or "-?" or "/?");

    /// <summary>Does anyone ask which release this is?</summary>
    public static bool AskForVersion(IReadOnlyList<string> words) => words is ["--version"];

    /// <summary>The options.</summary>
    /// <exception cref="Refusal">The words ask for nothing that can be done.</exception>
    public static HostOptions Parse(IReadOnlyList<string> words)
    {
        var options = new HostOptions();
        var files = new List<string>();
        for (int i = 0; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "--no-window":
                    options = options with { OpensWindow = false };
                    break;
                case "--port":
                    options = options with { Port = Port(Next(words, ref i, "a port from 1 to 65535")) };
                    break;
                case "--marking":
                    options = options with { Marking = Marking(Next(words, ref i, "one line of text such as OFFICIAL")) };
                    break;
                case "--basemap":
                case "--tiles":
                    options = options with { Tiles = Path.GetFullPath(Next(words, ref i, "a map file")) };
                    break;
                case "--ledger":
                    options = options with { Ledger = Path.GetFullPath(Next(words, ref i, "a file for the ledger")) };
                    break;
                case "--open":
                    files.Add(Next(words, ref i, "at least one file"));
                    while (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal))
                        files.Add(words[++i]);
                    break;
                default:
                    throw Wrong($"\"{words[i]}\" is no option of the map window: see --help; files to load stand after --open.");
            }
        }
        if (files.Find(static file => !Path.Exists(file)) is { } missing)
            throw Wrong($"There is no file or folder \"{missing}\": check the name and the folder you are in.");
        return options with { Files = [.. files.Select(Path.GetFullPath)] };
    }

    private static string Next(IReadOnlyList<string> words, ref int i, string what)
    {
        if (i + 1 >= words.Count || words[i + 1].StartsWith("--", StringComparison.Ordinal))
            throw Wrong($"{words[i]} takes {what}: write it after {words[i]}.");
        return words[++i];
    }

    private static int Port(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is <= 0 or > 65535)
            throw Wrong($"--port takes a port from 1 to 65535, not \"{text}\".");
        return BrowserPorts.Refuse(port)
            ? throw Wrong($"Browsers refuse to open port {text}, which belongs to another service: leave out --port or choose another, such as 8080.")
            : port;
    }

    private static string Marking(string text)
    {
        try
        {
            SecurityMarking.Check(text);
            return text.Trim();
        }
        catch (OutputException e)
        {
            throw new Refusal(WrongUsage, $"--marking takes one line of text such as OFFICIAL or OFFICIAL-SENSITIVE, not \"{text}\".", e);
        }
    }

    private static Refusal Wrong(string message) => new(WrongUsage, message);
}
