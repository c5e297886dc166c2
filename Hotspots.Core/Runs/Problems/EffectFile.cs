using System.Text.Json;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Problems;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Evaluation that was written before, as far as a profile repeats it.</summary>
/// <param name="Effect">What it says.</param>
/// <param name="Marking">Its security marking.</param>
internal sealed record WrittenEffect(ProblemEffect Effect, string Marking);

/// <summary>Reader of the effect.json that "hotspots effect" wrote.</summary>
internal static class EffectFile
{
    private const string Give = "give the effect.json that \"hotspots effect -o\" writes, unchanged.";

    /// <summary>Reads it.</summary>
    /// <exception cref="ArgumentException">It is no such file, or was changed; says what to give.</exception>
    public static WrittenEffect Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(InputBytes.Read(path));
            JsonElement record = document.RootElement;
            ProblemEffectRow[] rows = [.. record.GetProperty("places").EnumerateArray().Select(static place => new ProblemEffectRow(
                RoleOf(Text(place, "role")), Text(place, "name"), place.GetProperty("before").GetInt32(), place.GetProperty("during").GetInt32()))];
            string[] answer = [.. record.GetProperty("answer").EnumerateArray().Select(static sentence => sentence.GetString() ?? "")];
            // One that says nothing of displacement is the record of another question.
            if (rows.Length == 0 || answer.Length == 0 || !record.TryGetProperty("wdd", out _))
                throw Changed(name);
            var effect = new ProblemEffect
            {
                What = $"{Text(record, "operation")}: {Text(record, "ground")}",
                Before = Words(record.GetProperty("before")),
                During = Words(record.GetProperty("during")),
                Rows = rows,
                Answer = answer,
                RunId = Text(record, "runId"),
            };
            return new WrittenEffect(effect, Text(record, "marking"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"{name} cannot be read: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Changed(name);
        }
    }

    /// <summary>What a place of an evaluation is to it, in the words of a table.</summary>
    public static string RoleOf(string role) => role switch
    {
        "treated" => "This ground",
        "control" => "Compared with",
        "ring" => "Ring round this ground",
        _ => "Ring round the other",
    };

    private static string Text(JsonElement of, string property) => of.GetProperty(property).GetString() ?? throw new FormatException();

    private static string Words(JsonElement period) => PeriodWords.Of(Text(period, "from"), Text(period, "to"));

    private static ArgumentException Changed(string name) => new($"{name} is no evaluation of an operation: {Give}");
}
