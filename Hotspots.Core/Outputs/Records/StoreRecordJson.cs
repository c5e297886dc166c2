using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Outputs.Formats.Csv;

namespace Hotspots.Core.Outputs.Records;

/// <summary>What is said of a store, for other programs: whatever there is of it.</summary>
internal sealed record WrittenStore
{
    public required string Marking { get; init; }

    public StoreContents? Contents { get; init; }

    public IReadOnlyList<AdditionRecord>? Additions { get; init; }

    public RetentionReview? Review { get; init; }

    public ErasureCertificate? Certificate { get; init; }

    public LogCheck? Log { get; init; }

    public ExportRecord? Export { get; init; }

    public StoreNews? News { get; init; }

    public IReadOnlyList<string>? Answer { get; init; }

    public string? Note { get; init; }
}

/// <summary>Store records as JSON, its log as CSV, and the certificate of an erasure as text.</summary>
internal static class StoreRecordJson
{
    public const string ExportFileName = "exported-incidents.json";

    private static readonly StoreRecordContext Context = new(RecordText.Options());

    /// <summary>Writes what is said of a store as one object and a line end.</summary>
    public static void Write(WrittenStore written, Stream stream) => RecordText.Write(written, Context.WrittenStore, stream);

    /// <summary>Writes the log of processing: one row an entry.</summary>
    public static void WriteLog(IReadOnlyList<LogEntry> entries, string marking, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        writer.NewLine = "\r\n";
        writer.WriteLine("number,at,who,kind,reason,what,count,digest,hash,marking");
        foreach (LogEntry entry in entries)
        {
            string[] cells =
            [
                entry.Number.ToString(CultureInfo.InvariantCulture), entry.At, SpreadsheetCell.Of(entry.Who), entry.Kind,
                SpreadsheetCell.Of(entry.Reason), SpreadsheetCell.Of(entry.What), entry.Count.ToString(CultureInfo.InvariantCulture), entry.Digest,
                entry.Hash, SpreadsheetCell.Of(marking),
            ];
            writer.WriteLine(string.Join(',', cells));
        }
    }

    /// <summary>Writes the certificate of an erasure for people.</summary>
    public static void WriteCertificate(ErasureCertificate certificate, string marking, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.NewLine = "\n";
        writer.WriteLine(marking);
        writer.WriteLine();
        writer.WriteLine("Certificate of erasure");
        writer.WriteLine();
        foreach ((string name, string value) in Lines(certificate))
            writer.WriteLine($"{name + ":",-22}{value}");
    }

    private static IEnumerable<KeyValuePair<string, string>> Lines(ErasureCertificate one)
    {
        yield return new("store", one.Store);
        yield return new("erased on", one.At + " (UTC)");
        yield return new("by", one.By);
        yield return new("why", one.Reason);
        yield return new("what was asked for", one.Asked);
        yield return new("incidents", Number(one.Erased));
        foreach (Model.Reading.NameCount kind in one.Kinds)
            yield return new("  " + kind.Name, Number(kind.Count));
        yield return new("earlier versions", Number(one.Earlier));
        yield return new("rejected rows", Number(one.Rejected));
        if (one.Unknown > 0)
            yield return new("not found", $"{Number(one.Unknown)} of the references");
        yield return new("digest of the whole", one.Digest);
        yield return new("entry in the log", Number(one.Entry));
        yield return new("hash of the entry", one.Hash);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Its properties, found out while compiling.</summary>
[JsonSerializable(typeof(WrittenStore))]
internal sealed partial class StoreRecordContext : JsonSerializerContext;
