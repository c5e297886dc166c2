using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;
using Hotspots.Tests.Desktop;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.EndToEnd.Programs;

/// <summary>Another user of the same computer reads command lines, folders and the port, and gets nothing.</summary>
[SupportedOSPlatform("linux")]
public sealed partial class OtherUserTests
{
    private const string Nobody = "65534";

    [OtherUserFact]
    public async Task Another_user_finds_no_key_and_gets_nothing_from_the_port()
    {
        using var folder = new TemporaryFolder();
        // A browser that never comes: the key lies ready all the while, and is never spent.
        using WindowProcess window = WindowProcess.Start(folder, "for i in $(seq 6000); do sleep 0.1; done");
        string entry = await window.FileAsync("open.html"), page = await File.ReadAllTextAsync(entry);
        string token = Secret().Match(page).Value;
        var root = new Uri(Address().Match(page).Value);
        Assert.Equal(43, token.Length);

        string commands = await AsOtherAsync("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n'");
        // (The words are there once the browser is: the key lies ready before.)
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!commands.Contains("--app=", StringComparison.Ordinal))
        {
            await Task.Delay(50, patience.Token);
            commands = await AsOtherAsync("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n'");
        }
        // He sees where the key is, and that is all.
        Assert.Contains("--app=file://" + entry, commands, StringComparison.Ordinal);
        Assert.DoesNotContain(token, commands, StringComparison.Ordinal);

        string own = folder.Write("tmp/everyones.txt", "everyone's");
        File.SetUnixFileMode(own, (UnixFileMode)0b110_100_100);
        string files = await AsOtherAsync(
            $"find '{folder.Path}' -exec cat {{}} + 2>/dev/null; cat '{entry}' /proc/{window.Id.ToString(CultureInfo.InvariantCulture)}/environ "
            + $"2>/dev/null");
        Assert.Contains("everyone's", files, StringComparison.Ordinal);
        Assert.DoesNotContain(token, files, StringComparison.Ordinal);
        Assert.DoesNotContain("easting", files, StringComparison.OrdinalIgnoreCase);
        string listed = await AsOtherAsync(
            $"ls -R '{window.Home}/.local/share/Hotspots' '{Path.GetDirectoryName(entry)}' {window.Temporary}/hotspots-window-* 2>/dev/null");
        Assert.DoesNotContain("open.html", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("county-lines", listed, StringComparison.Ordinal);

        string port = root.Port.ToString(CultureInfo.InvariantCulture);
        foreach (string path in (string[])["/", "/api/dataset", "/api/incidents", "/api/rejects.csv", "/api/settings", "/enter",
            "/enter?token=" + new string('A', 43)])
        {
            string answer = await AsOtherAsync(
                $"exec 3<>/dev/tcp/127.0.0.1/{port}; printf 'GET {path} HTTP/1.1\\r\\nHost: 127.0.0.1:{port}\\r\\nConnection: close\\r\\n\\r\\n' "
                + $">&3; cat <&3");
            Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        }
        // Whatever he found that looks like a key is none.
        using HttpClient stranger = HostRun.NewPage();
        foreach (string found in Secret().Matches(commands + files).Select(static match => match.Value).Distinct().Take(100))
        {
            using HttpResponseMessage refused = await stranger.GetAsync(new Uri(root, "/enter?token=" + found));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var cookie = new HttpRequestMessage(HttpMethod.Get, new Uri(root, "/api/dataset"));
            cookie.Headers.Add("Cookie", $"hotspots-{port}={found}");
            using HttpResponseMessage denied = await stranger.SendAsync(cookie);
            Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        }

        // The user's own browser gets in by the same file, and the file goes.
        using var form = new StringContent("token=" + token, Encoding.ASCII, "application/x-www-form-urlencoded");
        using HttpResponseMessage entered = await stranger.PostAsync(new Uri(root, "/enter"), form);
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        Assert.False(File.Exists(entry));

        // Who comes with it a second time ends it for all.
        using HttpResponseMessage again = await stranger.GetAsync(new Uri(root, "/enter?token=" + token));
        Assert.Contains("a second time", await HostRun.OneSentenceAsync(again, HttpStatusCode.Forbidden), StringComparison.Ordinal);
        Assert.Equal(1, await window.EndAsync());
        Assert.Equal([own], Directory.EnumerateFileSystemEntries(window.Temporary));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(window.Home, ".local", "share", "Hotspots")));
    }

    private static async Task<string> AsOtherAsync(string script)
    {
        var start = new ProcessStartInfo("/usr/bin/setpriv", ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "/bin/bash", "-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain("setpriv:", await errors, StringComparison.Ordinal);
        return text;
    }

    [GeneratedRegex(@"(?<![\w-])[A-Za-z0-9_-]{43}(?![\w-])")]
    private static partial Regex Secret();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();
}
