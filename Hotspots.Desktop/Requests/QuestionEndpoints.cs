using System.Text.Json.Serialization.Metadata;
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

/// <summary>
/// <c>POST /api/now</c>, <c>/api/change</c>, <c>/api/when</c>, <c>/api/backtest</c> and <c>/api/effect</c>, and
/// <c>POST /api/change/layers/NAME</c>, <c>/api/backtest/layers/NAME</c> and <c>/api/effect/layers/NAME</c> for the same as files.
/// </summary>
internal sealed class QuestionEndpoints(Workspace workspace, QuestionDesk desk, NowFinding now, EventHub hub)
{
    private readonly QuestionTurns _turns = new(workspace, hub);

    /// <summary>Puts them at their addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/now", context => _turns.AnswerAsync(
            context, "now", SeamJson.Default.NowQuery, SeamJson.Default.NowAnswer,
            async (files, query, _, token) => await now.FindAsync(files, query, token)));
        routes.MapPost("/api/change", context => _turns.AnswerAsync(
            context, "change", SeamJson.Default.ChangeQuery, SeamJson.Default.ChangeAnswer,
            async (files, query, how, token) => ChangeAnswers.Of(await desk.CompareAsync(files, query, how, token), files.Version)));
        routes.MapPost("/api/when", context => _turns.AnswerAsync(
            context, "when", SeamJson.Default.WhenQuery, SeamJson.Default.WhenAnswer,
            async (files, query, how, token) => QuestionAnswers.Of(await desk.ProfileAsync(files, query, how, token), files.Version)));
        routes.MapPost("/api/backtest", context => _turns.AnswerAsync(
            context, "backtest", SeamJson.Default.BacktestQuery, SeamJson.Default.BacktestAnswer,
            async (files, query, how, token) => QuestionAnswers.Of(await desk.TestAsync(files, query, how, token), files.Version)));
        routes.MapPost("/api/effect", context => _turns.AnswerAsync(
            context, "effect", SeamJson.Default.EffectQuery, SeamJson.Default.EffectAnswer,
            async (files, query, how, token) => EffectAnswers.Of(await desk.EvaluateAsync(files, query, how, token), files.Version)));
        routes.MapPost("/api/effect/layers/{name}", context => LayerAsync(
            context, ReleaseDoor.EffectLayerNames, SeamJson.Default.EffectQuery, desk.EvaluateAsync,
            static found => found.Record, ReleaseDoor.WriteLayer));
        routes.MapPost("/api/change/layers/{name}", context => LayerAsync(
            context, ReleaseDoor.ComparisonLayerNames, SeamJson.Default.ChangeQuery, desk.CompareAsync,
            static found => found.Record, ReleaseDoor.WriteLayer));
        routes.MapPost("/api/backtest/layers/{name}", context => LayerAsync(
            context, ReleaseDoor.BacktestLayerNames, SeamJson.Default.BacktestQuery, desk.TestAsync,
            static found => found.Record, ReleaseDoor.WriteLayer));
    }

    /// <summary>The answer to a question as a file.</summary>
    private async Task LayerAsync<TQuery, TFound>(
        HttpContext context, IReadOnlyList<string> names, JsonTypeInfo<TQuery> form,
        Func<LoadedFiles, TQuery, Telling, CancellationToken, Task<TFound>> find,
        Func<TFound, ProvenanceRecord> record, Action<TFound, string, Stream, CancellationToken> write)
    {
        string name = NameOf(context, names);
        TQuery query = await JsonBody.ReadAsync(context, form);
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        TFound found = await find(files, query, Telling.Nobody, context.RequestAborted);
        Download.Begin(context, name, record(found).Marking);
        await Download.WriteAsync(context, stream => write(found, name, stream, context.RequestAborted));
    }

    private static string NameOf(HttpContext context, IReadOnlyList<string> names)
    {
        string name = (string)context.Request.RouteValues["name"]!;
        return names.Contains(name) ? name
            : throw new Refusal(StatusCodes.Status404NotFound, $"There is no layer of this name: choose one of {string.Join(", ", names)}.");
    }
}
