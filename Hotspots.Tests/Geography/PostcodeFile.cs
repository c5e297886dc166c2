using System.IO.Compression;
using Hotspots.Core.Geography;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Geography;

/// <summary>A small file of postcode positions, written as data/make/postcodes.cs lays down and apart from what reads it.</summary>
internal static class PostcodeFile
{
    /// <summary>Positions anywhere in their squares of 10 m; several in one square are one.</summary>
    public static Postcodes Of(params (double Easting, double Northing)[] positions) => Postcodes.Read(Bytes(positions));

    public static byte[] Bytes(params (double Easting, double Northing)[] positions)
    {
        var tiles = positions.Select(static p => (Column: (int)(p.Easting / 10), Row: (int)(p.Northing / 10))).Distinct()
            .GroupBy(static c => 100 * (c.Row / 1000) + c.Column / 1000).OrderBy(static t => t.Key)
            .Select(static t => (Number: t.Key, Cells: t.Select(static c => 1000 * (c.Row % 1000) + c.Column % 1000).Order().ToArray())).ToArray();
        byte[][] packed =
            [.. tiles.Select(static t => Brotli([.. t.Cells.SelectMany((cell, i) => Number(i == 0 ? cell : cell - t.Cells[i - 1] - 1))]))];
        var file = new List<byte>([.. "HSPC\u0001"u8, .. Number(tiles.Length)]);
        for (int i = 0; i < tiles.Length; i++)
        {
            file.AddRange(Number(i == 0 ? tiles[i].Number : tiles[i].Number - tiles[i - 1].Number));
            file.AddRange(Number(tiles[i].Cells.Length));
            file.AddRange(Number(packed[i].Length));
        }
        return [.. file, .. packed.SelectMany(static p => p)];
    }

    public static (double Easting, double Northing)[] ToArray(PointSet points) =>
        [.. Enumerable.Range(0, points.Count).Select(i => (points.Eastings[i], points.Northings[i]))];

    private static byte[] Number(int number)
    {
        var bytes = new List<byte>();
        while (number >= 128)
        {
            bytes.Add((byte)(number % 128 + 128));
            number /= 128;
        }
        return [.. bytes, (byte)number];
    }

    private static byte[] Brotli(byte[] plain)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            brotli.Write(plain);
        return packed.ToArray();
    }
}
