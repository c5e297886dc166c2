using System.Globalization;
using System.Runtime.InteropServices;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Peers;

/// <summary>Where are the points that other programs read, and their answers? A folder for the time of one job.</summary>
internal sealed class PeerFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotspots-peers-");

    /// <summary>Its path.</summary>
    public string Path => _folder.FullName;

    /// <summary>A file in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes points as <c>points.csv</c>: easting and northing, each as the shortest text that reads as the same number.</summary>
    public void Write(PointSet points)
    {
        using var file = new StreamWriter(this["points.csv"]);
        file.WriteLine("easting,northing");
        for (int i = 0; i < points.Count; i++)
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{points.Eastings[i]:R},{points.Northings[i]:R}"));
    }

    /// <summary>Writes values as <c>values.csv</c>, one a line.</summary>
    public void Write(double[] values) =>
        File.WriteAllLines(this["values.csv"], ["value", .. values.Select(static value => value.ToString("R", CultureInfo.InvariantCulture))]);

    /// <summary>A column that a script wrote: 64-bit numbers, little-endian, nothing else.</summary>
    /// <exception cref="PeerFailedException">It is missing or not so long.</exception>
    public double[] Column(string name, int count)
    {
        byte[] bytes = File.Exists(this[name]) ? File.ReadAllBytes(this[name]) : [];
        if (bytes.Length != (long)count * sizeof(double))
            throw new PeerFailedException($"{name} holds {bytes.Length / sizeof(double)} numbers instead of {count}");
        return MemoryMarshal.Cast<byte, double>(bytes).ToArray();
    }

    /// <summary>As <see cref="Column"/>, of whole numbers.</summary>
    public int[] Labels(string name, int count) => Array.ConvertAll(Column(name, count), static value => (int)value);

    public void Dispose() => _folder.Delete(recursive: true);
}
