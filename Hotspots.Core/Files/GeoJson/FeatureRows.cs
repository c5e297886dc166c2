using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Hands every feature over as a row: the second pass over a GeoJSON file, several batches at once.</summary>
/// <remarks>Batches are read and their blocks opened in file order, one at a time; they are filled in parallel.</remarks>
internal sealed class FeatureRows(Stream stream, FeatureSurvey survey, FeatureLayout layout, int width, IRowSink sink)
{
    private const string Changed = "The file changed while it was being read: close the program that writes it and try again.";

    /// <summary>Hands over all rows.</summary>
    /// <param name="advance">Told how many bytes were read.</param>
    /// <param name="cancellation">Stops between features.</param>
    public void Read(Action<int> advance, CancellationToken cancellation)
    {
        var parsers = new ConcurrentParsers(survey.Names, layout);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        var batches = Partitioner.Create(Batches(advance), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(batches, options, batch =>
            {
                FeatureParser parser = parsers.Rent();
                try
                {
                    Fill(batch, parser, cancellation);
                }
                finally
                {
                    parsers.Return(parser);
                    ArrayPool<byte>.Shared.Return(batch.Bytes);
                    batch.Block.Complete(batch.Batch.Features);
                }
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Capture(several.Flatten().InnerExceptions[0]).Throw();
        }
    }

    private IEnumerable<LoadedBatch> Batches(Action<int> advance)
    {
        long position = 0;
        foreach (FeatureBatch batch in survey.Batches)
        {
            Skip(batch.Start - position);
            var length = (int)(batch.End - batch.Start);
            byte[] bytes = ArrayPool<byte>.Shared.Rent(length);
            if (stream.ReadAtLeast(bytes.AsSpan(0, length), length, throwOnEndOfStream: false) < length)
                throw new UnreadableFileException(Changed);
            advance((int)(batch.End - position));
            position = batch.End;
            yield return new LoadedBatch(bytes, length, batch, sink.OpenBlock());
        }
    }

    private void Skip(long count)
    {
        byte[] passed = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            while (count > 0)
            {
                int read = stream.Read(passed, 0, (int)Math.Min(count, passed.Length));
                if (read == 0)
                    throw new UnreadableFileException(Changed);
                count -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(passed);
        }
    }

    private void Fill(LoadedBatch batch, FeatureParser parser, CancellationToken cancellation)
    {
        ReadOnlySpan<byte> rest = batch.Bytes.AsSpan(0, batch.Length);
        for (int line = 1; line <= batch.Batch.Features; line++)
        {
            if ((line & 1023) == 0)
                cancellation.ThrowIfCancellationRequested();
            while (!rest.IsEmpty && (rest[0] == ',' || JsonWindow.IsSpace(rest[0])))
                rest = rest[1..];
            int length = parser.TryShapes(rest);
            if (length == 0)
            {
                length = LengthOf(rest);
                Parse(parser, rest[..length]);
            }
            ReadOnlySpan<byte> feature = rest[..length];
            if (parser.Expected.Length > 0)
                batch.Block.Refuse(line, parser.FaultyPart, parser.FaultyValue, parser.Expected, parser.Texts(feature, width));
            else
                batch.Block.Add(line, parser.Fields(feature, width));
            rest = rest[length..];
        }
    }

    private void Parse(FeatureParser parser, ReadOnlySpan<byte> feature)
    {
        try
        {
            parser.Parse(feature, survey.StandAlone);
        }
        catch (JsonException fault)
        {
            throw new UnreadableFileException(Changed, fault);
        }
        if (parser.HasUnknownName)
            throw new UnreadableFileException(Changed);
    }

    private static int LengthOf(ReadOnlySpan<byte> rest)
    {
        var extent = new JsonExtent();
        try
        {
            if (extent.GoOn(rest) || (extent.IsScalar && extent.Length > 0))
                return extent.Length;
        }
        catch (MalformedJsonException fault)
        {
            throw new UnreadableFileException(Changed, fault);
        }
        throw new UnreadableFileException(Changed);
    }

    private sealed record LoadedBatch(byte[] Bytes, int Length, FeatureBatch Batch, IRowBlock Block);

    /// <summary>Parsers that are used again: each has learnt the file's shapes.</summary>
    private sealed class ConcurrentParsers(PropertyNames names, FeatureLayout layout)
    {
        private readonly ConcurrentBag<FeatureParser> _idle = [];

        public FeatureParser Rent() => _idle.TryTake(out FeatureParser? parser) ? parser : new FeatureParser(names, layout);

        public void Return(FeatureParser parser) => _idle.Add(parser);
    }
}
