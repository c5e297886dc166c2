using System.Globalization;
using System.Net;
using System.Text;
using Hotspots.Desktop.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Hotspots.Desktop.Access;

/// <summary>May this request come in, and what may its answer do in a browser? Before anything else looks at it.</summary>
/// <remarks>
/// A page of another site may send requests to 127.0.0.1, under a name of its own that it points there, or from its own origin: the Host
/// must be the address itself, the cookie goes along for this site only, and whatever changes something must come from this origin.
/// </remarks>
internal sealed class AccessGate(Session session)
{
    /// <summary>Where a one-time token is spent.</summary>
    public const string EntryPath = "/enter";

    /// <summary>The field of the form, or of the address, that holds it.</summary>
    public const string TokenField = "token";

    /// <summary>Most bytes of the form that spends a token.</summary>
    private const int MostFormBytes = 1024;

    // Nothing from anywhere else, nothing inline, in nobody's frame: the tiles of a server come through the host.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // What a page could ask a computer for, and this one never does. It may put a link on the clipboard, which it does when the user presses a
    // button.
    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), "
        + "xr-spatial-tracking=(), clipboard-read=(), clipboard-write=(self)";

    // The cookie is for requests of this site only. Whoever comes from a file is another site, also on the way of a redirect: so the answer is a
    // page of this site, which goes on by itself and takes the place of the entry.
    private const string EntryPage =
        "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url=/\"><title>Hotspots</title><a "
            + "href=\"/\">Open the map</a></html>";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        AddHeaders(context.Response.Headers);
        string port = context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture);
        string host = "127.0.0.1:" + port;
        // Cookies know no ports: two hosts on one computer must not take each other's.
        string cookie = "hotspots-" + port;
        if (request.Host.Value != host)
            return Refusals.AnswerAsync(
                context, StatusCodes.Status421MisdirectedRequest, $"Hotspots answers at http://{host} only: use the address it printed.");
        if (session.IsShut)
            return RefuseAsync(context, Session.WhyShut);
        string origin = request.Headers.Origin.ToString(), own = "http://" + host;
        if (request.Path == EntryPath)
            return EnterAsync(context, cookie, isFromElsewhere: origin is not ("" or "null") && origin != own);
        if (!session.IsCookie(request.Cookies[cookie]))
            return RefuseAsync(context, "This window has no key: start Hotspots again, which gives it a new one.");
        bool reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!reads && origin != own)
            return Refusals.AnswerAsync(context, StatusCodes.Status403Forbidden, "Another site may not ask this of Hotspots: use its own window.");
        return next(context);
    }

    private async Task EnterAsync(HttpContext context, string cookie, bool isFromElsewhere)
    {
        // A browser that only looks ahead has not come in yet: its user has, a moment later.
        if (isFromElsewhere || context.Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase))
        {
            await Refusals.AnswerAsync(context, StatusCodes.Status403Forbidden, "Another site may not ask this of Hotspots: use its own window.");
            return;
        }
        switch (session.Spend(await TokenOfAsync(context)))
        {
            case Admission.Granted:
                context.Response.Cookies.Append(
                    cookie, session.Cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(EntryPage, context.RequestAborted);
                break;
            case Admission.SpentBefore:
                await RefuseAsync(context, Session.WhyShut);
                break;
            case Admission.Late:
                await RefuseAsync(
                    context,
                    $"This key was good for {Session.TokenLife.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds and is too old: "
                        + $"start Hotspots again, or press Enter where it was started for a new one.");
                break;
            default:
                await RefuseAsync(context, "This key is of an earlier start: use the one that Hotspots gave last.");
                break;
        }
    }

    // A person reads a page and a program JSON: who loads the window anew after Hotspots was started again is a person.
    private static Task RefuseAsync(HttpContext context, string sentence)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return Refusals.AnswerAsync(context, StatusCodes.Status403Forbidden, sentence);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><title>Hotspots</title><h1>Hotspots does not show the map here</h1><p>"
            + WebUtility.HtmlEncode(sentence)
            + "</p><p>Nothing was changed in your files. What was loaded in a window is forgotten when Hotspots ends: choose the files again in the "
            + "new one.</p></html>",
            context.RequestAborted);
    }

    private static async Task<string?> TokenOfAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (HttpMethods.IsGet(request.Method))
            return request.Query[TokenField];
        if (!HttpMethods.IsPost(request.Method))
            return null;
        var form = new byte[MostFormBytes];
        int length = await request.Body.ReadAtLeastAsync(form, form.Length, throwOnEndOfStream: false, context.RequestAborted);
        return QueryHelpers.ParseQuery(Encoding.UTF8.GetString(form.AsSpan(0, length))).GetValueOrDefault(TokenField);
    }

    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
