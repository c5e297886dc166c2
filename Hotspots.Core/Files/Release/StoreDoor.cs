using Hotspots.Core.Model;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Outputs;
using Hotspots.Core.Outputs.Layers.Stores;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Files.Release;

/// <summary>Release of what a store holds: as <see cref="ReleaseDoor"/>, for incidents that are handed out, its log and its certificates.</summary>
internal static class StoreDoor
{
    private static readonly string[] Endings = [".csv", ".geojson"];

    /// <summary>May incidents be handed out there?</summary>
    /// <exception cref="OutputException">It is no file of a kind that is written, or would be written over what is read.</exception>
    public static void CheckExportPlace(OutputPlace place)
    {
        if (!Endings.Contains(Path.GetExtension(place.Path), StringComparer.OrdinalIgnoreCase))
            throw new OutputException(
                $"Incidents are handed out as CSV or GeoJSON: let \"{place.Path}\" end in .csv or .geojson. Nothing was written.");
        ReleaseDoor.CheckFilePlace(place);
    }

    /// <summary>Writes incidents as one file: CSV or GeoJSON, as its name ends.</summary>
    /// <exception cref="OutputException">It cannot be written there, or marking or profile will not do.</exception>
    public static void WriteExport(StoreExport export, OutputPlace place, CancellationToken cancellation)
    {
        CheckExportPlace(place);
        OutputDocument document = ExportedLayer.Of(ReleasedExport.Through(export));
        string name = ExportedLayer.Schema.File + Path.GetExtension(place.Path).ToLowerInvariant();
        ReleaseDoor.WriteOne(place, "the incidents", stream => OutputFiles.Named(document, name).Write(stream, cancellation), cancellation);
    }

    /// <summary>Writes the log of processing as CSV. No incident is in it.</summary>
    /// <exception cref="OutputException">It cannot be written there, or the marking will not do.</exception>
    public static void WriteLog(IReadOnlyList<LogEntry> entries, string marking, OutputPlace place, CancellationToken cancellation)
    {
        string stamped = ReleasedRun.Marking(marking);
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the log", stream => StoreRecordJson.WriteLog(entries, stamped, stream), cancellation);
    }

    /// <summary>Writes the certificate of an erasure as text.</summary>
    /// <exception cref="OutputException">It cannot be written there, or the marking will not do.</exception>
    public static void WriteCertificate(ErasureCertificate certificate, string marking, OutputPlace place, CancellationToken cancellation)
    {
        string stamped = ReleasedRun.Marking(marking);
        ReleaseDoor.CheckFilePlace(place);
        ReleaseDoor.WriteOne(place, "the certificate", stream => StoreRecordJson.WriteCertificate(certificate, stamped, stream), cancellation);
    }

    /// <summary>Writes what is in a store, in counts, as one JSON object.</summary>
    public static void WriteContents(StoreContents contents, string marking, Stream stream) =>
        StoreRecordJson.Write(new WrittenStore { Marking = ReleasedRun.Marking(marking), Contents = contents }, stream);

    /// <summary>Writes what was added, as one JSON object.</summary>
    public static void WriteAdditions(IReadOnlyList<AdditionRecord> additions, string marking, Stream stream) =>
        StoreRecordJson.Write(new WrittenStore { Marking = ReleasedRun.Marking(marking), Additions = additions }, stream);

    /// <summary>Writes what is due to be erased, in counts, as one JSON object.</summary>
    public static void WriteReview(RetentionReview review, string marking, Stream stream) =>
        StoreRecordJson.Write(new WrittenStore { Marking = ReleasedRun.Marking(marking), Review = review }, stream);

    /// <summary>Writes what was erased, in counts, as one JSON object.</summary>
    public static void WriteCertificate(ErasureCertificate certificate, string marking, Stream stream) =>
        StoreRecordJson.Write(new WrittenStore { Marking = ReleasedRun.Marking(marking), Certificate = certificate }, stream);

    /// <summary>Writes the outcome of the check of a log, as one JSON object.</summary>
    public static void WriteCheck(LogCheck check, string marking, Stream stream) =>
        StoreRecordJson.Write(new WrittenStore { Marking = ReleasedRun.Marking(marking), Log = check }, stream);

    /// <summary>Writes what is new in a store, in counts, as one JSON object.</summary>
    public static void WriteNews(StoreNewsRecord news, Stream stream) => StoreRecordJson.Write(
        new WrittenStore
        {
            Marking = ReleasedRun.Marking(news.Marking),
            News = news.News,
            Answer = news.Hotspots?.Answer,
            Note = news.WhyNoHotspots.Length > 0 ? news.WhyNoHotspots : null,
        }, stream);
}
