using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Hotspots.Desktop.Access;

/// <summary>Tile server: whose pictures may be fetched for the page? Nobody's, until the user turns a tile source on.</summary>
/// <remarks>The page asks the host alone, and the host asks these servers alone: each is named in full, so that no pattern lets a stranger
/// in.</remarks>
internal sealed class TileServer
{
    /// <summary>Most servers that one address may stand for: {a-z} or {0-9} and some.</summary>
    private const int MostServers = 26;

    private volatile string[] _origins = [];
    private volatile bool _isRead;

    /// <summary>The servers, "https://a.tiles.example" each; none where no tile source is on.</summary>
    public IReadOnlyList<string> Origins => _origins;

    /// <summary>May the page also read what the server says of itself, its WMTS capabilities?</summary>
    public bool IsRead => _isRead;

    /// <summary>Lets the servers of a tile address in, and no other.</summary>
    /// <param name="address">Such as https://{a-c}.tiles.example/{z}/{x}/{y}.png; null or blank for none.</param>
    /// <param name="capabilities">May the page read from it, not only show its pictures?</param>
    /// <exception cref="Refusal">It is no address of a server.</exception>
    public void Allow(string? address, bool capabilities = false)
    {
        string[] origins = string.IsNullOrWhiteSpace(address) ? [] : [.. ServersOf(address).Select(OriginOf).Distinct(StringComparer.Ordinal)];
        _origins = origins;
        _isRead = capabilities && origins.Length > 0;
    }

    /// <summary>Is this an address of one of them?</summary>
    public bool Allows(Uri address) => address.UserInfo.Length == 0 && _origins.Contains(OriginOf(address));

    // {a-c} and {1-4} stand for one letter or digit each, as tile servers of several names have it.
    private static IEnumerable<string> ServersOf(string address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        int end = scheme < 0 ? -1 : address.IndexOf('/', scheme + 3);
        string server = end < 0 ? address : address[..end];
        int open = server.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return [server];
        if (server.AsSpan(open) is not ['{', var first, '-', var last, '}', ..] || first > last || last - first >= MostServers
            || !char.IsAsciiLetterOrDigit(first) || !char.IsAsciiLetterOrDigit(last) || server.IndexOf('{', open + 1) >= 0)
            throw NoServer();
        return Enumerable.Range(first, last - first + 1).Select(letter => $"{server[..open]}{(char)letter}{server[(open + 5)..]}");
    }

    private static string OriginOf(string server) =>
        Uri.TryCreate(server, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.UserInfo.Length == 0 && Uri.CheckHostName(uri.IdnHost) is not (UriHostNameType.Unknown or UriHostNameType.Basic)
            ? OriginOf(uri)
            : throw NoServer();

    private static string OriginOf(Uri uri) => string.Create(CultureInfo.InvariantCulture, $"{uri.Scheme}://{uri.IdnHost}:{uri.Port}");

    private static Refusal NoServer() =>
        new(StatusCodes.Status400BadRequest,
            "The tile source's address must begin with https:// (or http://) and the name of a server; {a-c} in it stands for one letter or digit.");
}
