using System.Globalization;
using Hotspots.Desktop.Requests;
using Microsoft.AspNetCore.Http;

namespace Hotspots.Desktop.Access;

/// <summary>May this request come in, and what may its answer do in a browser? Before anything else looks at it.</summary>
/// <remarks>
/// A page of another site may send requests to 127.0.0.1, under a name of its own that it points there, or from its own origin: the Host
/// must be the address itself, the cookie goes along for this site only, and whatever changes something must come from this origin.
/// </remarks>
internal sealed class AccessGate(Token token, TileServer tiles)
{
    // Nothing from anywhere else but the tiles that the user turned on, nothing inline, in nobody's frame.
    private string ContentSecurityPolicy =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:{(tiles.Origin is { } server ? " " + server : "")}; "
        + $"font-src 'self'; connect-src 'self'{(tiles.AskedOrigin is { } asked ? " " + asked : "")}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        AddHeaders(context.Response.Headers);
        string port = context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture);
        string host = "127.0.0.1:" + port;
        // Cookies know no ports: two hosts on one computer must not take each other's.
        string cookie = "hotspots-" + port;
        if (request.Host.Value != host)
            return Refusals.AnswerAsync(context, StatusCodes.Status421MisdirectedRequest, $"Hotspots answers at http://{host} only: use the address it printed.");
        bool reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (reads && request.Path == "/" && request.Query.ContainsKey("token"))
            return Enter(context, cookie);
        if (!token.IsCookie(request.Cookies[cookie]))
            return Refusals.AnswerAsync(context, StatusCodes.Status403Forbidden, "This window has no key: open the address that Hotspots printed when it was started.");
        if (!reads && request.Headers.Origin.ToString() != "http://" + host)
            return Refusals.AnswerAsync(context, StatusCodes.Status403Forbidden, "Another site may not ask this of Hotspots: use its own window.");
        return next(context);
    }

    private Task Enter(HttpContext context, string cookie)
    {
        if (!token.IsFirst(context.Request.Query["token"]))
            return Refusals.AnswerAsync(context, StatusCodes.Status403Forbidden, "This address is of an earlier start: open the one that Hotspots printed last.");
        context.Response.Cookies.Append(cookie, token.Cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        // The token leaves the address, so that it is in no history and in no picture of the window.
        context.Response.Redirect("/");
        return Task.CompletedTask;
    }

    private void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
