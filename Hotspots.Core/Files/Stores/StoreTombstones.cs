using System.Buffers.Binary;
using System.Security.Cryptography;
using Hotspots.Core.Files.Stores.Database;

namespace Hotspots.Core.Files.Stores;

/// <summary>Suppression list of what was erased, by keyed digests: it must not come back with a file that still has it.</summary>
/// <remarks>HMAC-SHA-256 under the store's own salt, so that a digest tells nothing to whoever does not have the store. What has a reference is
/// known by it, and what has none by all that its row says.</remarks>
internal sealed class StoreTombstones
{
    private readonly byte[] _salt;
    private readonly HashSet<string> _digests = [];

    /// <summary>Reads the list.</summary>
    public StoreTombstones(StoreDatabase database)
    {
        _salt = Convert.FromHexString(StoreSchema.FactOf(database, "salt") ?? "");
        foreach (StoreStatement row in database.Rows("SELECT digest FROM store_erased"))
            _digests.Add(Convert.ToHexString(row.Bytes(0)));
    }

    /// <summary>Was nothing erased yet?</summary>
    public bool IsEmpty => _digests.Count == 0;

    /// <summary>Was a row erased?</summary>
    /// <param name="reference">UTF-8; empty for none.</param>
    /// <param name="rowHash">Hash of all that it says.</param>
    public bool Holds(ReadOnlySpan<byte> reference, ulong rowHash) =>
        !(reference.IsEmpty && rowHash == 0) && _digests.Contains(Convert.ToHexString(DigestOf(reference, rowHash)));

    /// <summary>Enters a row that is erased.</summary>
    public void Add(StoreDatabase database, ReadOnlySpan<byte> reference, ulong rowHash)
    {
        byte[] digest = DigestOf(reference, rowHash);
        if (_digests.Add(Convert.ToHexString(digest)))
            database.Run("INSERT INTO store_erased VALUES (?)", digest);
    }

    /// <summary>Digest of a row by its reference, or by all that it says.</summary>
    public byte[] DigestOf(ReadOnlySpan<byte> reference, ulong rowHash)
    {
        if (!reference.IsEmpty)
            return HMACSHA256.HashData(_salt, reference);
        Span<byte> row = stackalloc byte[sizeof(ulong) + 1];
        BinaryPrimitives.WriteUInt64LittleEndian(row, rowHash);
        return HMACSHA256.HashData(_salt, row);
    }
}
