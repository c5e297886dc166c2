using Hotspots.Core.Model.Maps;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Pictures;
using Hotspots.Desktop.Seam;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.RunMaps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NetTopologySuite.Geometries;

namespace Hotspots.Desktop.Requests;

/// <summary><c>POST /api/picture/map.png</c>, <c>map.svg</c> and <c>map.pdf</c>: what a window shows, drawn for paper as the command line draws
/// it.</summary>
internal sealed class PictureEndpoint(Workspace workspace, PictureDesk desk)
{
    private static readonly string[] Names = ["map.png", "map.svg", "map.pdf"];

    /// <summary>Puts it at its address.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/picture/{name}", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        string name = (string)context.Request.RouteValues["name"]!;
        if (!Names.Contains(name))
            throw new Refusal(StatusCodes.Status404NotFound, $"There is no picture of this name: choose one of {string.Join(", ", Names)}.");
        PictureQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.PictureQuery);
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        await SendAsync(context, name, files, query);
    }

    // What draws is not loaded before it is asked for.
    private async Task SendAsync(HttpContext context, string name, LoadedFiles files, PictureQuery query)
    {
        PaperSize paper = PaperOf(query, out bool isLandscape);
        RunMap map = await desk.FindAsync(files, query, page => MapFile.Scaled(page, paper, isLandscape), context.RequestAborted);
        PaperFormat format = name == Names[0] ? PaperFormat.Png : name == Names[1] ? PaperFormat.Svg : PaperFormat.Pdf;
        // Drawn whole before the first byte goes: what goes wrong is said in a sentence.
        using var drawn = new MemoryStream();
        await Task.Run(() => MapFile.Release(map, paper, isLandscape, format, drawn), context.RequestAborted);
        Download.Begin(context, name, map.Marking);
        context.Response.ContentLength = drawn.Length;
        drawn.Position = 0;
        await drawn.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static PaperSize[] Sheets => [PaperSize.A4, PaperSize.A3, PaperSize.Slide];

    private static PaperSize PaperOf(PictureQuery query, out bool isLandscape)
    {
        Envelope ground = PictureReading.GroundOf(query);
        PaperSize paper = query.Paper switch
        {
            null or "screen" => MapSheet.ScreenFor(ground),
            _ => Array.Find(Sheets, sheet => sheet.Name == query.Paper) ?? throw new Refusal(
                StatusCodes.Status400BadRequest,
                $"There is no sheet of this name: choose screen, {string.Join(", ", Sheets.Select(static sheet => sheet.Name))}."),
        };
        isLandscape = paper.IsToScale ? ground.Width > ground.Height : paper.IsLandscape;
        return paper;
    }
}
