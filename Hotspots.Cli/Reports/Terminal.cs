using System.Text;
using Spectre.Console;

namespace Hotspots.Cli.Reports;

/// <summary>Where does the program write, and who reads it: a person at a screen, or another program?</summary>
/// <param name="Out">What was asked for.</param>
/// <param name="Error">What went wrong, and how far the work is.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    private const int NarrowestPage = 60;
    private const int WidestPage = 100;

    /// <summary>Is <see cref="Out"/> a screen?</summary>
    public bool OutIsScreen { get; init; }

    /// <summary>Is <see cref="Error"/> a screen?</summary>
    public bool ErrorIsScreen { get; init; }

    /// <summary>Asks the person at the screen and gives the answer; null where nobody is there to be asked.</summary>
    public Func<string, string?>? Ask { get; init; }

    /// <summary>Why stores of incidents are looked into for as long as this session lasts; null where nobody said.</summary>
    public string? SessionReason { get; init; }

    /// <summary>How far the command is with its files.</summary>
    public OutputStage Stage { get; } = new();

    /// <summary>May it be coloured? Colour never says anything that words do not.</summary>
    public bool Coloured { get; init; }

    /// <summary>Characters a line; a longer line is hard to read even where it fits.</summary>
    public int Width { get => Math.Clamp(field, NarrowestPage, WidestPage); init; } = WidestPage;

    /// <summary>The process's own console.</summary>
    public static Terminal OfProcess()
    {
        bool dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(Console.Out, Console.Error)
        {
            OutIsScreen = !Console.IsOutputRedirected && !dumb,
            ErrorIsScreen = !Console.IsErrorRedirected && !dumb,
            // https://no-color.org: set and not empty means no colour.
            Coloured = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Width = Console.IsOutputRedirected ? WidestPage : ScreenWidth(),
            Ask = Console.IsInputRedirected || Console.IsErrorRedirected ? null : AskAtConsole,
            SessionReason = Environment.GetEnvironmentVariable("HOTSPOTS_REASON"),
        };
    }

    /// <summary>A console of Spectre on one of the two writers.</summary>
    public IAnsiConsole Screen(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = Coloured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        });
        console.Profile.Width = Width;
        return console;
    }

    /// <summary>Writes what a writer of JSON puts into a stream.</summary>
    public void WriteJson(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        Out.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        Out.Flush();
    }

    private static string? AskAtConsole(string question)
    {
        Console.Error.Write(question + " ");
        return Console.In.ReadLine();
    }

    private static int ScreenWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : WidestPage;
        }
        catch (IOException)
        {
            return WidestPage;
        }
    }
}
