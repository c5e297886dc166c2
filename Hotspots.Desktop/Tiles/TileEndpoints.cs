using System.Globalization;
using System.IO.Compression;
using Hotspots.Desktop.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Tiles;

/// <summary><c>/api/tiles</c>: a file of tiles of the user's own is opened by its path, told of, drawn from and put away.</summary>
internal sealed class TileEndpoints(TileShelf shelf)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/tiles", context => AnswerAsync(context, shelf.Current));
        routes.MapPost("/api/tiles", OpenAsync);
        routes.MapDelete("/api/tiles", Close);
        routes.MapGet("/api/tiles/{zoom}/{column}/{row}", TileAsync);
    }

    private async Task OpenAsync(HttpContext context)
    {
        TilesQuery query = await JsonBody.ReadAsync(context, TilesJson.Default.TilesQuery);
        await AnswerAsync(context, shelf.Open(query.Path));
    }

    private Task Close(HttpContext context)
    {
        shelf.Close();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task TileAsync(HttpContext context)
    {
        TileShelf.Opened opened = shelf.Current ?? throw new Refusal(StatusCodes.Status404NotFound, "No file of tiles is open: open one first.");
        if (context.Request.Query["version"] is { Count: > 0 } version && version != opened.Version.ToString(CultureInfo.InvariantCulture))
            throw new Refusal(StatusCodes.Status409Conflict, "Another file of tiles has been opened meanwhile: ask again for what is open now.");
        int zoom = Number(context, "zoom", TileFile.DeepestZoom), last = (int)((1L << zoom) - 1);
        byte[]? tile = opened.File.Tile(zoom, Number(context, "column", last), Number(context, "row", last));
        // Most of the world is no fault.
        if (tile is not { Length: > 0 })
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        string format = TileMetadata.FormatOf(tile);
        if (format == "gzip")
        {
            if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
                context.Response.Headers.ContentEncoding = "gzip";
            else
                tile = await UnpackAsync(tile, context.RequestAborted);
        }
        context.Response.ContentType = ContentType(format);
        context.Response.ContentLength = tile.Length;
        await context.Response.Body.WriteAsync(tile, context.RequestAborted);
    }

    private static Task AnswerAsync(HttpContext context, TileShelf.Opened? opened) =>
        JsonBody.WriteAsync(context, opened is null ? null : TilesAnswer.Of(opened), TilesJson.Default.TilesAnswer!);

    private static async Task<byte[]> UnpackAsync(byte[] packed, CancellationToken cancellation)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        await gzip.CopyToAsync(unpacked, cancellation);
        return unpacked.ToArray();
    }

    private static string ContentType(string format) => format switch
    {
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        _ => "application/vnd.mapbox-vector-tile",
    };

    private static int Number(HttpContext context, string name, int last) =>
        int.TryParse((string?)context.Request.RouteValues[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= last
            ? number
            : throw new Refusal(StatusCodes.Status404NotFound, "There is no such tile in the world: load the page again.");
}
