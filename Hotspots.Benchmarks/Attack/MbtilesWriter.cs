using Microsoft.Data.Sqlite;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Writes an MBTiles file.</summary>
internal sealed class MbtilesWriter : IDisposable
{
    private readonly SqliteConnection _connection;

    public MbtilesWriter(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Run("PRAGMA journal_mode = OFF");
        Run("CREATE TABLE metadata (name text, value text)");
        Run("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)");
        Run("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)");
    }

    public void Say(string name, string value) => Run("INSERT INTO metadata VALUES ($1, $2)", name, value);

    /// <param name="zoom">Zoom.</param>
    /// <param name="column">From the west.</param>
    /// <param name="rowFromSouth">From the south, as the format counts.</param>
    /// <param name="tile">Its bytes.</param>
    public void Put(int zoom, int column, int rowFromSouth, byte[] tile) =>
        Run("INSERT INTO tiles VALUES ($1, $2, $3, $4)", zoom, column, rowFromSouth, tile);

    public void Run(string sql, params object[] values)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
