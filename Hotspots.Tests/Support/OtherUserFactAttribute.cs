namespace Hotspots.Tests.Support;

/// <summary>A test that acts as another user of the computer, which only its administrator can; elsewhere it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OtherUserFactAttribute : FactAttribute
{
    public OtherUserFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "another user is acted as on Linux only";
        else if (!Environment.IsPrivilegedProcess)
            Skip = "only the administrator can act as another user: run the tests as root";
        else if (!Programs.All(File.Exists))
            Skip = $"needs {string.Join(" and ", Programs)}";
    }

    private static readonly string[] Programs = ["/usr/bin/setpriv", "/bin/bash"];
}
