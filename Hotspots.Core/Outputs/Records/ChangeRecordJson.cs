using System.Text.Json;
using System.Text.Json.Serialization;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Records;

/// <summary>Record of a comparison beside its layer: how it came about, and the answer.</summary>
/// <remarks>
/// Indented, with "\n" between lines on every system; dictionaries in ordinal order of their keys; cells stand in the layer and the table.
/// </remarks>
internal static class ChangeRecordJson
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "change.json";

    private static readonly ChangeRecordContext Context = new(RecordText.Options(
        new WordConverter<ChangeVerdict>(ChangeWords.Of),
        new WordConverter<HotspotTurn>(static turn => ChangeWords.Of(turn)!),
        new WordConverter<ChangeLevel>(ChangeWords.Of)));

    /// <summary>Writes it.</summary>
    /// <param name="record">What to write.</param>
    /// <param name="files">Names of the files beside it, and its own.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(ComparisonRecord record, IReadOnlyList<string> files, Stream stream)
    {
        ComparisonRecord written = RecordText.Ready(record, files) with
        {
            Before = Written(record.Before),
            After = Written(record.After),
            Together = Written(record.Together),
            Towns = [.. record.Towns.Select(Written)],
            Hotspots = [.. record.Hotspots.Select(Written)],
        };
        RecordText.Write(written, Context.ComparisonRecord, stream);
    }

    // The numbers as the layer has them.
    private static PlaceChange Written(PlaceChange place) => place with
    {
        Ratio = Rounded(place.Ratio, ChangeLayer.TimesDecimals),
        Low = Rounded(place.Low, ChangeLayer.TimesDecimals),
        High = Rounded(place.High, ChangeLayer.TimesDecimals),
        P = Chance(place.P),
        Q = Chance(place.Q),
        CentreEasting = Rounded(place.CentreEasting, ChangeLayer.MetreDecimals),
        CentreNorthing = Rounded(place.CentreNorthing, ChangeLayer.MetreDecimals),
    };

    private static ComparedPeriod Written(ComparedPeriod period) => period with { Days = Rounded(period.Days, ChangeLayer.DayDecimals)!.Value };

    private static double? Rounded(double? value, int decimals) => LayerValue.Rounded(value, decimals).NumberOrNull;

    private static double? Chance(double? value) => LayerValue.Chance(value).NumberOrNull;
}

/// <summary>Writes a value of an enumeration as its word.</summary>
/// <param name="wordOf">The word.</param>
internal sealed class WordConverter<T>(Func<T, string> wordOf) : JsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A record is written, and never read back.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(wordOf(value));
}

/// <summary>The record's properties, found out while compiling.</summary>
[JsonSerializable(typeof(ComparisonRecord))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class ChangeRecordContext : JsonSerializerContext;
