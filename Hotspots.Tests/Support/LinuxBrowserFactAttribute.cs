namespace Hotspots.Tests.Support;

/// <summary>A test of what a real browser leaves in a home of the test's own; skipped where that cannot be given to it, or there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxBrowserFactAttribute : FactAttribute
{
    public LinuxBrowserFactAttribute() => Skip = OperatingSystem.IsLinux()
        ? BrowserFactAttribute.MissingReason
        : "a browser is given another home on Linux only";
}
