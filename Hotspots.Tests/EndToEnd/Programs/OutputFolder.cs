using System.Diagnostics;
using System.Text.Json;

namespace Hotspots.Tests.EndToEnd.Programs;

/// <summary>What lies in an output folder: the files of one run, or of several?</summary>
internal static class OutputFolder
{
    /// <summary>The run that everything in the folder is of, by its id; fails when it is of several, or not whole.</summary>
    public static string RunOf(string folder)
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "run.json")));
        string[] listed = [.. record.RootElement.GetProperty("files").EnumerateArray().Select(static f => f.GetString()!)];
        Assert.Equal(listed.Order(StringComparer.Ordinal), Seen(folder));
        string[] runs =
        [
            .. listed.Where(static name => name.EndsWith(".geojson", StringComparison.Ordinal)).Select(name => RunOfLayer(Path.Combine(folder, name)))
        ];
        Assert.NotEmpty(runs);
        return Assert.Single(runs.Append(record.RootElement.GetProperty("runId").GetString()!).Distinct());
    }

    /// <summary>Names of the files that are not hidden.</summary>
    public static string[] Seen(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(static path => Path.GetFileName(path)).Where(static name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal)];

    /// <summary>Starts the built program, by way of other programs.</summary>
    public static Process Start(string[] before, params string[] arguments)
    {
        string dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        string[] words = [.. before, dotnet, "exec", Path.Combine(AppContext.BaseDirectory, "hotspots.dll"), .. arguments];
        var start = new ProcessStartInfo(words[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in words.AsSpan(1))
            start.ArgumentList.Add(word);
        // The runtime's own sockets and maps are no part of what is tried.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>Waits for a program that was started here.</summary>
    public static ProgramRun End(Process process)
    {
        using (process)
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new ProgramRun(process.ExitCode, output, error.GetAwaiter().GetResult().ReplaceLineEndings("\n"));
        }
    }

    private static string RunOfLayer(string path)
    {
        using JsonDocument layer = JsonDocument.Parse(File.ReadAllBytes(path));
        return layer.RootElement.GetProperty("run").GetString()!;
    }
}
