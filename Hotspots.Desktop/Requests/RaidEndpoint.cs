using Hotspots.Core.Model.Raids;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;
using Hotspots.Paper.Raids;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>POST /api/raid/raid.pdf</c>: the sheets of a day of warrants, as the command line writes them.</summary>
internal sealed class RaidEndpoint(Workspace workspace, RaidDesk desk)
{
    private const string Sheets = "raid.pdf";

    /// <summary>Puts it at its address.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/raid/{name}", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        if ((string)context.Request.RouteValues["name"]! != Sheets)
            throw new Refusal(StatusCodes.Status404NotFound, $"There is no file of this name: ask for {Sheets}.");
        RaidQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.RaidQuery);
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        RaidPlan plan = await desk.FindAsync(files, query, context.RequestAborted);
        Download.Begin(context, Sheets, plan.Record.Marking);
        await Download.WriteAsync(context, stream => RaidFile.Write(plan, stream));
    }
}
