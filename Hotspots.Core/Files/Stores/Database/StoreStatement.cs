using SQLitePCL;

namespace Hotspots.Core.Files.Stores.Database;

/// <summary>Prepared statement: parameters and columns are counted from 0.</summary>
internal sealed class StoreStatement(StoreDatabase database, sqlite3_stmt statement) : IDisposable
{
    /// <summary>Nothing.</summary>
    public void BindNull(int index) => database.Check(raw.sqlite3_bind_null(statement, index + 1));

    /// <summary>A whole number.</summary>
    public void Bind(int index, long value) => database.Check(raw.sqlite3_bind_int64(statement, index + 1, value));

    /// <summary>A number.</summary>
    public void Bind(int index, double value) => database.Check(raw.sqlite3_bind_double(statement, index + 1, value));

    /// <summary>A text.</summary>
    public void Bind(int index, string text) => database.Check(raw.sqlite3_bind_text(statement, index + 1, text));

    /// <summary>A text as UTF-8; nothing where it is blank.</summary>
    public void BindText(int index, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            BindNull(index);
        else
            database.Check(raw.sqlite3_bind_text(statement, index + 1, text));
    }

    /// <summary>Bytes.</summary>
    public void Bind(int index, ReadOnlySpan<byte> bytes) => database.Check(raw.sqlite3_bind_blob(statement, index + 1, bytes));

    /// <summary>Values in order: whole numbers, numbers, texts, bytes or null.</summary>
    public void Bind(ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            switch (values[i])
            {
                case null:
                    BindNull(i);
                    break;
                case string text:
                    Bind(i, text);
                    break;
                case double number:
                    Bind(i, number);
                    break;
                case byte[] bytes:
                    Bind(i, bytes.AsSpan());
                    break;
                default:
                    Bind(i, Convert.ToInt64(values[i], System.Globalization.CultureInfo.InvariantCulture));
                    break;
            }
        }
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Step()
    {
        int result = raw.sqlite3_step(statement);
        database.Check(result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Makes it ready for other values.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    /// <summary>Runs it to its end, and makes it ready for other values.</summary>
    public void Execute()
    {
        while (Step())
        {
        }
        Reset();
    }

    /// <summary>Is there nothing in a column?</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>A whole number; 0 for nothing.</summary>
    public long Whole(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A number; 0 for nothing.</summary>
    public double Real(int column) => raw.sqlite3_column_double(statement, column);

    /// <summary>A text; blank for nothing.</summary>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    /// <summary>A text as UTF-8, or bytes, good until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();
}
