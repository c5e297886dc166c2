using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Seam;
using Hotspots.Desktop.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>POST /api/views</c>, <c>PUT</c> and <c>GET /api/views/KEY</c>: what a page looks at, kept while the host runs.</summary>
internal sealed class ViewEndpoints(ViewShelf views)
{
    /// <summary>How long a page may wait for what it said before it was loaded anew.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/views", AddAsync);
        routes.MapPut("/api/views/{key}", KeepAsync);
        routes.MapGet("/api/views/{key}", FindAsync);
    }

    private async Task AddAsync(HttpContext context) =>
        await JsonBody.WriteAsync(context, new ViewKeyAnswer(views.Add((await ViewAsync(context)).View)), SeamJson.Default.ViewKeyAnswer);

    private async Task KeepAsync(HttpContext context)
    {
        string key = KeyOf(context);
        if (!ViewShelf.IsKey(key))
            throw new Refusal(StatusCodes.Status400BadRequest, "A view is kept under 22 to 64 letters and digits: load the page again.");
        ViewAnswer view = await ViewAsync(context);
        views.Keep(key, view.View, view.Turn);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task FindAsync(HttpContext context) =>
        await JsonBody.WriteAsync(context, new ViewAnswer(await views.FindAsync(KeyOf(context), TurnOf(context), Patience, context.RequestAborted)
            ?? throw new Refusal(StatusCodes.Status404NotFound, "This view is no longer kept: a link holds until Hotspots is closed.")),
            SeamJson.Default.ViewAnswer);

    private static string KeyOf(HttpContext context) => (string)context.Request.RouteValues["key"]!;

    private static long TurnOf(HttpContext context) =>
        long.TryParse(
            context.Request.Query["turn"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long turn)
                ? turn
                : 0;

    private static async Task<ViewAnswer> ViewAsync(HttpContext context) =>
        (await JsonBody.ReadAsync(context, SeamJson.Default.ViewAnswer)) is { View.Length: <= ViewShelf.Longest } view
            ? view
            : throw new Refusal(StatusCodes.Status400BadRequest, "The request holds no view, or too long a one: load the page again.");
}
