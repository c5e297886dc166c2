using Microsoft.AspNetCore.Http;

namespace Hotspots.Desktop.Access;

/// <summary>Whose pictures may the page show beside the host's own? Nobody's, until the user turns a tile source on.</summary>
internal sealed class TileServer
{
    private volatile string? _origin;
    private volatile string? _askedOrigin;

    /// <summary>The server as a content security policy names it, "https://tiles.example"; null for none.</summary>
    public string? Origin => _origin;

    /// <summary>The same where the page may also read what the server says of itself, its WMTS capabilities; else null.</summary>
    public string? AskedOrigin => _askedOrigin;

    /// <summary>Lets the server of a tile address in, and no other.</summary>
    /// <param name="address">Such as https://{a-c}.tiles.example/{z}/{x}/{y}.png; null or blank for none.</param>
    /// <param name="capabilities">May the page read from it, not only show its pictures?</param>
    /// <returns>Has anything changed, so that the page must be loaded anew for the policy to hold?</returns>
    /// <exception cref="Refusal">It is no address of a server.</exception>
    public bool Allow(string? address, bool capabilities = false)
    {
        string? origin = string.IsNullOrWhiteSpace(address) ? null : OriginOf(address);
        string? asked = capabilities ? origin : null;
        bool changed = origin != _origin || asked != _askedOrigin;
        _origin = origin;
        _askedOrigin = asked;
        return changed;
    }

    private static string OriginOf(string address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        int end = scheme < 0 ? -1 : address.IndexOf('/', scheme + 3);
        string server = end < 0 ? address : address[..end];
        // {a-c}.tiles.example stands for several servers of one name.
        bool several = scheme >= 0 && server.AsSpan(scheme + 3).StartsWith("{") && server.Contains("}.", StringComparison.Ordinal);
        if (several)
            server = string.Concat(server.AsSpan(0, scheme + 3), server.AsSpan(server.IndexOf("}.", StringComparison.Ordinal) + 2));
        // What goes into the policy is put together from checked parts: no space, comma or semicolon of the address reaches it.
        if (!Uri.TryCreate(server, UriKind.Absolute, out Uri? uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.UserInfo.Length > 0 || Uri.CheckHostName(uri.IdnHost) is UriHostNameType.Unknown or UriHostNameType.Basic)
            throw new Refusal(StatusCodes.Status400BadRequest, "The tile source's address must begin with https:// (or http://) and the name of a server.");
        string port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"{uri.Scheme}://{(several ? "*." : "")}{uri.IdnHost}{port}";
    }
}
