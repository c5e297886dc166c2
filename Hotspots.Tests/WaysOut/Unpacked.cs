using System.Globalization;
using System.IO.Compression;
using System.Text;
using Hotspots.Tests.Support;
using Microsoft.Data.Sqlite;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Hotspots.Tests.WaysOut;

/// <summary>All that can be read of some bytes: as they are, and of archives, documents, databases and pages what is packed in them.</summary>
internal static class Unpacked
{
    /// <summary>The texts, without blanks, so that no line end hides a word; each as UTF-8 and as UTF-16.</summary>
    public static string Of(byte[] bytes)
    {
        var text = new StringBuilder();
        Add(text, bytes);
        return text.ToString();
    }

    /// <summary>A text without blanks, as <see cref="Of"/> has it.</summary>
    public static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static void Add(StringBuilder text, byte[] bytes)
    {
        // A name in an address is escaped.
        string plain = Encoding.Latin1.GetString(bytes), utf8 = Encoding.UTF8.GetString(bytes);
        text.Append(Bare(utf8)).Append('\n').Append(Bare(Uri.UnescapeDataString(plain))).Append('\n');
        text.Append(Bare(Encoding.Unicode.GetString(bytes))).Append('\n');
        if (bytes.AsSpan().StartsWith("PK"u8))
            AddArchive(text, bytes);
        else if (bytes.AsSpan().StartsWith("%PDF"u8))
            AddPages(text, bytes);
        else if (bytes.AsSpan().StartsWith("SQLite format 3"u8))
            AddDatabase(text, bytes);
        else if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            Add(text, Inflated(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress)));
        AddPictures(text, utf8);
    }

    private static void AddArchive(StringBuilder text, byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            text.Append(Bare(entry.FullName)).Append(Bare(entry.Comment)).Append('\n');
            Add(text, Inflated(entry.Open()));
        }
    }

    private static void AddPages(StringBuilder text, byte[] bytes)
    {
        using PdfDocument document = PdfDocument.Open(bytes);
        foreach (string? said in (string?[])[document.Information.Title, document.Information.Subject, document.Information.Keywords])
            text.Append(Bare(said ?? "")).Append('\n');
        foreach (Page page in document.GetPages())
            text.Append(Bare(string.Concat(page.Letters.Select(static letter => letter.Value)))).Append('\n');
    }

    private static void AddDatabase(StringBuilder text, byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("some.gpkg"), bytes);
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = folder.PathOf("some.gpkg"),
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false
            }.ToString());
        connection.Open();
        foreach (string table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            foreach (string value in Rows(connection, $"SELECT * FROM \"{table}\""))
                text.Append(Bare(value)).Append('\n');
        }
    }

    private static List<string> Rows(SqliteConnection connection, string question)
    {
        var values = new List<string>();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = question;
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            for (int i = 0; i < reader.FieldCount; i++)
                values.Add(reader.GetValue(i) is byte[] blob ? Encoding.Latin1.GetString(blob)
                    : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "");
        }
        return values;
    }

    // Pictures within a page or a drawing.
    private static void AddPictures(StringBuilder text, string page)
    {
        const string Begin = ";base64,";
        for (int at = page.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = page.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            int first = at + Begin.Length, end = first;
            while (end < page.Length && (char.IsAsciiLetterOrDigit(page[end]) || page[end] is '+' or '/' or '='))
                end++;
            text.Append(Bare(Encoding.Latin1.GetString(Convert.FromBase64String(page[first..end])))).Append('\n');
        }
    }

    private static byte[] Inflated(Stream packed)
    {
        using Stream from = packed;
        using var held = new MemoryStream();
        from.CopyTo(held);
        return held.ToArray();
    }
}
