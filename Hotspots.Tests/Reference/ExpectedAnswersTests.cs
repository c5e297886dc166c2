using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Analysis.Clustering;
using Hotspots.Tests.Analysis.Time;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Geography;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Reference;

/// <summary>
/// Every answer that other programs gave, asked of the commands as a user would type them. The list below has one entry for each that is
/// known: an answer that is added to the file and to nothing else makes a test fail.
/// </summary>
public sealed class ExpectedAnswersTests : IDisposable
{
    private const string Answers = "references/EXPECTED.json", Tendring = "references/tendring-2018-10_2019-02-bng.csv";
    private const string Boundaries = "realdata/boundaries/lsoa-2011-E07000076.geojson";

    /// <summary>One an entry of the file; what is not of a command's making is named with the test that asks it.</summary>
    private static readonly Dictionary<string, Action<ExpectedAnswersTests, JsonElement>> Asked = new(StringComparer.Ordinal)
    {
        ["osgb"] = static (_, _) => AskedBy(
            typeof(NationalGridTests), nameof(NationalGridTests.Knows_the_water_tower_at_Caister),
            nameof(NationalGridTests.Lies_within_five_metres_of_the_Ordnance_Survey_and_never_exactly_on_it),
            nameof(NationalGridTests.Lies_two_metres_forty_from_the_Ordnance_Survey_near_Colchester)),
        ["police_uk_2018_10"] = static (_, expected) =>
        {
            foreach (string force in (string[])["essex", "thames-valley"])
                Inspected($"police-uk/2018-10-{force}-street.csv", expected.GetProperty(force));
            AskedBy(typeof(PoliceFilesTests), nameof(PoliceFilesTests.Essex_in_October_2018), nameof(PoliceFilesTests.Thames_Valley_in_October_2018));
        },
        ["police_uk_zip"] = static (_, _) => AskedBy(typeof(PoliceFilesTests), nameof(PoliceFilesTests.The_whole_download_of_five_months)),
        ["stop_and_search"] = static (_, expected) =>
        {
            foreach (JsonProperty force in expected.EnumerateObject())
            {
                string name = force.Name, month = name[^7..].Replace('_', '-');
                Inspected($"stop-and-search/{month}-{name[..^8].Replace('_', '-')}-stop-and-search.csv", force.Value);
            }
            AskedBy(typeof(PoliceFilesTests), nameof(PoliceFilesTests.Stop_and_search));
        },
        ["point_in_polygon_tendring"] = static (test, expected) => test.PointsInTendring(expected),
        ["dbscan_tendring_eps_m/minPts_including_self"] = static (_, expected) =>
        {
            foreach (JsonProperty setting in expected.EnumerateObject().Where(static s => s.Name != "source"))
            {
                string[] numbers = setting.Name.Split('/');
                JsonElement told = Plane(Tendring, "E", "N", "--method", "dbscan", "--eps", numbers[0], "--min-points", numbers[1]);
                Assert.Equal(setting.Value.GetProperty("clusters").GetInt32(), told.GetProperty("clusters").GetInt32());
                Assert.Equal(setting.Value.GetProperty("noise").GetInt32(), told.GetProperty("noise").GetInt32());
                // Incidents at the rim of two clusters go to the nearest here, to the first come there: that has a test of its own.
                int largest = setting.Value.GetProperty("largest").GetInt32();
                Assert.InRange(told.GetProperty("sizes")[0].GetInt32(), largest * 0.98, largest * 1.02);
            }
            AskedBy(
                typeof(DbscanReferenceTests),
                nameof(DbscanReferenceTests.Tendring_has_the_clusters_noise_and_largest_cluster_that_scikit_learn_and_R_agree_on));
        },
        ["dbscan_moons"] = static (_, expected) =>
        {
            JsonElement told = Plane(
                "realdata/classic/dbscan/moons.csv", "X", "Y", "--method", "dbscan", "--eps", Text(expected, "eps"), "--min-points",
                Text(expected, "minPts"));
            int[] sizes = Integers(expected.GetProperty("noise_then_sizes"));
            Assert.Equal(sizes[0], told.GetProperty("noise").GetInt32());
            Assert.Equal(sizes[1..].OrderDescending(), Integers(told.GetProperty("sizes")));
        },
        ["hdbscan_moons"] = static (_, expected) => Assert.Equal(
            Integers(expected.GetProperty("sizes")).OrderDescending(),
            Integers(
                Plane("realdata/classic/dbscan/moons.csv", "X", "Y", "--method", "hdbscan", "--min-cluster", Text(expected, "minPts"))
                .GetProperty("sizes"))),
        ["kde_tendring"] = static (_, expected) => DensityInTendring(expected),
        ["gi_star_tendring_lsoa_binary_including_self"] = static (_, expected) => HotAreasOfTendring(expected),
        ["mean_centre_tendring"] = static (_, expected) =>
        {
            JsonElement told = Plane(Tendring, "E", "N", "--method", "shape");
            Assert.Equal(expected[0].GetDouble(), told.GetProperty("centreEasting").GetDouble(), 0.001);
            Assert.Equal(expected[1].GetDouble(), told.GetProperty("centreNorthing").GetDouble(), 0.001);
        },
        ["standard_distance_tendring"] = static (_, expected) => Assert.Equal(
            expected.GetDouble(), Plane(Tendring, "E", "N", "--method", "shape").GetProperty("standardDistance").GetDouble(), 0.001),
        ["knox_burkitt"] = static (test, expected) => test.Burkitt(expected),
        ["near_repeat_chicago_arson"] = static (_, expected) => Arson(expected),
        ["clark_evans"] = static (_, expected) =>
        {
            Nearest("redwood", "0,-1,1,0", expected.GetProperty("redwood"));
            Nearest("cells", "0,0,1,1", expected.GetProperty("cells"));
        },
        ["moran_columbus_crime"] = static (_, expected) => Assert.Equal(
            expected.GetDouble(),
            Told("cells", "--polygons", Shared("realdata/classic/libpysal/columbus/columbus.json"), "--neighbours",
                Shared("realdata/classic/libpysal/columbus/columbus.gal"), "--counts", "CRIME")
                .GetProperty("moranI").GetDouble(), 1e-14),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. Asked.Keys];

