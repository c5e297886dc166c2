using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary>What is loaded: in short, as columns, one by one, and what was wrong with it. And which methods and weights there are.</summary>
internal sealed class DatasetEndpoints(Workspace workspace)
{
    private const int MostRejects = 1_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/dataset", DatasetAsync);
        routes.MapGet("/api/incidents", IncidentsAsync);
        routes.MapGet("/api/incident/{index}", IncidentAsync);
        routes.MapGet("/api/report", ReportAsync);
        routes.MapGet("/api/rejects", RejectsAsync);
        routes.MapGet("/api/rejects.csv", RejectsFileAsync);
        routes.MapGet("/api/methods", static context => JsonBody.WriteAsync(context, Methods(), SeamJson.Default.MethodAnswerArray));
        routes.MapGet("/api/weights", static context => JsonBody.WriteAsync(context, Weights(), SeamJson.Default.WeightsAnswerArray));
    }

    private async Task DatasetAsync(HttpContext context) =>
        await JsonBody.WriteAsync(context, (await FilesAsync(context)).Dataset, SeamJson.Default.Dataset);

    private async Task IncidentsAsync(HttpContext context)
    {
        LoadedFiles files = await FilesAsync(context);
        if (context.Request.Query["version"] is { Count: > 0 } version && version != files.Version.ToString(CultureInfo.InvariantCulture))
            throw new Refusal(StatusCodes.Status409Conflict, "Other files have been loaded meanwhile: ask again for what is loaded now.");
        byte[] columns = files.Columns;
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = columns.Length;
        await context.Response.Body.WriteAsync(columns, context.RequestAborted);
    }

    private async Task IncidentAsync(HttpContext context)
    {
        LoadedFiles files = await FilesAsync(context);
        if (!TryWhole((string?)context.Request.RouteValues["index"], out int index) || index >= files.Read.Placed.Count)
            throw new Refusal(StatusCodes.Status404NotFound, "There is no such incident in what is loaded now: load the page again.");
        await JsonBody.WriteAsync(context, IncidentDetails.Of(files, index), SeamJson.Default.IncidentAnswer);
    }

    private async Task ReportAsync(HttpContext context)
    {
        using var report = new MemoryStream();
        LoadedFiles files = await FilesAsync(context);
        FindingsDoor.WriteReport(files.Read.Report, files.Marking, report, ControlLabels.Said);
        context.Response.ContentType = JsonBody.ContentType;
        await context.Response.Body.WriteAsync(report.GetBuffer().AsMemory(0, (int)report.Length), context.RequestAborted);
    }

    private async Task RejectsAsync(HttpContext context)
    {
        IReadOnlyList<RejectedRow> rejected = (await FilesAsync(context)).Read.Rejected;
        int from = Math.Min(Number(context, "from", 0), rejected.Count);
        int count = Math.Min(Number(context, "count", 100), MostRejects);
        RejectAnswer[] rows = [.. Enumerable.Range(from, Math.Min(count, rejected.Count - from)).Select(i => Reject(rejected[i]))];
        await JsonBody.WriteAsync(context, new RejectsAnswer(rejected.Count, from, rows), SeamJson.Default.RejectsAnswer);
    }

    private async Task RejectsFileAsync(HttpContext context)
    {
        LoadedFiles files = await FilesAsync(context);
        Download.Begin(context, "rejects.csv", files.Marking);
        await Download.WriteAsync(context, stream => ReleaseDoor.WriteRejects(files.Read.Rejected, files.Marking, stream, context.RequestAborted));
    }

    private Task<LoadedFiles> FilesAsync(HttpContext context) => workspace.WhenReadyAsync(context.RequestAborted);

    private static RejectAnswer Reject(RejectedRow row) => new(
        row.Issue.File, row.Issue.Line, row.Issue.Column, row.Issue.Value, row.Issue.Expected, row.Issue.ToString(), row.Headers, row.Fields);

    private static MethodAnswer[] Methods() => [.. AnalysisCatalog.All.Select(static method => new MethodAnswer(
        method.Name, method.Title, method.Question, method.Family.ToString().ToLowerInvariant(), method.FamilyQuestion, method.FindsPlaces,
        method.NeedsTimes,
        method.Compares,
        [.. method.Parameters.Select(static p => new ParameterInfo(
            p.Name, p.Title, p.Unit, p.Minimum, p.Maximum, p.IsInteger, p.DefaultRule, p.Effect,
            [.. p.Choices.Select(static choice => new ChoiceInfo(choice.Name, choice.Words))]))]))];

    private static WeightsAnswer[] Weights() => [.. WeightTable.Presets.Select(static preset => new WeightsAnswer(
        preset.Name, preset.Title, preset.Effect, preset.Weights, preset.Otherwise, preset.Sources, preset.Intelligence))];

    private static int Number(HttpContext context, string name, int otherwise)
    {
        if (context.Request.Query[name] is not { Count: > 0 } text)
            return otherwise;
        return TryWhole(text, out int number)
            ? number
            : throw new Refusal(StatusCodes.Status400BadRequest, $"\"{name}\" is a whole number of 0 or more: load the page again.");
    }

    internal static bool TryWhole(string? text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
