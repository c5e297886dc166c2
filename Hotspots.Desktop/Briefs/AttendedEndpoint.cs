using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Attendance;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Requests;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Briefs;

/// <summary><c>POST /api/attended</c>, and <c>/api/attended/NAME</c> for the same as a table: of the places that the sheets asked to be visited,
/// which were.</summary>
internal sealed class AttendedEndpoint(Workspace workspace, AttendedDesk desk, EventHub hub)
{
    private readonly QuestionTurns _turns = new(workspace, hub);

    /// <summary>Puts them at their addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/attended", context => _turns.AnswerAsync(
            context, "attended", SeamJson.Default.AttendedQuery, SeamJson.Default.AttendedAnswer,
            async (files, query, how, token) => Of(await desk.FindAsync(files, query, how, token), files.Version)));
        routes.MapPost("/api/attended/{name}", FileAsync);
    }

    private async Task FileAsync(HttpContext context)
    {
        string name = (string)context.Request.RouteValues["name"]!;
        if (!AttendanceDoor.LayerNames.Contains(name))
            throw new Refusal(
                StatusCodes.Status404NotFound,
                $"There is no file of this name: choose one of {string.Join(", ", AttendanceDoor.LayerNames)}.");
        AttendedQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.AttendedQuery);
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        AttendedRecord found = await desk.FindAsync(files, query, Telling.Nobody, context.RequestAborted);
        Download.Begin(context, name, found.Marking);
        await Download.WriteAsync(context, stream => AttendanceDoor.WriteLayer(found, name, stream, context.RequestAborted));
    }

    private static AttendedAnswer Of(AttendedRecord found, int version) => new()
    {
        RunId = found.RunId,
        Version = version,
        Marking = found.Marking,
        Answer = found.Answer,
        Places = [.. AttendedSum.Of(found.Places).Select(static sum => new AttendedRowAnswer(
            sum.Place.Place, sum.Place.Area, sum.Days, sum.Asked, sum.Made, sum.Minutes, sum.DaysAsAsked, sum.OutsideShare))],
        Months = [.. found.Months.Select(static month => new PatrolMonthAnswer(
            month.Month, month.UnitHours, month.PersonHours, month.Arrests, month.StopAndSearches, month.AsbPowers))],
        Notes = found.Notes,
        Files = AttendanceDoor.FileNames(found),
    };
}
