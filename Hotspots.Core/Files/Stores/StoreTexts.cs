using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Stores;

/// <summary>Texts of a row of a block on their way into a store.</summary>
internal sealed class StoreTexts : IDisposable
{
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly Utf8JsonWriter _writer;

    /// <summary>Makes room.</summary>
    public StoreTexts() => _writer = new Utf8JsonWriter(
        _json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>The reference of a row, UTF-8; empty for none.</summary>
    public static byte[] IdOf(IncidentBlock block, int row)
    {
        ReadOnlySpan<byte> packed = block.IdAt(row);
        var text = new byte[2 * packed.Length];
        return text[..PackedTextColumn.Unpack(packed, text)];
    }

    /// <summary>The text of one of the columns that are kept as text; good until the block is let go.</summary>
    /// <param name="block">The block.</param>
    /// <param name="attribute">Index among <see cref="FileSink.AttributeColumns"/>.</param>
    /// <param name="row">The row.</param>
    public static ReadOnlySpan<byte> Of(IncidentBlock block, int attribute, int row)
    {
        TextCodes codes = block.Attributes[attribute];
        return codes.CodeAt(row) is not 0 and int code ? codes.Texts[code] : default;
    }

    /// <summary>The texts without a role as one JSON object, good until the next; empty where all are blank.</summary>
    /// <param name="block">The block.</param>
    /// <param name="row">The row.</param>
    /// <param name="attributes">Of each of the table's plain columns its index among those that are kept as text.</param>
    /// <param name="keys">Of each its key.</param>
    public ReadOnlySpan<byte> PlainOf(IncidentBlock block, int row, ReadOnlySpan<int> attributes, IReadOnlyList<JsonEncodedText> keys)
    {
        _json.ResetWrittenCount();
        _writer.Reset();
        bool any = false;
        for (int i = 0; i < attributes.Length; i++)
        {
            ReadOnlySpan<byte> text = Of(block, attributes[i], row);
            if (text.IsEmpty)
                continue;
            if (!any)
                _writer.WriteStartObject();
            any = true;
            _writer.WriteString(keys[i], Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text)));
        }
        if (!any)
            return default;
        _writer.WriteEndObject();
        _writer.Flush();
        return _json.WrittenSpan;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
