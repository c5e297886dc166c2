using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Hotspots.Desktop.Window;

/// <summary>Watchdog of the host: a shell that waits for its end, however it comes, and then deletes what the host would have deleted.</summary>
/// <remarks>
/// A host that is killed cannot tidy up. The shell reads from a pipe that only the host holds: the system closes it with the host, and not before.
/// Not on Windows, where the next start tidies up.
/// </remarks>
internal sealed class LastWill : IDisposable
{
    // Neither a closed terminal nor Ctrl+C is its end. A number may be another program's by then: only a browser with the folder in its words is
    // ended.
    private const string Script = """
        trap '' HUP INT TERM QUIT
        cat >/dev/null
        browser=$1; shift
        if [ "$browser" != 0 ]; then
          for folder in "$@"; do ps -o args= -p "$browser" 2>/dev/null | grep -qF -- "$folder" && kill -TERM "$browser" 2>/dev/null; done
        fi
        rm -rf -- "$@"; sleep 1; rm -rf -- "$@"
        """;

    private readonly Process? _shell;

    private LastWill(Process? shell) => _shell = shell;

    /// <summary>Writes it.</summary>
    /// <param name="browser">Process of the browser that is to be ended with the host; 0 for none.</param>
    /// <param name="folders">What is to be deleted.</param>
    public static LastWill Of(int browser, params IEnumerable<string> folders)
    {
        if (OperatingSystem.IsWindows())
            return new LastWill(null);
        try
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", browser.ToString(CultureInfo.InvariantCulture), .. folders])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            return new LastWill(Process.Start(start));
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            // Without a shell the next start tidies up.
            return new LastWill(null);
        }
    }

    /// <summary>The host has tidied up by itself: there is nothing left for it to do.</summary>
    public void Dispose()
    {
        if (_shell is null)
            return;
        try
        {
            _shell.Kill();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            // It has ended by itself.
        }
        _shell.Dispose();
    }
}
