using System.IO.Compression;
using System.Text;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Archives made in the test.</summary>
internal static class ZipFileBytes
{
    public static byte[] Of(params (string Name, string Text)[] members) =>
        Of(Array.ConvertAll(members, m => (m.Name, Encoding.UTF8.GetBytes(m.Text))));

    public static byte[] Of(params (string Name, byte[] Bytes)[] members) => Of(CompressionLevel.Fastest, members);

    public static byte[] Of(CompressionLevel level, params (string Name, byte[] Bytes)[] members)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in members)
            {
                using Stream member = archive.CreateEntry(name, level).Open();
                member.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    /// <summary>Where the archive's directory has its n-th entry.</summary>
    public static int DirectoryEntry(byte[] archive, int n)
    {
        int at = -1;
        for (int i = 0; i <= n; i++)
            at = at + 1 + archive.AsSpan(at + 1).IndexOf("PK\u0001\u0002"u8);
        return at;
    }
}
