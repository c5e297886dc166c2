namespace Hotspots.Benchmarks.Peers;

/// <summary>Another program, by its name, what Debian calls it, and what is there of it.</summary>
/// <param name="Name">One word, as it is asked for.</param>
/// <param name="Package">Debian's name: installed by whoever wants to compare, never by the benchmark.</param>
/// <param name="AskVersion">Which version is installed; null for none.</param>
internal sealed record Peer(string Name, string Package, Func<string?> AskVersion)
{
    public static readonly Peer ScikitLearn = new("scikit-learn", "python3-sklearn", static () => ScriptVersion("scikit-learn.py"));
    public static readonly Peer RDbscan = new("r-dbscan", "r-cran-dbscan", static () => ScriptVersion("dbscan.R"));
    public static readonly Peer Spatstat = new("spatstat", "r-cran-spatstat", static () => ScriptVersion("spatstat.R"));
    public static readonly Peer Spdep = new("spdep", "r-cran-spdep", static () => ScriptVersion("spdep.R"));
    public static readonly Peer PostGis = new("postgis", "postgresql-postgis", static () => PostGisServer.Version);

    private static readonly string? Python = OutsideProgram.Find("/usr/bin/python3", "python3"), R = OutsideProgram.Find("Rscript");

    /// <summary>Runs a script of the folder beside this class.</summary>
    public static PeerAnswers Ask(string script, params IEnumerable<string> arguments)
    {
        bool isPython = script.EndsWith(".py", StringComparison.Ordinal);
        string program = (isPython ? Python : R) ?? throw new PeerFailedException("it is not installed");
        return PeerAnswers.Read(OutsideProgram.Run(program, [.. isPython ? ["-B"] : Array.Empty<string>(), script, .. arguments]));
    }

    private static string? ScriptVersion(string script)
    {
        try
        {
            return Ask(script, "version").Text("version");
        }
        catch (PeerFailedException)
        {
            // The language or the package is missing: the script could not begin.
            return null;
        }
    }
}
