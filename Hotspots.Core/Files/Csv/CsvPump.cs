using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Unicode;

namespace Hotspots.Core.Files.Csv;

/// <summary>Carries blocks of rows from one reading thread to all cores.</summary>
internal sealed class CsvPump(CsvBlocks blocks, IRowSink sink, byte delimiter, int columns, int linesBefore)
{
    /// <summary>Reads all blocks into the sink.</summary>
    public void Run(CancellationToken cancellation)
    {
        // The lines of the header are a block of their own, so that line numbers are those of an editor.
        sink.OpenBlock().Complete(linesBefore);
        var working = new List<Task>();
        try
        {
            while (blocks.TryNext(out CsvBlock block))
            {
                cancellation.ThrowIfCancellationRequested();
                IRowBlock rows = sink.OpenBlock();
                sink.Advance(block.End - block.Start);
                working.RemoveAll(static task => task.IsCompletedSuccessfully);
                // A small file is one block and needs no help. When the other cores have work enough this thread parses too: nothing waits, and
                // no more blocks than cores are in memory.
                if (!blocks.IsExhausted && working.Count < Environment.ProcessorCount - 1)
                    working.Add(Task.Run(() => Parse(block, rows), cancellation));
                else
                    Parse(block, rows);
            }
        }
        finally
        {
            Finish(working);
        }
    }

    // Waiting for all runs those that no other thread has begun on this one: many files at once cannot starve the pool.
    private static void Finish(List<Task> working)
    {
        try
        {
            Task.WaitAll(working);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }

    private void Parse(CsvBlock block, IRowBlock rows)
    {
        try
        {
            if (block.IsOversize)
            {
                string beginning = Encoding.UTF8.GetString(block.Bytes, 0, block.End);
                rows.Refuse(1, "", beginning, "a row of at most 4 MB", [beginning]);
                rows.Complete(1);
                return;
            }
            Span<byte> text = block.Bytes.AsSpan(block.Start, block.End - block.Start);
            if (!Utf8.IsValid(text))
                text = CsvDialect.MendEncoding(text);
            rows.Complete(new CsvTokenizer(delimiter, columns).Read(text, rows));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block.Bytes);
        }
    }
}
