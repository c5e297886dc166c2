namespace Hotspots.Tests.Support;

/// <summary>A test that looks at each connection a browser makes, by strace; skipped where there is none, or no browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SocketTraceFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/strace";

    public SocketTraceFactAttribute() => Skip = !OperatingSystem.IsLinux() || !File.Exists(Program)
        ? "needs strace, which is of Linux: on Debian \"apt-get install strace\""
        : BrowserFactAttribute.MissingReason;
}
