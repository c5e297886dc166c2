using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Hotspots.Benchmarks.Peers;

/// <summary>What does PostGIS answer? A database of its own in a folder of its own, without a network port, gone afterwards.</summary>
internal static class PostGisServer
{
    private const string Account = "postgres";

    /// <summary>Where PostgreSQL's programs are: Debian keeps one folder a version, none of them on the path.</summary>
    private static readonly string? Programs = Folders("/usr/lib/postgresql").Select(static folder => Path.Combine(folder, "bin")).LastOrDefault(
        static folder => File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>Its version, as its own file of that version of PostgreSQL says; null when it is not installed.</summary>
    public static string? Version
    {
        get
        {
            if (Programs is null)
                return null;
            string major = Path.GetFileName(Path.GetDirectoryName(Programs)!), control = $"/usr/share/postgresql/{major}/extension/postgis.control";
            return File.Exists(control)
                ? $"{Regex.Match(File.ReadAllText(control), @"default_version = '([\d.]+)'").Groups[1].Value} in PostgreSQL {major}" : null;
        }
    }

    /// <summary>The cluster of each point of <c>points.csv</c>, below 0 for none, and the median of three runs, milliseconds.</summary>
    public static (int[] Labels, double Milliseconds) Cluster(PeerFolder folder, double epsilon, int minPoints)
    {
        string place = folder["postgis"], data = Path.Combine(place, "data");
        Directory.CreateDirectory(place);
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            // The server refuses to run as root: its own account must find the points and own the folder it writes to.
            File.SetUnixFileMode(
                folder.Path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            OutsideProgram.Run("chown", Account, place);
        }
        RunAsServer("initdb", "--pgdata", data, "--username", Account, "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
        // Nothing is kept, so nothing is waited for; a socket in the folder is the only door.
        string options = $"-c listen_addresses='' -c unix_socket_directories='{place}' -c fsync=off -c jit=off";
        RunAsServer("pg_ctl", "start", "--wait", "--pgdata", data, "--log", Path.Combine(place, "log"), "--options", options);
        using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Stop(data));
        try
        {
            string labels = Path.Combine(place, "labels");
            string said = OutsideProgram.Run(
                Path.Combine(Programs!, "psql"), "--no-psqlrc", "--quiet", "--host", place, "--username", Account, "--dbname", "postgres",
                "--set", "ON_ERROR_STOP=1", "--set", "points=" + folder["points.csv"], "--set", "labels=" + labels,
                "--set", string.Create(CultureInfo.InvariantCulture, $"eps={epsilon}"), "--set",
                string.Create(CultureInfo.InvariantCulture, $"minpoints={minPoints}"),
                "--file", "postgis.sql");
            double[] milliseconds = Timings(said);
            if (milliseconds.Length != 3)
                throw new PeerFailedException($"it timed {milliseconds.Length} runs instead of 3");
            return (Array.ConvertAll(File.ReadAllLines(labels), static line => int.Parse(line, CultureInfo.InvariantCulture)), milliseconds[1]);
        }
        finally
        {
            Stop(data);
        }
    }

    private static void Stop(string data) => RunAsServer("pg_ctl", "stop", "--wait", "--pgdata", data, "--mode", "immediate");

    /// <summary>What psql's <c>\timing</c> said, milliseconds, ascending: "Time: 1234.567 ms (00:01.235)".</summary>
    public static double[] Timings(string said)
    {
        double[] milliseconds =
        [
            .. Regex.Matches(said, @"^Time: ([\d.]+) ms", RegexOptions.Multiline)
            .Select(static match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
        ];
        Array.Sort(milliseconds);
        return milliseconds;
    }

    private static void RunAsServer(string program, params string[] arguments)
    {
        string path = Path.Combine(Programs!, program);
        if (Environment.IsPrivilegedProcess)
            OutsideProgram.Run("runuser", ["-u", Account, "--", path, .. arguments]);
        else
            OutsideProgram.Run(path, arguments);
    }

    private static IEnumerable<string> Folders(string parent) =>
        Directory.Exists(parent) ? Directory.GetDirectories(parent)
            .OrderBy(static folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int version) ? version : 0) : [];
}
