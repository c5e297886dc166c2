using System.Runtime.Versioning;

namespace Hotspots.Tests.Support;

/// <summary>A test with files of another user, which only the administrator of a Unix machine can make.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrivilegedFactAttribute : FactAttribute
{
    public PrivilegedFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "users are set another way on this system";
        else if (!Environment.IsPrivilegedProcess)
            Skip = "only the administrator can make files of another user";
        else if (OtherUser.Missing("setpriv", "chattr", "chown") is { } missing)
            Skip = $"{missing} is not installed";
        else if (!MayEverybodyRead(AppContext.BaseDirectory))
            Skip = "the program that was built lies where another user may not go";
    }

    [UnsupportedOSPlatform("windows")]
    private static bool MayEverybodyRead(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (!at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute | UnixFileMode.OtherRead))
                return false;
        }
        return true;
    }
}
