using System.Text.Json;
using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Counts;
using Hotspots.Core.Files;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Map that a back-test chose, as its record says, to be drawn by a run.</summary>
/// <param name="Method">The method of the catalogue.</param>
/// <param name="Given">Its numbers where the back-test had a say in them: the ground that it flagged.</param>
/// <param name="Words">"chosen by back-test 43b964bcde3f: …", with the reason.</param>
internal sealed record ChosenMap(string Method, IReadOnlyDictionary<string, double> Given, string Words)
{
    /// <summary>Reads the record that a back-test wrote.</summary>
    /// <param name="path">Its backtest.json.</param>
    /// <exception cref="ArgumentException">It is none, or what it chose is no method; says what to do.</exception>
    public static ChosenMap Of(string path)
    {
        try
        {
            using JsonDocument record = JsonDocument.Parse(InputBytes.Read(path));
            return Of(record.RootElement);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"⟨chosen-by {path}⟩ cannot be read: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"⟨chosen-by {path}⟩ is no record of a back-test: give the backtest.json that \"hotspots backtest FILE -o DIR\" wrote.", e);
        }
    }

    /// <summary>The request with this map, the reason in its record; numbers that the user gave go before.</summary>
    public RunRequest Applied(RunRequest request)
    {
        var given = new Dictionary<string, double>(Given, StringComparer.Ordinal);
        foreach ((string name, double value) in request.Given)
            given[name] = value;
        return request with { Methods = [Method], Given = given, ChosenBy = Words };
    }

    private static ChosenMap Of(JsonElement record)
    {
        string choice = Text(record, "choice"), words = $"chosen by back-test {Text(record, "runId")}: {Text(record, "reason")}";
        if (AnalysisCatalog.All.All(method => method.Name != choice))
        {
            JsonElement chosen = record.GetProperty("kept").EnumerateArray().First(map => Text(map, "method") == choice);
            throw new ArgumentException($"The back-test chose {Text(chosen, "title").ToLowerInvariant()}, which hang on the day they are made: give "
                + $"⟨method {CountsMethod.PlainName}⟩ with ⟨from⟩ and the first of those days, and leave out ⟨chosen-by⟩.");
        }
        string cells = Text(record.GetProperty("choices"), "flaggedCells");
        double km2 = record.GetProperty("kept").EnumerateArray()
            .First(map => Text(map, "method") == choice && map.GetProperty("cells").GetRawText() == cells).GetProperty("flaggedKm2").GetDouble();
        var given = new Dictionary<string, double>();
        if (BacktestMaps.Counting(choice))
            given.Add(CountsMethod.GroundName, km2);
        return new ChosenMap(choice, given, words);
    }

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString() ?? throw new KeyNotFoundException(name);
}
