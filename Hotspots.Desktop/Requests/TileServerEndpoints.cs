using Hotspots.Desktop.Access;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>PUT /api/tile-server</c>, and <c>GET /api/tile-server/picture</c> and <c>/words</c>: which server the user turned on, and what it
/// has.</summary>
internal sealed class TileServerEndpoints(TileServer server, RemoteTiles tiles)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/tile-server", AllowAsync);
        routes.MapGet("/api/tile-server/picture", PictureAsync);
        routes.MapGet("/api/tile-server/words", WordsAsync);
    }

    private async Task AllowAsync(HttpContext context)
    {
        TileServerWish wish = await JsonBody.ReadAsync(context, SeamJson.Default.TileServerWish);
        server.Allow(wish.Url, wish.Capabilities);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task PictureAsync(HttpContext context)
    {
        if (await tiles.PictureAsync(context.Request.Query["url"], context.RequestAborted) is var (type, bytes))
        {
            await SendAsync(context, type, bytes);
            return;
        }
        // Most of the world is no fault.
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    // As plain text, whatever it is: a stranger's page must never be shown as one of this site.
    private async Task WordsAsync(HttpContext context) =>
        await SendAsync(context, "text/plain; charset=utf-8", await tiles.WordsAsync(context.Request.Query["url"], context.RequestAborted));

    private static Task SendAsync(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
