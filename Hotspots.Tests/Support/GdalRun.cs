using System.Diagnostics;

namespace Hotspots.Tests.Support;

/// <summary>A test that asks GDAL; left out, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GdalFactAttribute : FactAttribute
{
    public GdalFactAttribute() => Skip = GdalRun.IsThere ? null : "gdalinfo is not installed";
}

/// <summary>What do the programs of the GDAL project say of a file? The oracle for raster layers, where it is installed.</summary>
internal static class GdalRun
{
    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(static folder => File.Exists(Path.Combine(folder, "gdalinfo")) || File.Exists(Path.Combine(folder, "gdalinfo.exe")));

    public static string Of(string program, params string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
