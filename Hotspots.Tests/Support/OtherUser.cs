using System.Diagnostics;
using System.Globalization;

namespace Hotspots.Tests.Support;

/// <summary>A user of the machine who is not the one that runs the tests.</summary>
internal static class OtherUser
{
    /// <summary>"nobody", on most systems.</summary>
    public const int Id = 65_534;

    /// <summary>The words that start a program as that user, without groups.</summary>
    public static string[] Words { get; } =
        ["setpriv", $"--reuid={Id.ToString(CultureInfo.InvariantCulture)}", $"--regid={Id.ToString(CultureInfo.InvariantCulture)}", "--clear-groups"];

    /// <summary>The first of these programs that is not installed; null when all are.</summary>
    public static string? Missing(params string[] programs) => Array.Find(programs, static program =>
        !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))));

    /// <summary>Gives a file, or a folder with all in it, to that user.</summary>
    public static void Owns(string path) => Run("chown", "-R", Id.ToString(CultureInfo.InvariantCulture), path);

    /// <summary>Runs a program and expects it to do what it is told.</summary>
    public static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
