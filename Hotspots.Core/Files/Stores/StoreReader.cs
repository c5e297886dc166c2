using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Stores;

/// <summary>Reads a store of incidents as one more file: rows come back as they were understood when their files were added.</summary>
/// <remarks>Who asks, and why, is written into the store's log before the first row is given.</remarks>
internal sealed class StoreReader : IIncidentReader
{
    /// <inheritdoc/>
    public string Name => "store";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head, string fileName) => StoreFile.IsDatabase(head);

    /// <inheritdoc/>
    public void Read(SourceFile file, IRowSink sink, CancellationToken cancellation)
    {
        if (file.Path is null)
            throw new UnreadableFileException("It is a database (SQLite or GeoPackage) within an archive or a pipe: unpack it first.");
        try
        {
            using StoreDatabase database = StoreDatabase.Open(file.Path, cancellation: cancellation);
            if (StoreSchema.VersionOf(database) is null)
                throw new UnreadableFileException(StoreFile.NoStore);
            StoreSchema.Require(database);
            StoreQuestion question = sink.Question
                ?? throw new UnreadableFileException("It is a store of incidents, and nobody said why it is looked into.");
            var rows = new StoreRows(database, question.Narrowing);
            database.Write(() => StoreLog.Append(
                database, question.Purpose, question.Kind, $"{question.Purpose.What}; {rows.InWords}", rows.Count, StoreLog.StateOf(database),
                question.Clock.GetUtcNow()));
            if (rows.Total == 0)
                throw new UnreadableFileException("The store is empty: add files of incidents with \"hotspots store add\".");
            rows.Give(sink, file.Length, cancellation);
        }
        catch (OutputException problem)
        {
            throw new UnreadableFileException(problem.Message, problem);
        }
    }
}
