using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>POST /api/place</c> and <c>GET /api/place/layers/NAME</c>: teams on the screen, and the same ones as files.</summary>
internal sealed class PlacementEndpoints(Workspace workspace, PlacementDesk desk, EventHub hub)
{
    private readonly Turns _turns = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/place", PlaceAsync);
        routes.MapGet("/api/place/layers/{name}", LayerAsync);
    }

    private async Task PlaceAsync(HttpContext context)
    {
        PlacementQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.PlacementQuery);
        using Turns.Turn turn = _turns.Take(query.Window ?? "");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(turn.Overtaken, context.RequestAborted);
        try
        {
            LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
            // Reading a county's streets takes a moment; all else is there before anybody could read how far it is.
            IProgress<RunProgress>? progress = query.By is null ? null : Steps.TellerOf(hub, "place", query.Window);
            PlacementFound found = await desk.FindAsync(files, query, Waiting.TellerOf(hub, "place", query.Window), progress, ending.Token);
            await JsonBody.WriteAsync(context, PlacementAnswers.Of(found), SeamJson.Default.PlacementAnswer);
        }
        catch (OperationCanceledException) when (turn.IsOvertaken)
        {
            throw new Refusal(StatusCodes.Status409Conflict, "A later wish of this window has overtaken this one.");
        }
    }

    private async Task LayerAsync(HttpContext context)
    {
        string name = (string)context.Request.RouteValues["name"]!;
        if (!ReleaseDoor.PlacementLayerNames.Contains(name))
            throw new Refusal(
                StatusCodes.Status404NotFound,
                $"There is no layer of this name: choose one of {string.Join(", ", ReleaseDoor.PlacementLayerNames)}.");
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        PlacementFound found = desk.LastOf(context.Request.Query["window"].ToString(), files.Version)
            ?? throw new Refusal(StatusCodes.Status409Conflict, "No teams have been placed in this window yet: place some, then export them.");
        Download.Begin(context, name, found.Result.Record.Marking);
        await Download.WriteAsync(context, stream => ReleaseDoor.WriteLayer(found.Result, name, stream, context.RequestAborted));
    }
}
