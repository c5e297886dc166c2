using System.Buffers;
using System.Text.Json;
using Hotspots.Core.Model;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs.Formats.GeoJson;

/// <summary>FeatureCollection (RFC 7946): the frame of a layer and its features, one to a line, in order.</summary>
/// <remarks>
/// Blocks of features are rendered on all cores into buffers that are used again, and leave in order: the same bytes whatever the
/// number of cores, in bounded memory.
/// </remarks>
internal static class FeatureCollectionWriter
{
    /// <summary>Features rendered by one thread at a time: large enough to outweigh the hand-over, small enough to stay in the cache.</summary>
    private const int BlockFeatures = 2048;

    /// <summary>Renders one feature as JSON.</summary>
    public delegate void RenderFeature(ArrayBufferWriter<byte> json, int index);

    /// <summary>Makes what renders features for one block; state of its own needs no lock.</summary>
    public delegate RenderFeature MakeRenderer();

    /// <summary>Writes a whole layer.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="stamp">The run, marking and profile.</param>
    /// <param name="bounds">What holds all features.</param>
    /// <param name="count">How many features.</param>
    /// <param name="renderer">Called once a block.</param>
    /// <param name="cancellation">Looked at between blocks.</param>
    public static void Write(
        Stream stream, ReleaseStamp stamp, GeoBounds bounds, int count, MakeRenderer renderer, CancellationToken cancellation)
    {
        WriteHead(stream, stamp, bounds);
        int blocks = (count + BlockFeatures - 1) / BlockFeatures;
        int ahead = Environment.ProcessorCount + 2;
        var spare = new Stack<ArrayBufferWriter<byte>>();
        var running = new Queue<Task<ArrayBufferWriter<byte>>>();
        try
        {
            for (int next = 0; next < blocks || running.Count > 0;)
            {
                while (next < blocks && running.Count < ahead)
                {
                    cancellation.ThrowIfCancellationRequested();
                    int block = next++;
                    ArrayBufferWriter<byte> buffer = spare.Count > 0 ? spare.Pop() : new ArrayBufferWriter<byte>(BlockFeatures * 512);
                    running.Enqueue(Task.Run(() => Render(buffer, block, count, renderer()), CancellationToken.None));
                }
                ArrayBufferWriter<byte> rendered = running.Peek().GetAwaiter().GetResult();
                running.Dequeue();
                stream.Write(rendered.WrittenSpan);
                rendered.ResetWrittenCount();
                spare.Push(rendered);
            }
        }
        finally
        {
            // No thread may still be rendering when the run it renders is given up; why it failed is known already.
            foreach (Task<ArrayBufferWriter<byte>> task in running)
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        }
        stream.Write("\n]}\n"u8);
    }

    private static void WriteHead(Stream stream, ReleaseStamp stamp, GeoBounds bounds)
    {
        var head = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(head, GeoJsonText.Compact))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "FeatureCollection"u8);
            json.WriteString("run"u8, stamp.Run);
            json.WriteString("marking"u8, stamp.Marking);
            json.WriteString("profile"u8, stamp.Profile.Name);
            if (stamp.Shows is { } shows)
                WriteScope(json, shows);
            bounds.Write(json);
            json.WriteStartArray("features"u8);
        }
        stream.Write(head.WrittenSpan);
        stream.Write("\n"u8);
    }

    /// <summary>Writes of which incidents the results speak as the member "shows".</summary>
    internal static void WriteScope(Utf8JsonWriter json, RunScope shows)
    {
        json.WriteStartObject("shows"u8);
        json.WriteString("period"u8, shows.Period);
        json.WriteString("days"u8, shows.Days);
        json.WriteString("hours"u8, shows.Hours);
        json.WriteString("areas"u8, shows.Areas);
        json.WriteString("kinds"u8, shows.Kinds);
        json.WriteString("others"u8, shows.Others);
        json.WriteString("methods"u8, shows.Methods);
        json.WriteEndObject();
    }

    private static ArrayBufferWriter<byte> Render(ArrayBufferWriter<byte> buffer, int block, int count, RenderFeature render)
    {
        int start = block * BlockFeatures, end = Math.Min(count, start + BlockFeatures);
        for (int i = start; i < end; i++)
        {
            if (i > 0)
                buffer.Write(",\n"u8);
            render(buffer, i);
        }
        return buffer;
    }
}
