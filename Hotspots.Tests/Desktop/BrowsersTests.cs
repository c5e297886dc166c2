using Hotspots.Desktop.Window;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop;

/// <summary>Where a browser is looked for on each system, whichever this one is.</summary>
public sealed class BrowsersTests
{
    [Fact]
    public void Linux_looks_in_whole_folders_of_the_path_only()
    {
        string[] candidates = [.. Browsers.OnPath("/one::.:bin:/two/:~/bin")];
        Assert.Equal(["/one/microsoft-edge", "/two/microsoft-edge"], candidates[..2]);
        Assert.Contains("/two/chromium", candidates);
        Assert.All(candidates, static candidate => Assert.Matches("^/(one|two)/[a-z-]+$", candidate));
        Assert.Empty(Browsers.OnPath(null));
        Assert.Empty(Browsers.OnPath(""));
    }

    [Fact]
    public void Windows_looks_where_programs_are_registered_and_then_where_they_are_kept()
    {
        string[] candidates = [.. Browsers.OnWindows(
            ["\"C:\\Edge here\\msedge.exe\"", null, "", "chrome.exe", @"\\server\apps\brave.exe"],
            [@"C:\Program Files", @"C:\Program Files (x86)\", "", @"c:\program files", @"C:\Users\Jo O'Neil & Co\AppData\Local"])];
        Assert.Equal([@"C:\Edge here\msedge.exe", @"\\server\apps\brave.exe"], candidates[..2]);
        Assert.Equal(
            [@"C:\Program Files\Microsoft\Edge\Application\msedge.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
                @"C:\Users\Jo O'Neil & Co\AppData\Local\Microsoft\Edge\Application\msedge.exe"],
            candidates[2..5]);
        Assert.Contains(@"C:\Users\Jo O'Neil & Co\AppData\Local\Google\Chrome\Application\chrome.exe", candidates);
        Assert.All(candidates, static candidate => Assert.EndsWith(".exe", candidate, StringComparison.Ordinal));
        Assert.DoesNotContain(candidates, static candidate => candidate.Contains('/'));
        Assert.Empty(Browsers.OnWindows([null], [""]));
    }

    [Fact]
    public void A_Mac_looks_among_the_programs_of_all_and_of_the_user()
    {
        string[] candidates = [.. Browsers.OnMac("/Users/jo/")];
        Assert.Equal(
            ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Users/jo/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
            candidates[..2]);
        Assert.Contains("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", candidates);
        // Safari opens no window of this kind: it is the default browser's part to show the page.
        Assert.DoesNotContain(candidates, static candidate => candidate.Contains("Safari", StringComparison.Ordinal));
        Assert.All(Browsers.OnMac(""), static candidate => Assert.StartsWith("/Applications/", candidate, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_found_exists() => Assert.True(Browsers.Find() is not string found || File.Exists(found));

    [Theory]
    [InlineData("/snap/bin/chromium", true, true)]
    [InlineData("/usr/bin/chromium-browser", true, true)]
    [InlineData("/usr/bin/chromium-browser", false, false)]
    [InlineData("/usr/bin/chromium", true, false)]
    [InlineData("/usr/bin/google-chrome", true, false)]
    public void A_snap_keeps_its_profile_where_it_may_write(string browser, bool hasSnap, bool expected)
    {
        Assert.Equal(expected, Browsers.IsSnap(browser, path => hasSnap && path == "/snap/bin/chromium"));
        Assert.Equal("/home/jo/snap/chromium/common/hotspots", WindowFolder.OfSnap("/home/jo").Path);
    }

    [Fact]
    public void Who_has_no_home_gets_a_folder_of_their_own()
    {
        string own = WindowFolder.Of("").Path, other = WindowFolder.Of("").Path;
        try
        {
            Assert.NotEqual(own, other);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(own));
        }
        finally
        {
            Directory.Delete(own);
            Directory.Delete(other);
        }
        using var folder = new TemporaryFolder();
        Assert.Equal(Path.Combine(folder.Path, "Hotspots"), WindowFolder.Of(folder.Path).Path);
    }
}
