using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>Which security marking does everything carry that is made of these files?</summary>
public static class SecurityMarking
{
    /// <summary>Where there are tips.</summary>
    private const string WithTips = "OFFICIAL-SENSITIVE";

    private const string WithoutTips = "OFFICIAL";

    /// <summary>The marking that was given, else OFFICIAL-SENSITIVE where there are tips and OFFICIAL where there are none.</summary>
    /// <remarks>A file with tips is sensitive as a whole, also where a filter leaves only its warrants.</remarks>
    public static string Of(ReadResult read, string? given) =>
        given ?? (HasTips(read.Placed) || HasTips(read.Unplaced) ? WithTips : WithoutTips);

    /// <summary>Can it stand on what is written?</summary>
    /// <exception cref="OutputException">It is blank or more than one line.</exception>
    public static void Check(string marking) => ReleaseDoor.Check(new RunRequest { Files = [] }.Profile, marking);

    private static bool HasTips(IncidentTable incidents)
    {
        for (int code = 0; code < incidents.Kinds.Texts.Length; code++)
        {
            if (string.Equals(incidents.Kinds.Texts[code], IncidentKind.Tip, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
