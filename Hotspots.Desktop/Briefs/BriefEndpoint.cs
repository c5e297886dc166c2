using System.Globalization;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Requests;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Briefs;

/// <summary>
/// <c>GET /api/brief/papers</c>, <c>POST /api/brief</c>, <c>/api/brief/sheets/N</c> for a picture and <c>/api/brief/NAME</c> for a file: the sheet
/// for a shift.
/// </summary>
internal sealed class BriefEndpoint(Workspace workspace, BriefDesk desk, EventHub hub)
{
    private const string Calendar = "visits.ics", Route = "round.gpx";

    /// <summary>Width of a picture, pixels: more than any screen has is nobody's wish.</summary>
    private const int FewestPixels = 100, MostPixels = 4_000;

    private const float MillimetresAnInch = 25.4f;

    private readonly QuestionTurns _turns = new(workspace, hub);

    /// <summary>Puts them at their addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/brief/papers", static context =>
            JsonBody.WriteAsync(context, BriefPapers.All, SeamJson.Default.BriefPaperAnswerArray));
        routes.MapPost("/api/brief", context => _turns.AnswerAsync(
            context, "brief", SeamJson.Default.BriefQuery, SeamJson.Default.BriefAnswer,
            async (files, query, how, token) => BriefAnswers.Of(
                await desk.FindAsync(files, query, how, token), BriefPapers.Named(query.Paper), query.Cards, files.Version)));
        routes.MapPost("/api/brief/sheets/{number}", PictureAsync);
        routes.MapPost("/api/brief/{name}", FileAsync);
    }

    private async Task PictureAsync(HttpContext context)
    {
        BriefQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.BriefQuery);
        if (query.Pixels is not (>= FewestPixels and <= MostPixels and int pixels))
            throw new Refusal(
                StatusCodes.Status400BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"A picture is {FewestPixels} to {MostPixels:N0} pixels wide: ask for so many."));
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        Brief brief = await desk.FindAsync(files, query, Telling.Nobody, context.RequestAborted);
        IReadOnlyList<PlannedSheet> Planned(Brief marked) => BriefFile.Sheets(marked, BriefPapers.Named(query.Paper), query.Cards);
        bool isNumber = DatasetEndpoints.TryWhole((string?)context.Request.RouteValues["number"], out int number);
        if (!isNumber || number < 1 || number > Planned(brief).Count)
            throw new Refusal(StatusCodes.Status404NotFound, "There is no such sheet any more: ask for another.");
        using var picture = new MemoryStream();
        await Task.Run(() => FindingsDoor.WriteSheets(brief, picture, (marked, stream) =>
        {
            Sheet sheet = Planned(marked)[number - 1].Sheet;
            stream.Write(SheetFile.Picture(sheet, pixels * MillimetresAnInch / sheet.Width));
        }), context.RequestAborted);
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = picture.Length;
        await context.Response.Body.WriteAsync(picture.GetBuffer().AsMemory(0, (int)picture.Length), context.RequestAborted);
    }

    private async Task FileAsync(HttpContext context)
    {
        string name = (string)context.Request.RouteValues["name"]!;
        PaperFormat? format = BriefPapers.FormatOf(name);
        if (format is null && name is not (Calendar or Route))
            throw new Refusal(
                StatusCodes.Status404NotFound, $"There is no file of this name: choose one of {string.Join(", ", Names())}.");
        BriefQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.BriefQuery);
        PaperSize paper = BriefPapers.Named(query.Paper);
        if (format is { } kept)
            Check(kept, paper, query.Cards);
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        Brief brief = await desk.FindAsync(files, query, Telling.Nobody, context.RequestAborted);
        if (format is { } picture && BriefFile.HoldsOneSheet(picture) && BriefFile.Sheets(brief, paper, query.Cards).Count > 1)
            throw new Refusal(StatusCodes.Status400BadRequest, "A picture holds one sheet: choose one town, and no cards, or keep it as a PDF.");
        Download.Begin(context, name, brief.Marking);
        await Download.WriteAsync(context, stream => Write(brief, name, format, paper, query.Cards, stream));
    }

    private static void Check(PaperFormat format, PaperSize paper, bool hasCards)
    {
        if (!BriefFile.Formats(paper, hasCards: false).Contains(format))
            throw new Refusal(StatusCodes.Status400BadRequest, "A presentation is made of slides: choose that paper, or keep it as a PDF.");
        if (hasCards && !BriefFile.Formats(paper, hasCards: true).Contains(format))
            throw new Refusal(StatusCodes.Status400BadRequest, "Cards are cut off paper: leave them out, or keep an A4 or A3 sheet as a PDF.");
    }

    private static void Write(Brief brief, string name, PaperFormat? format, PaperSize paper, bool hasCards, Stream stream)
    {
        if (format is { } kept)
            FindingsDoor.WriteSheets(brief, stream, (marked, to) => BriefFile.Write(marked, paper, kept, hasCards, to));
        else if (name == Calendar)
            FindingsDoor.WriteCalendar(brief, BriefRounds.Of(brief), stream);
        else
            FindingsDoor.WriteRoute(brief, BriefRounds.Of(brief), stream);
    }

    private static IEnumerable<string> Names() => [.. Enum.GetValues<PaperFormat>().Select(BriefPapers.NameOf), Calendar, Route];
}
