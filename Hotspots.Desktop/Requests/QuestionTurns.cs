using System.Text.Json.Serialization.Metadata;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Http;

namespace Hotspots.Desktop.Requests;

/// <summary>Questions in turn: a later one of the same kind and window overtakes the earlier one; who goes stops it.</summary>
internal sealed class QuestionTurns(Workspace workspace, EventHub hub)
{
    private readonly Turns _turns = new();

    /// <summary>Answers one, as JSON.</summary>
    /// <param name="context">The request.</param>
    /// <param name="work">Which kind: what the events of its progress are called by.</param>
    /// <param name="form">How it is read.</param>
    /// <param name="answer">How it is answered.</param>
    /// <param name="find">Works it out.</param>
    public async Task AnswerAsync<TQuery, TAnswer>(
        HttpContext context, string work, JsonTypeInfo<TQuery> form, JsonTypeInfo<TAnswer> answer,
        Func<LoadedFiles, TQuery, Telling, CancellationToken, Task<TAnswer>> find)
        where TQuery : RunQuery
    {
        TQuery query = await JsonBody.ReadAsync(context, form);
        using Turns.Turn turn = _turns.Take($"{work} {query.Window}");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(turn.Overtaken, context.RequestAborted);
        try
        {
            LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
            var how = new Telling(Waiting.TellerOf(hub, work, query.Window), Steps.TellerOf(hub, work, query.Window));
            await JsonBody.WriteAsync(context, await find(files, query, how, ending.Token), answer);
        }
        catch (OperationCanceledException) when (turn.IsOvertaken)
        {
            throw new Refusal(StatusCodes.Status409Conflict, "A later question of this window has overtaken this one.");
        }
    }
}
