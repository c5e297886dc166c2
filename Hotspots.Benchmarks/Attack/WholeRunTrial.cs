using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Cli.Reports;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Whole commands, from words to files, on spoilt incidents, boundaries, polygons and sites.</summary>
internal sealed class WholeRunTrial
{
    private const int Crowd = 24;

    private readonly string _folder, _output, _sound, _soundAreas;

    /// <summary>Makes one.</summary>
    /// <param name="folder">A folder of the attack's own.</param>
    public WholeRunTrial(string folder)
    {
        _folder = folder;
        _output = Path.Combine(folder, "out");
        _sound = Path.Combine(folder, "sound.csv");
        _soundAreas = Path.Combine(folder, "sound.geojson");
        File.WriteAllText(_sound, Incidents.Csv(80, 1));
        File.WriteAllText(_soundAreas, """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"West","code":"1","people":100},"geometry":{"type":"Polygon","coordinates":[[[-3.2,53.1],[-3.1,53.1],[-3.1,53.2],[-3.2,53.2],[-3.2,53.1]]]}},
            {"type":"Feature","properties":{"name":"East","code":"2","people":200},"geometry":{"type":"Polygon","coordinates":[[[-3.1,53.1],[-3.0,53.1],[-3.0,53.2],[-3.1,53.2],[-3.1,53.1]]]}}]}
            """);
    }

    /// <summary>Runs one command; its files and its choice follow from the mutator.</summary>
    /// <exception cref="AttackFaultException">It ended with a fault, without a sentence, or with files that do not belong together.</exception>
    public ReaderTrial Try(Mutator mutator, CancellationToken cancellation)
    {
        string[] words = Words(mutator);
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = CommandLine.Run(words, new Terminal(output, error), TimeProvider.System, cancellation);
        string said = error.ToString().Trim(), line = string.Join(' ', words);
        cancellation.ThrowIfCancellationRequested();
        AttackFaultException.Unless(!said.Contains(CommandLine.FaultOfTheProgram, StringComparison.Ordinal), $"{line}: {said}");
        AttackFaultException.Unless(exitCode is ExitCode.Done or ExitCode.NothingUsable or ExitCode.WrongUsage, $"{line}: exit code {exitCode}");
        if (exitCode != ExitCode.Done)
        {
            AttackFaultException.UnlessSentence(said);
            return new ReaderTrial(0, 1);
        }
        int rows = 0;
        if (words.Contains("--json"))
        {
            using JsonDocument document = JsonDocument.Parse(output.ToString());
            JsonElement report = document.RootElement;
            if (words[0] == "inspect")
            {
                rows = Number(report, "rows");
                AttackFaultException.Unless(
                    rows == Number(report, "placed") + Number(report, "unplaced") + Number(report, "rejected"), $"{line}: rows are lost");
            }
        }
        if (words[0] == "run")
            FolderOfRun.IdOf(_output);
        return new ReaderTrial(Math.Max(rows, 1), 0);
    }

    private string[] Words(Mutator mutator)
    {
        string[] json = mutator.Next(2) == 0 ? ["--json"] : [];
        string[] method = StructuredSpoiling.Any<string[]>(
            mutator, [[], [], ["--method", "kde"], ["--method", "gi-star"], ["--method", "hdbscan"], ["--whole"], ["--weights", "evidence"]]);
        switch (mutator.Next(8))
        {
            case 0:
                return [
                    "run", _sound, "--boundary", Written("boundary.geojson", AttackTargets.SpoiltAreas(mutator)), "-o", _output, .. json, .. method];
            case 1:
                string rejects = Path.Combine(_folder, "rejects.csv");
                File.Delete(rejects);
                return ["inspect", AnyFile(mutator), "--rejects", rejects, "--json"];
            case 2:
                return ["inspect", AnyFile(mutator), .. json];
            case 3:
                return [
                    "cells", _sound, "--polygons", Written("polygons.geojson", AttackTargets.SpoiltAreas(mutator)), "--permutations", "19", "-o",
                    Path.Combine(_folder, "cells.geojson"), .. json];
            case 4:
                return ["cells", AnyFile(mutator), "--polygons", _soundAreas, "--permutations", "19", .. json];
            case 5:
                return [
                    "place", _sound, "--teams", "2", "--sites", Written("sites.csv", AttackTargets.SpoiltSites(mutator)), "-o",
                    Path.Combine(_folder, "place"), .. json];
            default:
                return ["run", AnyFile(mutator), _sound, "-o", _output, .. json, .. method];
        }
    }

    // Among the spoilt rows a crowd of sound ones, else there would be nothing to analyse.
    private string AnyFile(Mutator mutator)
    {
        if (mutator.Next(2) == 0)
            return Written("crowd.csv", StructuredSpoiling.Table(mutator, Incidents.Csv(Crowd, 2).TrimEnd('\n')));
        (byte[] bytes, string ending) = AttackTargets.FileOfAnyFormat(mutator);
        return Written("any" + ending, bytes);
    }

    private string Written(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static int Number(JsonElement report, string name) => report.GetProperty(name).GetInt32();
}
