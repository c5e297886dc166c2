using System.Text;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Reads GeoJSON: a FeatureCollection, one Feature, one geometry, or one feature a line. Each feature is a row.</summary>
/// <remarks>
/// Columns are the properties in order of first appearance, then longitude and latitude (easting and northing where the file's "crs" says
/// British National Grid), then the features' own id. Numbers are handed over as the file spells them. The file passes
/// through twice and is never held whole. Source: RFC 7946; RFC 8142 for one feature a line.
/// </remarks>
internal sealed class GeoJsonReader : IIncidentReader
{
    /// <inheritdoc/>
    public string Name => "GeoJSON";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head, string fileName)
    {
        Encoding? wide = WideEncoding(head);
        if (wide is not null)
            head = Encoding.UTF8.GetBytes(wide.GetString(head));
        head = head.TrimStart("\uFEFF \t\r\n\u001e"u8);
        bool named = fileName.EndsWith(".geojson", StringComparison.OrdinalIgnoreCase)
            || fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || fileName.EndsWith(".geojsonl", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
        if (named && !head.IsEmpty && head[0] is (byte)'{' or (byte)'[')
            return true;
        if (head.IsEmpty || head[0] != '{')
            return false;
        head = head[1..].TrimStart(" \t\r\n"u8);
        return head.IsEmpty || head[0] is (byte)'"' or (byte)'}';
    }

    /// <inheritdoc/>
    public void Read(SourceFile file, IRowSink sink, CancellationToken cancellation)
    {
        var progress = new HalfwayProgress(sink);
        FeatureSurvey survey;
        using (Stream stream = OpenText(file))
        using (var window = new JsonWindow(stream, progress.Advance))
            survey = FeatureSurvey.Of(window, cancellation);
        if (survey.Fault is not null && survey.Features == 0)
            throw Describe(survey.Fault, 0, file);

        FeatureLayout layout = FeatureLayout.For(survey.Names.Count, survey.HasGeometry, survey.HasId);
        string[] headers = FeatureHeaders.For(survey);
        sink.Begin(headers, FeatureHeaders.Arrange(survey.Sample, survey, layout, headers.Length), Detail(survey));
        if (survey.Features > 0)
        {
            using Stream stream = OpenText(file);
            new FeatureRows(stream, survey, layout, headers.Length, sink).Read(progress.Advance, cancellation);
        }
        progress.Finish();
        if (survey.Fault is not null)
            throw Describe(survey.Fault, survey.Features, file);
    }

    private static string Detail(FeatureSurvey survey)
    {
        string form = survey.StandAlone ? survey.Features == 1 ? "one feature" : "one feature a line" : "";
        string grid = survey.Grid switch
        {
            GridSystem.British => "British National Grid",
            GridSystem.Irish => "Irish Grid",
            GridSystem.IrishTransverseMercator => "Irish Transverse Mercator",
            GridSystem.WebMercator => "Web Mercator",
            _ => "",
        };
        return form.Length > 0 && grid.Length > 0 ? $"{form}, {grid}" : form + grid;
    }

    private static UnreadableFileException Describe(MalformedJsonException fault, int features, SourceFile file)
    {
        string kept = features switch
        {
            0 => "no feature could be read",
            1 => "only the feature before it was read",
            _ => $"only the {JsonText.Count(features)} features before it were read",
        };
        return new UnreadableFileException(
            $"The JSON breaks off at line {JsonText.Count(LineOf(fault.Position, file))} (byte {JsonText.Count(fault.Position + 1)}): "
                + $"{fault.Message}. Mend the file there; {kept}.",
            fault);
    }

    private static long LineOf(long position, SourceFile file)
    {
        using Stream stream = OpenText(file);
        var buffer = new byte[1 << 16];
        long line = 1;
        while (position > 0)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(position, buffer.Length));
            if (read == 0)
                break;
            line += buffer.AsSpan(0, read).Count((byte)'\n');
            position -= read;
        }
        return line;
    }

    /// <summary>Opens the file as UTF-8 without a byte order mark.</summary>
    private static Stream OpenText(SourceFile file)
    {
        Stream stream = file.Open();
        var head = new byte[4];
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> known = head.AsSpan(0, read);
        bool marked = known.StartsWith("\uFEFF"u8);
        Encoding? wide = WideEncoding(known);
        stream.Dispose();
        stream = file.Open();
        if (marked)
            stream.ReadExactly(head, 0, 3);
        if (wide is null)
            return stream;
        Stream narrow = Encoding.CreateTranscodingStream(stream, wide, new UTF8Encoding(false));
        if (wide.GetString(known).StartsWith('\uFEFF'))
            narrow.ReadExactly(head, 0, 3);
        return narrow;
    }

    /// <summary>UTF-16 or UTF-32, told by the byte order mark or by the zeros round the opening bracket; null for one byte a character.</summary>
    private static Encoding? WideEncoding(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [(byte)'{', 0, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] or [(byte)'{', 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'{', ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>The file passes through twice: each pass counts half of its bytes.</summary>
    private sealed class HalfwayProgress(IRowSink sink)
    {
        private long _read;
        private long _told;

        public void Advance(int bytes)
        {
            _read += bytes;
            long due = _read / 2 - _told;
            if (due <= 0)
                return;
            _told += due;
            sink.Advance(due);
        }

        /// <summary>The second pass leaves out what follows the last feature.</summary>
        public void Finish() => Advance((int)(_read & 1));
    }
}