    public void Dispose() => _folder.Dispose();

    [SharedFact(Answers)]
    public void No_answer_is_left_unasked() => Assert.Equal(
        Expected().EnumerateObject().Select(static entry => entry.Name).Where(static name => name != "note").Order(StringComparer.Ordinal),
        Asked.Keys.Order(StringComparer.Ordinal));

    [SharedTheory(Answers)]
    [MemberData(nameof(Names))]
    public void The_commands_give_the_answer_of_other_programs(string name) => Asked[name](this, Expected().GetProperty(name));

    [SharedTheory(Answers)]
    [InlineData("wycombe", "E07000007", 4690)]
    [InlineData("flintshire", "W06000005", 5527)]
    public void Other_districts_have_neighbours_that_fit_their_polygons(string district, string code, int rows)
    {
        JsonElement told = Told(
            "cells", Shared($"references/{district}-2018-10_2019-02-bng.csv"), "--polygons", Shared($"realdata/boundaries/lsoa-2011-{code}.geojson"),
            "--neighbours", Shared($"references/{district}-lsoa-neighbours.csv"), "--code", "LSOA code");
        Assert.Equal((rows, 0), (told.GetProperty("inside").GetInt32(), told.GetProperty("outside").GetInt32()));
        Assert.Equal(File.ReadLines(Shared($"references/{district}-lsoa-neighbours.csv")).Count() - 1, told.GetProperty("links").GetInt32());
        Assert.InRange(told.GetProperty("moranI").GetDouble(), 0.1, 0.5);
    }

    private void PointsInTendring(JsonElement expected)
    {
        JsonElement named = Told("cells", Shared(Tendring), "--polygons", Shared(Boundaries), "--code", "LSOA code");
        Assert.Equal(expected.GetProperty("rows_named_Tendring").GetInt32(), named.GetProperty("inside").GetInt32());
        Assert.Equal(expected.GetProperty("lsoas").GetInt32(), named.GetProperty("n").GetInt32());
        using ZipArchive months = ZipFile.OpenRead(Shared("realdata/police-uk/police-uk-2018-10_2019-02.zip"));
        foreach (ZipArchiveEntry entry in months.Entries.Where(static e => e.Name.EndsWith("-essex-street.csv", StringComparison.Ordinal)))
            entry.ExtractToFile(_folder.PathOf(entry.Name));
        JsonElement placed = Told(["cells", .. _folder.Names().Select(_folder.PathOf), "--polygons", Shared(Boundaries)]);
        Assert.Equal(5, _folder.Names().Length);
        Assert.Equal(expected.GetProperty("points_inside_district_of_the_5_essex_months").GetInt32(), placed.GetProperty("inside").GetInt32());
        AskedBy(
            typeof(Analysis.Significance.PolygonTests),
            nameof(Analysis.Significance.PolygonTests.Tendring_holds_the_incidents_and_the_neighbours_that_others_find));
    }

