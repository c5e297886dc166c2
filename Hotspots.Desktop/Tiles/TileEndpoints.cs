using System.Globalization;
using System.IO.Compression;
using Hotspots.Desktop.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Tiles;

/// <summary><c>/api/tiles</c>: a file of tiles of the user's own is opened by its path, told of, drawn from and put away.</summary>
internal sealed class TileEndpoints(TileShelf shelf)
{
    /// <summary>Largest tile when unpacked, bytes: the largest of vector maps have some 10 MB.</summary>
    private const int MaxUnpackedBytes = 32 << 20;

    /// <summary>Most bytes that one byte of gzip unpacks to, by the format itself.</summary>
    private const int MostDeflated = 1032;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/tiles", context => AnswerAsync(context, shelf.Current));
        routes.MapPost("/api/tiles", OpenAsync);
        routes.MapDelete("/api/tiles", Close);
        routes.MapGet("/api/folder", static context =>
            JsonBody.WriteAsync(context, TileFolder.Of(context.Request.Query["path"].ToString()), TilesJson.Default.FolderAnswer));
        routes.MapGet("/api/tiles/{zoom}/{column}/{row}", TileAsync);
    }

    private async Task OpenAsync(HttpContext context)
    {
        TilesQuery query = await JsonBody.ReadAsync(context, TilesJson.Default.TilesQuery);
        await AnswerAsync(
            context,
            shelf.Open(query.Path ?? throw new Refusal(StatusCodes.Status400BadRequest, "The file has no path: choose one on this computer.")));
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
            bool isUnpackedThere = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
            // Also then a tile that could fill the page is unpacked here once, to see that it does not.
            if (!isUnpackedThere || tile.LongLength * MostDeflated > MaxUnpackedBytes)
            {
                byte[] unpacked = await UnpackAsync(tile, context.RequestAborted);
                tile = isUnpackedThere ? tile : unpacked;
            }
            if (isUnpackedThere)
                context.Response.Headers.ContentEncoding = "gzip";
        }
        context.Response.ContentType = ContentType(format);
        context.Response.ContentLength = tile.Length;
        await context.Response.Body.WriteAsync(tile, context.RequestAborted);
    }

    private static Task AnswerAsync(HttpContext context, TileShelf.Opened? opened) =>
        JsonBody.WriteAsync(context, opened is null ? null : TilesAnswer.Of(opened), TilesJson.Default.TilesAnswer!);

    private static async Task<byte[]> UnpackAsync(byte[] packed, CancellationToken cancellation)
    {
        try
        {
            using var unpacked = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            var portion = new byte[1 << 16];
            while (await gzip.ReadAsync(portion, cancellation) is int read and > 0)
            {
                unpacked.Write(portion, 0, read);
                if (unpacked.Length > MaxUnpackedBytes)
                    throw new Refusal(
                        StatusCodes.Status400BadRequest,
                        $"The file of tiles holds a tile that unpacks to more than {MaxUnpackedBytes >> 20} MB, which no map has: choose another "
                        + $"file.");
            }
            return unpacked.ToArray();
        }
        catch (InvalidDataException damaged)
        {
            throw new Refusal(
                StatusCodes.Status400BadRequest, "The file of tiles holds a tile that is damaged: copy or download the file again.", damaged);
        }
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
