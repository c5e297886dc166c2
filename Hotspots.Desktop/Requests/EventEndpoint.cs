using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>GET /api/events?window=W</c>: what happens, as it happens (server-sent events).</summary>
internal sealed class EventEndpoint(EventHub hub, Attendance attendance, Workspace workspace, TimeProvider clock, CancellationToken stopping)
{
    /// <summary>A page that was cut off without a word is noticed when this can no longer be written.</summary>
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    private static readonly SseItem<string> Ping = new("{}", "ping");

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/events", ListenAsync);

    private async Task ListenAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        Listener listener = hub.Join(context.Request.Query["window"].ToString());
        attendance.Join();
        try
        {
            await using ITimer pings = clock.CreateTimer(_ => listener.Items.Writer.TryWrite(Ping), null, PingInterval, PingInterval);
            await TypedResults.ServerSentEvents(HeardAsync(listener, ending.Token)).ExecuteAsync(context);
        }
        catch (Exception e) when (ending.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The page has gone, or the host is going.
        }
        finally
        {
            hub.Leave(listener);
            attendance.Leave();
        }
    }

    private async IAsyncEnumerable<SseItem<string>> HeardAsync(Listener listener, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // What is loaded may have changed while the page was not listening.
        if (workspace.Current.Version > 0)
            yield return new SseItem<string>(
                JsonSerializer.Serialize(new DatasetEvent(workspace.Current.Version), SeamJson.Default.DatasetEvent), "dataset");
        yield return Ping;
        await foreach (SseItem<string> item in listener.Items.Reader.ReadAllAsync(cancellation))
            yield return item;
    }
}
