using System.IO.Compression;
using System.Security.Cryptography;
using Hotspots.Core.Files.Ledger;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Outputs;

namespace Hotspots.Core.Files.Release;

/// <summary>Place in a ledger.</summary>
/// <param name="Ledger">Its file.</param>
/// <param name="Release">Number of the release.</param>
internal readonly record struct EnteredAt(string Ledger, int Release);

/// <summary>ZIP archive of a layer that the ledger knows already: the files of the folder, byte for byte.</summary>
/// <remarks>Made by <see cref="CountsDoor.Enter"/> alone. Nothing of it is kept: it is made while it is sent.</remarks>
internal sealed class EnteredCounts
{
    private readonly HandedRecord _handed;
    private readonly IReadOnlyList<OutputFile> _files;
    private readonly IReadOnlyList<(string Name, string Sha256)> _digests;
    private readonly EnteredAt _at;

    internal EnteredCounts(
        string begin, HandedRecord handed, IReadOnlyList<OutputFile> files, IReadOnlyList<(string Name, string Sha256)> digests, EnteredAt at)
    {
        (_handed, _files, _digests, _at) = (handed, files, digests, at);
        // The recipient's name holds no name of an operation: that was asked before anything was made.
        string to = new([.. handed.Recipient.Select(static letter => char.IsLetterOrDigit(letter) ? letter : '-')]);
        Name = $"{begin}{handed.Given:yyyy-MM-dd}-{to}.zip";
    }

    /// <summary>Name of the archive, with its marking.</summary>
    public string Name { get; }

    /// <summary>Its security marking.</summary>
    public string Marking => _handed.Marking;

    /// <summary>Sends it, and then tells the ledger that it has gone out whole.</summary>
    /// <param name="stream">Where to; written from beginning to end.</param>
    /// <param name="cancellation">Stops it; the ledger keeps it as given.</param>
    /// <exception cref="InvalidOperationException">A file is not what was entered; it is not whole then.</exception>
    public void Write(Stream stream, CancellationToken cancellation)
    {
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((OutputFile file, (string Name, string Sha256) digest) in _files.Zip(_digests))
            {
                ZipArchiveEntry entry = archive.CreateEntry(file.Name, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(_handed.Given.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
                using Stream to = entry.Open();
                if (WriteThrough(file, to, cancellation) != digest.Sha256)
                    throw new InvalidOperationException($"{file.Name} is not what was entered in the ledger.");
            }
        }
        ReleaseLedger.Place(_at.Ledger, _at.Release);
    }

    /// <summary>Writes a file and gives its SHA-256.</summary>
    internal static string WriteThrough(OutputFile file, Stream stream, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var digest = SHA256.Create();
        using (var through = new CryptoStream(stream, digest, CryptoStreamMode.Write, leaveOpen: true))
            file.Write(through, cancellation);
        return Convert.ToHexStringLower(digest.Hash!);
    }
}
