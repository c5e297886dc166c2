using Hotspots.Desktop.Window;

namespace Hotspots.Tests.Support;

/// <summary>A test that needs a browser; where none is installed it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = MissingReason;

    /// <summary>Why such a test cannot run, or null when it can.</summary>
    public static string? MissingReason { get; } =
        Browsers.Find() is null ? "no Edge, Chrome or Chromium was found: install one, on Debian \"apt-get install chromium\"" : null;
}
