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

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/events", ListenAsync);

    private async Task ListenAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        Listener listener = hub.Join(context.Request.Query["window"].ToString());
        attendance.Join();
        try
        {
            context.Response.ContentType = "text/event-stream";
            // What is loaded may have changed while the page was not listening.
            if (workspace.Current.Version > 0)
                await SendAsync(context, EventHub.Frame("dataset", JsonSerializer.Serialize(new DatasetEvent(workspace.Current.Version), SeamJson.Default.DatasetEvent)), ending.Token);
            await SendAsync(context, EventHub.Frame("ping", "{}"), ending.Token);
            using var pings = new PeriodicTimer(PingInterval, clock);
            Task<bool> ping = pings.WaitForNextTickAsync(ending.Token).AsTask();
            Task<bool> news = listener.Texts.Reader.WaitToReadAsync(ending.Token).AsTask();
            while (true)
            {
                await await Task.WhenAny(ping, news);
                if (news.IsCompleted)
                {
                    while (listener.Texts.Reader.TryRead(out string? text))
                        await SendAsync(context, text, ending.Token);
                    news = listener.Texts.Reader.WaitToReadAsync(ending.Token).AsTask();
                }
                if (ping.IsCompleted)
                {
                    await SendAsync(context, EventHub.Frame("ping", "{}"), ending.Token);
                    ping = pings.WaitForNextTickAsync(ending.Token).AsTask();
                }
            }
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

    private static async Task SendAsync(HttpContext context, string text, CancellationToken cancellation)
    {
        await context.Response.WriteAsync(text, cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
