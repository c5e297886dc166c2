using Hotspots.Desktop.Access;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>PUT /api/tile-server</c>: may the page show pictures of this server?</summary>
internal static class TileServerEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, TileServer server) => routes.MapPut("/api/tile-server", async context =>
    {
        TileServerWish wish = await JsonBody.ReadAsync(context, SeamJson.Default.TileServerWish);
        await JsonBody.WriteAsync(context, new TileServerAnswer(server.Allow(wish.Url, wish.Capabilities)), SeamJson.Default.TileServerAnswer);
    });
}
