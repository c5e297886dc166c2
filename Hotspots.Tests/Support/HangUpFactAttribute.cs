namespace Hotspots.Tests.Support;

/// <summary>A test that hangs up on a program as a closed terminal does; skipped where such a signal would not arrive.</summary>
/// <remarks>Under nohup the signal is ignored, by this process and by whatever it starts.</remarks>
public sealed class HangUpFactAttribute : FactAttribute
{
    private const ulong HangUp = 1;

    public HangUpFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no such signal to send; the closing of its console comes to the program as the same one";
        else if (IsIgnored())
            Skip = "started under nohup: the signal of a closed terminal is ignored by everything this process starts";
    }

    private static bool IsIgnored()
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status))
            return false;
        string? ignored = File.ReadLines(status).FirstOrDefault(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return ignored is not null && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & HangUp) != 0;
    }
}
