using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Releases;

namespace Hotspots.Benchmarks.Releases;

/// <summary>A county's layer for partners: 20,000 cells and 24 months, attacked and written, and then the month after.</summary>
internal static class CountyBenchmark
{
    private const int Months = 24, AddressesPerCell = 55, Corner = 214_000, East = 600_000;

    /// <summary>Writes the times.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="cells">Cells, about.</param>
    public static void Run(TextWriter output, int cells)
    {
        string folder = Directory.CreateTempSubdirectory("hotspots-county-").FullName;
        try
        {
            Run(output, cells, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(TextWriter output, int cells, string folder)
    {
        int side = (int)(Math.Sqrt(cells) * ReleaseGround.LatticeMetres);
        Write(folder, side);
        string At(string name) => Path.Combine(folder, name);
        ReadResult read = IncidentFiles.Read([At("incidents.csv")], ReadOptions.Default, null, CancellationToken.None);
        var request = new ReleaseRequest
        {
            Run = new RunRequest { Files = [At("incidents.csv")], BoundaryFile = At("area.geojson") },
            Profile = ReleaseRules.Partner,
            To = "The county",
            AddressFile = At("uprn.csv"),
            Ledger = At("ledger.sqlite"),
        };
        var clock = Stopwatch.StartNew();
        // Nothing can be handed over of January: zones are made, and kept for what follows.
        ReleaseResult first = Make(request with { Period = "2024-01" }, read, new DateOnly(2026, 3, 1));
        CountsDoor.Write(first, new OutputPlace(At("first")) { Inputs = [] }, CancellationToken.None);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a county of {first.Entry.Ground.Names.Count} cells: addresses counted, cells merged and the first month given in "
                + $"{clock.Elapsed.TotalSeconds:0.0} s"));
        clock.Restart();
        ReleaseResult made = Make(request, read, new DateOnly(2026, 3, 1));
        double attacked = clock.Elapsed.TotalSeconds;
        clock.Restart();
        CountsDoor.Write(made, new OutputPlace(At("all")) { Inputs = [] }, CancellationToken.None);
        double written = clock.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {read.Placed.Count} incidents, {made.Totals.Count} months, {made.Totals.Count - 1} of them new: hidden "
                + $"{made.Record.SuppressedFirst} and "
            + $"{made.Record.SuppressedFurther} more, made and attacked in {attacked:0.0} s, written as GeoJSON and entered in {written:0.0} s "
            + $"({new FileInfo(Directory.GetFiles(At("all"), "*.geojson")[0]).Length >> 20} MB)"));
        clock.Restart();
        made = Make(request, read, new DateOnly(2026, 3, 2));
        CountsDoor.Write(made, new OutputPlace(At("again")) { Inputs = [], Formats = ["csv"] }, CancellationToken.None);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  the same to another recipient, as CSV: {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    private static ReleaseResult Make(ReleaseRequest request, ReadResult read, DateOnly day) =>
        ReleaseRun.Execute(request, read, new Day(day), null, CancellationToken.None);

    private static void Write(string folder, int side)
    {
        CellGrid lattice = ReleaseGround.Lattice;
        var random = new SeededRandom(5);
        int east = East + side, north = Corner + side;
        string corners = string.Create(
            CultureInfo.InvariantCulture, $"[{East},{Corner}],[{east},{Corner}],[{east},{north}],[{East},{north}],[{East},{Corner}]");
        File.WriteAllText(
            Path.Combine(folder, "area.geojson"),
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}},\"features\":["
                + "{\"type\":\"Feature\","
                + "\"properties\":{\"name\":\"County\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + corners + "]]}}]}");
        using var addresses = new StreamWriter(Path.Combine(folder, "uprn.csv"));
        using var incidents = new StreamWriter(Path.Combine(folder, "incidents.csv"));
        addresses.Write("UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE\r\n");
        incidents.Write("kind,date,easting,northing\n");
        string[] kinds = ["burglary", "drugs", "tip", "vehicle crime", "seizure"];
        var line = new StringBuilder();
        for (double n = Corner + lattice.RowSpacing / 2; n < north; n += lattice.RowSpacing)
        {
            for (double e = East + lattice.ColumnSpacing / 2; e < east; e += lattice.ColumnSpacing)
            {
                GridPoint centre = lattice.CentreOf(lattice.CellAt(e, n));
                for (int i = 0; i < AddressesPerCell; i++)
                {
                    addresses.Write(string.Create(
                        CultureInfo.InvariantCulture, $"{i},{centre.Easting + i - 27:0.0},{centre.Northing + i % 7 - 3:0.0},0,0\r\n"));
                }
                double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                double left = Months * Math.Exp(1.2 * normal - 0.72);
                for (; left > 0; left += Math.Log(1 - random.NextDouble()))
                {
                    DateOnly day = new DateOnly(2024, 1, 1).AddDays(random.NextInt32(731));
                    line.Clear().Append(CultureInfo.InvariantCulture, $"{kinds[random.NextInt32(kinds.Length)]},{day:yyyy-MM-dd},");
                    line.Append(CultureInfo.InvariantCulture,
                        $"{centre.Easting + random.NextInt32(60) - 30:0},{centre.Northing + random.NextInt32(60) - 30:0}");
                    incidents.Write(line.Append('\n').ToString());
                }
            }
        }
    }

    private sealed class Day(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
    }
}
