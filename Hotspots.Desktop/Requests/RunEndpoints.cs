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

/// <summary><c>POST /api/run</c>, <c>GET /api/run/RUN/LAYER/METHOD</c> and <c>POST /api/export/LAYER</c>: what was found on the screen, and the
/// same as files.</summary>
internal sealed class RunEndpoints(Workspace workspace, RunDesk desk, EventHub hub)
{
    private readonly Turns _turns = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/run", RunAsync);
        routes.MapGet("/api/run/{run}/{layer}/{method}", LayerAsync);
        routes.MapPost("/api/export/{layer}", ExportAsync);
    }

    private async Task RunAsync(HttpContext context)
    {
        RunQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.RunQuery);
        using Turns.Turn turn = _turns.Take(query.Window ?? "");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(turn.Overtaken, context.RequestAborted);
        try
        {
            LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
            var how = new Telling(Waiting.TellerOf(hub, "run", query.Window), null);
            RunFound found = await desk.FindAsync(files, QueryReading.Read(query, files), how, ending.Token);
            await JsonBody.WriteAsync(context, RunAnswers.Of(found, files.Version), SeamJson.Default.RunAnswer);
        }
        catch (OperationCanceledException) when (turn.IsOvertaken)
        {
            throw new Refusal(StatusCodes.Status409Conflict, "A later run of this window has overtaken this one.");
        }
    }

    private async Task LayerAsync(HttpContext context)
    {
        string Of(string part) => (string)context.Request.RouteValues[part]!;
        (string layer, string method) = (Of("layer"), Of("method"));
        RunResult result = desk.Known(Of("run"))
            ?? throw new Refusal(StatusCodes.Status409Conflict, "This run is no longer kept: ask for the hotspots again.");
        if (!RunLayers.Of(result).Contains(new LayerAnswer(layer, method)))
            throw new Refusal(StatusCodes.Status404NotFound, "This run has no such layer: load the page again.");
        if (layer == RunLayers.Contours)
        {
            await JsonBody.WriteAsync(context, RunLayers.ContoursOf(result, method), SeamJson.Default.ContourAnswerArray);
            return;
        }
        byte[] columns = layer == RunLayers.Cells ? RunLayers.CellsOf(result, method) : RunLayers.SurfacesOf(result, method);
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = columns.Length;
        await context.Response.Body.WriteAsync(columns, context.RequestAborted);
    }

    private async Task ExportAsync(HttpContext context)
    {
        string layer = (string)context.Request.RouteValues["layer"]!;
        if (!ReleaseDoor.LayerNames.Contains(layer))
            throw new Refusal(
                StatusCodes.Status404NotFound, $"There is no layer of this name: choose one of {string.Join(", ", ReleaseDoor.LayerNames)}.");
        RunQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.RunQuery);
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        RunFound found = await desk.FindAsync(files, QueryReading.Read(query, files), Telling.Nobody, context.RequestAborted);
        Download.Begin(context, layer, found.Result.Record.Marking);
        await Download.WriteAsync(context, stream => ReleaseDoor.WriteLayer(found.Result, layer, stream, context.RequestAborted));
    }
}
