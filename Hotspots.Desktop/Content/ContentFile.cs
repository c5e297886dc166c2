using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Hotspots.Desktop.Content;

/// <summary>One file of the page or the basemap, plain and compressed.</summary>
internal sealed class ContentFile
{
    private const string Brotli = "br", Gzip = "gzip";

    /// <summary>Smaller than this, compressing gains nothing.</summary>
    private const int SmallestCompressed = 1_024;

    private const int TagBytes = 12;

    private static readonly Dictionary<string, (string Type, bool Shrinks)> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = ("text/html; charset=utf-8", true),
        [".js"] = ("text/javascript; charset=utf-8", true),
        [".css"] = ("text/css; charset=utf-8", true),
        [".json"] = ("application/json; charset=utf-8", true),
        [".geojson"] = ("application/geo+json", true),
        [".svg"] = ("image/svg+xml", true),
        [".txt"] = ("text/plain; charset=utf-8", true),
        [".woff2"] = ("font/woff2", false),
        [".png"] = ("image/png", false),
        [".ico"] = ("image/x-icon", false),
    };

    private readonly Lazy<byte[]> _plain;
    private readonly Lazy<byte[]>? _brotli;
    private readonly Lazy<byte[]>? _gzip;

    private ContentFile(string contentType, string tag, Lazy<byte[]> plain, Lazy<byte[]>? brotli, Lazy<byte[]>? gzip)
    {
        ContentType = contentType;
        Tag = tag;
        _plain = plain;
        _brotli = brotli;
        _gzip = gzip;
    }

    public string ContentType { get; }

    /// <summary>Changes when the content does.</summary>
    public string Tag { get; }

    /// <summary>How a resource was compressed when it was embedded; null for plain.</summary>
    public static string? EncodingOf(string resource) => Path.GetExtension(resource) switch
    {
        ".br" => Brotli,
        ".gz" => Gzip,
        _ => null,
    };

    /// <summary>Takes it out of the assembly.</summary>
    public static ContentFile Load(Assembly assembly, string resource, string path)
    {
        byte[] stored = Stored(assembly, resource);
        (string type, bool shrinks) = Types.GetValueOrDefault(Path.GetExtension(path), ("application/octet-stream", true));
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(stored).AsSpan(0, TagBytes))}\"";
        Lazy<byte[]> here = new(stored);
        switch (EncodingOf(resource))
        {
            case Brotli:
                return new ContentFile(
                    type, tag, new Lazy<byte[]>(() => Unpack(new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress))), here, null);
            case Gzip:
                return new ContentFile(
                    type, tag, new Lazy<byte[]>(() => Unpack(new GZipStream(new MemoryStream(stored), CompressionMode.Decompress))), null, here);
            default:
                bool compress = shrinks && stored.Length >= SmallestCompressed;
                return new ContentFile(
                    type, tag, here,
                    compress ? new Lazy<byte[]>(() => Pack(stored, static to => new BrotliStream(to, CompressionLevel.Fastest))) : null,
                    compress ? new Lazy<byte[]>(() => Pack(stored, static to => new GZipStream(to, CompressionLevel.Fastest))) : null);
        }
    }

    /// <summary>The bytes for someone who accepts these encodings, and which of them it is; null for plain.</summary>
    public (string? Encoding, byte[] Bytes) For(IReadOnlyCollection<string> accepted)
    {
        if (_brotli is not null && accepted.Contains(Brotli))
            return (Brotli, _brotli.Value);
        if (_gzip is not null && accepted.Contains(Gzip))
            return (Gzip, _gzip.Value);
        return (null, _plain.Value);
    }

    private static byte[] Stored(Assembly assembly, string resource)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> packer)
    {
        var packed = new MemoryStream();
        using (Stream stream = packer(packed))
            stream.Write(plain);
        return packed.ToArray();
    }

    private static byte[] Unpack(Stream packed)
    {
        using (packed)
        {
            var plain = new MemoryStream();
            packed.CopyTo(plain);
            return plain.ToArray();
        }
    }
}
