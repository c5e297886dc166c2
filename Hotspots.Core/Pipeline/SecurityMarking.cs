using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Pipeline;

/// <summary>Security marking. Which security marking does everything carry that is made of these files?</summary>
internal static class SecurityMarking
{
    /// <summary>Where there are tips, intelligence, or kinds that nobody here knows.</summary>
    private const string Sensitive = "OFFICIAL-SENSITIVE";

    private const string Plain = "OFFICIAL";

    /// <summary>Of points of a plane, which are no incidents.</summary>
    public const string OfPlainPoints = Plain;

    /// <summary>The markings that a file can carry by the government's classifications, lowest first.</summary>
    public static IReadOnlyList<string> Ladder { get; } = [Plain, Sensitive, "SECRET", "TOP SECRET"];

    /// <summary>The marking that was given, else OFFICIAL-SENSITIVE where there are tips, intelligence or kinds not known, and OFFICIAL where there
    /// are none.</summary>
    /// <remarks>
    /// A file with tips is sensitive as a whole, also where a filter leaves only its warrants, and also where its tips were rejected: they are
    /// written out to be mended. A kind is known when it is one of the tool's own or one that the police publish: of every other word nobody here
    /// can say that it is harmless.
    /// </remarks>
    public static string Of(ReadResult read, string? given) =>
        given ?? (SensitiveWords.AreIn(read) ? Sensitive : Plain);

    /// <summary>The higher of two markings; of two equally high ones the first, whose own words stay.</summary>
    public static string Higher(string first, string second) => RungOf(second) > RungOf(first) ? second : first;

    /// <summary>Can it stand on what is written?</summary>
    /// <exception cref="OutputException">It is blank, more than one line, or holds a character that nobody sees.</exception>
    public static void Check(string marking) => ReleaseDoor.Check(new RunRequest { Files = [] }.Profile, marking);

    // Whoever gave it words of their own meant more than the least.
    private static int RungOf(string marking)
    {
        for (int rung = Ladder.Count - 1; rung >= 0; rung--)
        {
            if (marking.TrimStart().StartsWith(Ladder[rung], StringComparison.OrdinalIgnoreCase))
                return rung;
        }
        return 1;
    }
}
