namespace Hotspots.Tests.Support;

/// <summary>A test about permissions, which the administrator of a machine does not have to keep.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "permissions are set another way on Windows";
        else if (Environment.IsPrivilegedProcess)
            Skip = "the administrator may read everything";
    }
}
