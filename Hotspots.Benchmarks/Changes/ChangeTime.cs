using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs;

namespace Hotspots.Benchmarks.Changes;

/// <summary>Time of a comparison beyond reading: elapsed and processor seconds, stage by stage, the first time and again.</summary>
internal static class ChangeTime
{
    private const int Rounds = 6;

    /// <summary>Writes the figures.</summary>
    public static void Run(TextWriter output, string path)
    {
        ReadResult read = IncidentFiles.Read([path], new ReadOptions());
        var request = new ComparisonRequest(new RunRequest { Files = [path] });
        for (int round = 0; round < Rounds; round++)
        {
            var stages = new Stages();
            ComparisonResult result = ComparisonRun.Execute(request, read, TimeProvider.System, stages, CancellationToken.None);
            string folder = Path.Combine(Path.GetTempPath(), $"hotspots-change-time-{Guid.NewGuid():N}");
            foreach (string format in ReleaseDoor.ComparisonFormats)
            {
                stages.Report(new RunProgress(1, $"Writing {format}"));
                ReleaseDoor.Write(result, new OutputPlace(folder) { Inputs = [], Formats = [format] }, CancellationToken.None);
            }
            stages.Report(new RunProgress(1, ""));
            Directory.Delete(folder, recursive: true);
            output.WriteLine($"{(round == 0 ? "first" : "again")}: {stages}");
        }
    }

    private sealed class Stages : IProgress<RunProgress>
    {
        private readonly List<(string Name, double Elapsed, double Processor)> _begun = [("", 0, Processor())];
        private readonly Stopwatch _watch = Stopwatch.StartNew();

        public void Report(RunProgress value)
        {
            lock (_begun)
            {
                if (_begun[^1].Name != value.Step)
                    _begun.Add((value.Step, _watch.Elapsed.TotalMilliseconds, Processor()));
            }
        }

        public override string ToString() => string.Join("; ", _begun.Zip(_begun.Skip(1)).Select(static pair => string.Create(
            CultureInfo.InvariantCulture,
            $"{pair.First.Name} {pair.Second.Elapsed - pair.First.Elapsed:0} ms ({pair.Second.Processor - pair.First.Processor:0} of processors)")));

        private static double Processor() => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;
    }
}