    private static void DensityInTendring(JsonElement expected)
    {
        // The place is an incident ("events at the place itself are counted"), given to the nearest metre.
        JsonElement at = expected.GetProperty("at_bng");
        string place = string.Join(',', File.ReadLines(Shared(Tendring)).Skip(1).Select(static line => line.Split(',')[^2..])
            .MinBy(row => Math.Pow(Number(row[0]) - at[0].GetDouble(), 2) + Math.Pow(Number(row[1]) - at[1].GetDouble(), 2))!);
        foreach ((string kernel, string figure) in (
            ReadOnlySpan<(string, string)>)[("gaussian", "gaussian_sigma_500_per_km2"), ("quartic", "quartic_radius_500_per_km2")])
        {
            JsonElement told =
                Plane(Tendring, "E", "N", "--method", "kde", "--kernel", kernel, "--bandwidth", Text(expected, "bandwidth_m"), "--at", place);
            Assert.Equal(expected.GetProperty(figure).GetDouble(), told.GetProperty("perKm2").GetDouble(), 0.00051);
            Assert.Equal(expected.GetProperty("points").GetInt32(), told.GetProperty("about").GetProperty("incidents").GetInt32());
        }
    }

    private static void HotAreasOfTendring(JsonElement expected)
    {
        JsonElement told = Told(
            "cells", Shared(Tendring), "--polygons", Shared(Boundaries), "--neighbours", Shared("references/tendring-lsoa-neighbours.csv"), "--code",
            "LSOA code");
        Assert.Equal(expected.GetProperty("n").GetInt32(), told.GetProperty("n").GetInt32());
        Assert.Equal(expected.GetProperty("links").GetInt32(), told.GetProperty("links").GetInt32());
        Assert.Equal(expected.GetProperty("moran_I_row_standardised").GetDouble(), told.GetProperty("moranI").GetDouble(), 5.1e-8);
        JsonElement[] places = [.. told.GetProperty("places").EnumerateArray()];
        JsonElement highest = places.MaxBy(static p => p.GetProperty("z").GetDouble());
        Assert.Equal(expected.GetProperty("max")[0].GetString(), highest.GetProperty("name").GetString());
        Assert.Equal(expected.GetProperty("max")[1].GetDouble(), highest.GetProperty("z").GetDouble(), 5.1e-7);
        foreach (string bound in (string[])["1.96", "2.576"])
            Assert.Equal(expected.GetProperty("above_" + bound).GetInt32(), places.Count(p => p.GetProperty("z").GetDouble() > Number(bound)));
        foreach (string line in File.ReadLines(Shared("references/tendring-lsoa-gistar-spdep.csv")).Skip(1))
        {
            string[] row = line.Split(',');
            JsonElement place = places.Single(p => p.GetProperty("id").GetString() == row[0].Trim('"'));
            Assert.Equal(Number(row[2]), place.GetProperty("count").GetDouble());
            Assert.Equal(Number(row[4]), place.GetProperty("z").GetDouble(), 1e-9);
            // Its scale is that of variances with divisor n; ours, as esda's, with n − 1.
            Assert.Equal(Number(row[5]) * 88 / 89, place.GetProperty("localMoran").GetDouble(), 1e-9);
        }
        // Without a list of neighbours those that share a corner are taken: the same.
        Assert.Equal(
            told.GetProperty("moranI").GetDouble(),
            Told("cells", Shared(Tendring), "--polygons", Shared(Boundaries), "--code", "LSOA code").GetProperty("moranI").GetDouble());
    }

