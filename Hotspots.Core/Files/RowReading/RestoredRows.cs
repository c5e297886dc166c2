using System.Text;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Rows of a table of rejected rows on their way back: each field is restored before it is read.</summary>
internal sealed class RestoredRows(IRowBlock real, IReadOnlyList<string> headers) : IRowBlock
{
    private readonly bool[] _isNote = [.. headers.Select(RejectsText.IsNote)];

    /// <inheritdoc/>
    public void Add(int line, RowFields fields)
    {
        bool anyText = false, anyProtected = false;
        for (int i = 0; i < fields.Count; i++)
        {
            if (i < _isNote.Length && _isNote[i])
                continue;
            anyText |= !TextTrim.Spaces(fields[i]).IsEmpty;
            anyProtected |= RejectsText.MayBeProtected(fields[i]);
        }
        // A reason alone is no row: nothing was in it, and nothing has been put in.
        if (!anyText)
            return;
        if (anyProtected)
            AddRestored(line, fields);
        else
            real.Add(line, fields);
    }

    /// <inheritdoc/>
    public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields) =>
        real.Refuse(line, column, value, expected, fields);

    /// <inheritdoc/>
    public void Complete(int lines) => real.Complete(lines);

    private void AddRestored(int line, RowFields fields)
    {
        var spans = new FieldSpan[fields.Count];
        using var bytes = new MemoryStream();
        for (int i = 0; i < spans.Length; i++)
        {
            int start = (int)bytes.Length;
            if (RejectsText.MayBeProtected(fields[i]))
                bytes.Write(Encoding.UTF8.GetBytes(RejectsText.Restore(Encoding.UTF8.GetString(fields[i]))));
            else
                bytes.Write(fields[i]);
            spans[i] = new FieldSpan(start, (int)bytes.Length - start);
        }
        real.Add(line, new RowFields(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), spans));
    }
}
