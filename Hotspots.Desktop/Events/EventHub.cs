using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace Hotspots.Desktop.Events;

/// <summary>Who is to be told what happens? The pages that listen.</summary>
internal sealed class EventHub
{
    /// <summary>Events that a page may be behind; the oldest are forgotten first.</summary>
    private const int Backlog = 256;

    private readonly Lock _lock = new();
    private readonly List<Listener> _listeners = [];

    /// <summary>A page begins to listen.</summary>
    public Listener Join(string window)
    {
        var listener = new Listener(window, Channel.CreateBounded<string>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest }));
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
        string text = Frame(name, JsonSerializer.Serialize(content, form));
        lock (_lock)
        {
            foreach (Listener listener in _listeners)
            {
                if (window is null || listener.Window == window)
                    listener.Texts.Writer.TryWrite(text);
            }
        }
    }

    /// <summary>One event as it goes down the stream.</summary>
    public static string Frame(string name, string json) => $"event: {name}\ndata: {json}\n\n";
}

/// <summary>One page that listens.</summary>
/// <param name="Window">What it calls itself.</param>
/// <param name="Texts">What it has not heard yet.</param>
internal sealed record Listener(string Window, Channel<string> Texts);