    private void Burkitt(JsonElement expected)
    {
        Dictionary<string, double[]> columns = KnoxReferenceTests.Dbf(Shared("realdata/classic/libpysal/burkitt/burkitt.dbf"));
        _folder.Write(
            "burkitt.csv", "x,y,t\n" + string.Concat(
            columns["X"].Select((x, i) => string.Create(CultureInfo.InvariantCulture, $"{x},{columns["Y"][i]},{columns["T"][i]}\n"))));
        // Its bands hold their upper edge: distances are whole numbers' roots, and the next after 20 is √401.
        JsonElement told = Told(
            "measure", _folder.PathOf("burkitt.csv"), "--planar", "--time", "t", "--method", "knox", "--distance-band",
            (expected.GetProperty("delta").GetDouble() + 0.01).ToString(CultureInfo.InvariantCulture),
            "--distance-bands", "1", "--time-band", (expected.GetProperty("tau").GetInt32() + 1).ToString(CultureInfo.InvariantCulture),
            "--time-bands", "1", "--permutations", "999");
        Assert.Equal(expected.GetProperty("n").GetInt32(), told.GetProperty("about").GetProperty("incidents").GetInt32());
        JsonProperty ratio = told.EnumerateObject().Single(static f => f.Name.StartsWith("ratio-", StringComparison.Ordinal));
        JsonProperty p = told.EnumerateObject().Single(static f => f.Name.StartsWith("p-", StringComparison.Ordinal));
        Assert.Equal(expected.GetProperty("joint").GetInt32() / expected.GetProperty("expected").GetDouble(), ratio.Value.GetDouble(), 1e-6);
        Assert.InRange(p.Value.GetDouble(), 0.1, 0.26);
        AskedBy(typeof(KnoxReferenceTests), nameof(KnoxReferenceTests.Burkitt_has_the_pairs_and_the_expectation_of_pysal));
    }

    private static void Arson(JsonElement expected)
    {
        string[] words =
        [
            "measure", Shared("realdata/classic/nearrepeat/chicago_arson.csv"), "--planar", "--x", "1", "--y", "2", "--time", "3", "--method", "knox"
        ];
        CommandLineRun run = CommandLineRun.Of(
            [.. words, "--metric", "manhattan", "--same-place", "apart", "--distance-band", "200", "--distance-bands", "3", "--time-band", "1",
                "--time-bands", "3", "--permutations", "19"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        // The bands without an end are the other test's.
        string[] told = [.. run.Out.Split('\n').Where(static line => line.Contains(" pairs where ", StringComparison.Ordinal))];
        JsonElement observed = expected.GetProperty("observed");
        for (int band = 0; band < 4; band++)
        {
            for (int day = 0; day < 3; day++)
                Assert.Contains($": {observed[band][day]} pairs where ", told[band * 3 + day], StringComparison.Ordinal);
        }
        Assert.Equal(12, told.Length);
        AskedBy(typeof(KnoxReferenceTests), nameof(KnoxReferenceTests.Chicago_arson_has_the_table_of_NearRepeat));
    }

    private static void Nearest(string set, string window, JsonElement expected)
    {
        JsonElement told =
            Plane($"realdata/classic/spatstat/{set}.csv", "x", "y", "--method", "nearest-neighbour", "--edge", "none", "--window", window);
        Assert.Equal(expected.GetProperty("n").GetInt32(), told.GetProperty("incidents").GetInt32());
        Assert.Equal(expected.GetProperty("R").GetDouble(), told.GetProperty("ratio").GetDouble(), 5e-6);
        if (expected.TryGetProperty("mean_nn", out JsonElement mean))
            Assert.Equal(mean.GetDouble(), told.GetProperty("meanNearest").GetDouble(), 5e-9);
    }

    private static void Inspected(string file, JsonElement expected)
    {
        JsonElement told = Told("inspect", Shared("realdata/" + file)).GetProperty("files")[0];
        Assert.Equal(expected.GetProperty("rows").GetInt32(), told.GetProperty("rows").GetInt32());
        Assert.Equal(expected.GetProperty("no_coordinates").GetInt32(), told.GetProperty("unplaced").GetInt32());
    }

    // A test that was renamed does not compile, one that lost its attribute is found here.
    private static void AskedBy(Type tests, params string[] names) => Assert.All(
        names, name => Assert.NotEmpty(tests.GetMethod(name)!.GetCustomAttributes(typeof(FactAttribute), inherit: true)));

    private static JsonElement Plane(string file, string x, string y, params string[] words) =>
        Told(["measure", Shared(file), "--planar", "--x", x, "--y", y, .. words]);

    private static JsonElement Told(params string[] words)
    {
        CommandLineRun run = CommandLineRun.Of([.. words, "--json"]);
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        return run.Json;
    }

    private static string Text(JsonElement expected, string name) => expected.GetProperty(name).ToString();

    private static int[] Integers(JsonElement numbers) => [.. numbers.EnumerateArray().Select(static n => n.GetInt32())];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Shared(string path) => SharedData.Path(path);

    private static JsonElement Expected() => JsonDocument.Parse(File.ReadAllText(SharedData.Path(Answers))).RootElement;
}
