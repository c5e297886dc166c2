using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Runs.Releases;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary>
/// <c>GET /api/release/profiles</c>, <c>POST /api/release/try</c> and <c>POST /api/release/write</c>: what may be handed over to others, tried, and
/// then entered in the ledger and written as it was tried.
/// </summary>
internal sealed class ReleaseEndpoints(Workspace workspace, ReleaseDesk desk, EventHub hub)
{
    private const string Work = "release";

    private readonly Turns _turns = new();

    /// <summary>Puts them at their addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/api/release/profiles", static context => JsonBody.WriteAsync(context, Profiles(), SeamJson.Default.ReleaseProfileAnswerArray));
        routes.MapPost("/api/release/try", TryAsync);
        routes.MapPost("/api/release/write", WriteAsync);
    }

    private async Task TryAsync(HttpContext context)
    {
        ReleaseQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.ReleaseQuery);
        using Turns.Turn turn = _turns.Take(query.Window ?? "");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(turn.Overtaken, context.RequestAborted);
        try
        {
            LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
            var how = new Telling(Waiting.TellerOf(hub, Work, query.Window), Steps.TellerOf(hub, Work, query.Window));
            TriedRelease tried = await desk.TryAsync(files, query, how, ending.Token);
            await JsonBody.WriteAsync(context, ReleaseAnswers.Of(tried), SeamJson.Default.ReleaseAnswer);
        }
        catch (OperationCanceledException) when (turn.IsOvertaken)
        {
            throw new Refusal(StatusCodes.Status409Conflict, "A later wish of this window has overtaken this one.");
        }
    }

    // The ledger comes before the first byte: a layer that is cut off on its way counts as given.
    private async Task WriteAsync(HttpContext context)
    {
        ReleaseWriteQuery query = await JsonBody.ReadAsync(context, SeamJson.Default.ReleaseWriteQuery);
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        EnteredCounts entered = await Task.Run(() => desk.Enter(query.Key, files.Version, context.RequestAborted), context.RequestAborted);
        Download.Begin(context, entered.Name, entered.Marking);
        await Download.WriteAsync(context, stream => entered.Write(stream, context.RequestAborted));
    }

    private static ReleaseProfileAnswer[] Profiles() =>
    [
        .. ReleaseParameters.Profile.Choices.Select(static profile => new ReleaseProfileAnswer(
            profile.Name, profile.Words,
            [
                .. ReleaseRules.Numbers.Zip(ReleaseRules.Of(profile.Name).Values, static (number, value) =>
                    new ReleaseRuleAnswer(number.Words, value, number.Unit)),
            ])),
    ];
}
