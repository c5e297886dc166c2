using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace Hotspots.Desktop.Events;

/// <summary>Hub of the events: the pages that listen are told what happens.</summary>
internal sealed class EventHub
{
    /// <summary>Events that a page may be behind; the oldest are forgotten first.</summary>
    private const int Backlog = 256;

    private readonly Lock _lock = new();
    private readonly List<Listener> _listeners = [];

    /// <summary>A page begins to listen.</summary>
    public Listener Join(string window)
    {
        var listener = new Listener(
            window, Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest }));
        lock (_lock)
            _listeners.Add(listener);
        return listener;
    }

    /// <summary>A page has gone.</summary>
    public void Leave(Listener listener)
    {
        lock (_lock)
            _listeners.Remove(listener);
    }

    /// <summary>Tells a window, or all of them.</summary>
    /// <param name="window">Its name; null for all.</param>
    /// <param name="name">"progress", "dataset" …</param>
    /// <param name="content">What is to be said.</param>
    /// <param name="form">Its JSON.</param>
    public void Tell<T>(string? window, string name, T content, JsonTypeInfo<T> form)
    {
        SseItem<string> item = new(JsonSerializer.Serialize(content, form), name);
        lock (_lock)
        {
            foreach (Listener listener in _listeners)
            {
                if (window is null || listener.Window == window)
                    listener.Items.Writer.TryWrite(item);
            }
        }
    }
}

/// <summary>One page that listens.</summary>
/// <param name="Window">What it calls itself.</param>
/// <param name="Items">What it has not heard yet.</param>
internal sealed record Listener(string Window, Channel<SseItem<string>> Items);
