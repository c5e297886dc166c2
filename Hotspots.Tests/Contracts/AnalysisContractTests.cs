using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Contracts;

/// <summary>What every method of the catalogue promises. A new entry is tested here without a line of its own.</summary>
public sealed class AnalysisContractTests
{
    private static readonly Dictionary<string, double> NothingGiven = [];

    public static TheoryData<string> Methods => [.. AnalysisCatalog.All.Select(method => method.Name)];

    public static TheoryData<string, string> MethodsAndSets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (AnalysisMethod method in AnalysisCatalog.All)
            {
                foreach (string set in ContractSets.All.Keys)
                    data.Add(method.Name, set);
            }
            return data;
        }
    }

    public static TheoryData<string> MethodsWithTimes => [.. AnalysisCatalog.All.Where(method => method.NeedsTimes).Select(method => method.Name)];

    public static TheoryData<string, string> MethodsWithoutPlacesAndSets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (AnalysisMethod method in AnalysisCatalog.All.Where(method => !method.FindsPlaces))
            {
                foreach (string set in ContractSets.All.Keys)
                    data.Add(method.Name, set);
            }
            return data;
        }
    }

    [Fact]
    public void The_catalogue_is_not_empty_and_its_names_are_unique_and_fit_for_a_command_line()
    {
        Assert.NotEmpty(AnalysisCatalog.All);
        string[] names = [.. AnalysisCatalog.All.Select(method => method.Name)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^[a-z][a-z0-9-]*$", name));
        Assert.All(names, name => Assert.Same(AnalysisCatalog.Find(name), AnalysisCatalog.Find(name.ToUpperInvariant())));
        ArgumentException error = Assert.Throws<ArgumentException>(() => AnalysisCatalog.Find("no such method"));
        Assert.All(names, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Methods))]
    public void Everything_that_a_page_shows_is_said(string name)
    {
        AnalysisMethod method = AnalysisCatalog.Find(name);
        Assert.False(string.IsNullOrWhiteSpace(method.Title));
        Assert.EndsWith("?", method.Question, StringComparison.Ordinal);
        Assert.NotEmpty(method.Parameters);
        Assert.Equal(method.Parameters.Count, method.Parameters.Select(p => p.Name).Distinct().Count());
        foreach (Parameter parameter in method.Parameters)
        {
            Assert.Matches("^[a-z][a-z-]*$", parameter.Name);
            Assert.False(string.IsNullOrWhiteSpace(parameter.Title));
            // Blank for a pure number and for a choice.
            Assert.Equal(parameter.Unit.Trim(), parameter.Unit);
            Assert.True(parameter.Minimum < parameter.Maximum && double.IsFinite(parameter.Minimum) && double.IsFinite(parameter.Maximum));
            Assert.False(string.IsNullOrWhiteSpace(parameter.DefaultRule));
            Assert.EndsWith(".", parameter.Effect, StringComparison.Ordinal);
            Assert.True(parameter.Choices.Count == 0 || parameter.Unit.Length == 0);
            Assert.Equal(parameter.Choices.Count == 0, parameter.Effect.StartsWith("Larger: ", StringComparison.Ordinal));
            Assert.All(parameter.Choices, choice => Assert.False(string.IsNullOrWhiteSpace(choice.Words)));
        }
    }

    [Theory, MemberData(nameof(MethodsAndSets))]
    public void Labels_are_in_range_numbered_from_the_largest_and_every_cluster_has_a_core(string name, string set)
    {
        PointSet points = ContractSets.All[set];
        ClusterLabels labels = Run(name, points).Labels;
        Assert.Equal(points.Count, labels.Labels.Length);
        Assert.Equal(points.Count, labels.IsCore.Length);
        int[][] members = labels.Members();
        Assert.Equal(labels.ClusterCount, members.Length);
        Assert.All(labels.Labels, label => Assert.InRange(label, ClusterLabels.Noise, labels.ClusterCount - 1));
        Assert.Equal(members.Select(m => m.Length).OrderDescending(), members.Select(m => m.Length));
        Assert.All(members, m => Assert.Contains(m, i => labels.IsCore[i]));
        Assert.Equal(points.Count, labels.NoiseCount() + members.Sum(m => m.Length));
    }

    [Theory, MemberData(nameof(MethodsAndSets))]
    public void Derived_parameters_are_within_their_range_and_say_why(string name, string set)
    {
        AnalysisMethod method = AnalysisCatalog.Find(name);
        MethodFindings outcome = method.Run(Input(name, ContractSets.All[set]), NothingGiven, 2, null, CancellationToken.None);
        Assert.Equal(method.Parameters.Select(p => (p.Name, p.Unit)), outcome.Parameters.Select(v => (v.Name, v.Unit)));
        Assert.All(method.Parameters.Zip(outcome.Parameters), pair =>
        {
            Assert.InRange(pair.Second.Value, pair.First.Minimum, pair.First.Maximum);
            Assert.True(!pair.First.IsInteger || double.IsInteger(pair.Second.Value));
            Assert.NotEqual(ParameterOrigin.Given, pair.Second.Origin);
            Assert.False(string.IsNullOrWhiteSpace(pair.Second.Reason));
            // Reasons are read by people and by other programs: no comma decimals, no strange minus.
            Assert.DoesNotContain("~", pair.Second.Reason, StringComparison.Ordinal);
        });
    }

    [Theory, MemberData(nameof(MethodsAndSets))]
    public void The_same_input_gives_the_same_answer_on_one_core_and_on_many(string name, string set)
    {
        PointSet points = ContractSets.All[set];
        MethodFindings one = Run(name, points, cores: 1);
        WholeFindings.Exactly.Same(one, Run(name, points, cores: 1));
        WholeFindings.Exactly.Same(one, Run(name, points, cores: 8));
        WholeFindings.Exactly.Same(one, AnalysisCatalog.Find(name).Run(Input(name, points), Quick(name), null, CancellationToken.None));
    }

    [Theory, MemberData(nameof(MethodsAndSets))]
    public void The_order_of_the_points_does_not_matter(string name, string set)
    {
        PointSet points = ContractSets.All[set];
        int[] order = [.. Enumerable.Range(0, points.Count)];
        var random = new SeededRandom(9);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.NextInt32(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        MethodFindings straight = Run(name, points), shuffled = Run(name, points.Select(order));
        ClusterLabels own = straight.Labels;
        var labels = new ClusterLabels(Array.ConvertAll(order, i => own.Labels[i]), Array.ConvertAll(order, i => own.IsCore[i]), own.ClusterCount);
        Assert.Equal(straight.Parameters, shuffled.Parameters);
        // Sums run in another order.
        new WholeFindings(relative: 1e-9).Same(straight with { Labels = labels }, shuffled);
    }

    [Theory, MemberData(nameof(MethodsAndSets))]
    public void A_shift_moves_nothing_but_positions(string name, string set)
    {
        // Both the positions (multiples of 1/64 m) and the shift are exact in doubles, so the differences are the same to the last bit.
        // A grid stays where it is: the shift is a whole number of its cells. Over a whole country they are larger, or there are too many.
        const int East = 1 << 17, South = 1 << 16;
        AnalysisMethod method = AnalysisCatalog.Find(name);
        var given = new Dictionary<string, double>(Quick(name));
        if (method.Parameters.Any(p => p.Name == "cell"))
            given["cell"] = set == "two far apart" ? 4096 : 128;
        if (method.Parameters.Any(p => p.Name == "cell-shape"))
            given["cell-shape"] = (double)CellShape.Square;
        PointSet points = ContractSets.All[set];
        var moved = new PointSet([.. points.Eastings.ToArray().Select(e => e + East)], [.. points.Northings.ToArray().Select(n => n - South)]);
        MethodFindings here = RunWith(points), there = RunWith(moved);
        Assert.Equal(here.Parameters, there.Parameters);
        // What has no points is nowhere, and stays there.
        new WholeFindings(relative: 1e-9, east: points.Count > 0 ? East : 0, north: points.Count > 0 ? -South : 0).Same(here, there);

        MethodFindings RunWith(PointSet input) => method.Run(Input(name, input), given, 2, null, CancellationToken.None);
    }

    [Theory, MemberData(nameof(MethodsAndSets))]
    public void Incidents_at_one_coordinate_share_their_answer(string name, string set)
    {
        PointSet points = ContractSets.All[set];
        ClusterLabels labels = Run(name, points).Labels;
        Assert.All(
            Enumerable.Range(0, points.Count).GroupBy(i => points[i]),
            place => Assert.Single(place.Select(i => (labels.Labels[i], labels.IsCore[i])).Distinct()));
    }

    [Theory, MemberData(nameof(MethodsAndSets))]
    public void Figures_are_numbers_with_a_name_and_words(string name, string set)
    {
        MethodFindings findings = Run(name, ContractSets.All[set]);
        Assert.All(findings.Figures.Concat(findings.Evidence.SelectMany(figures => figures)), figure =>
        {
            Assert.False(double.IsNaN(figure.Value));
            Assert.False(string.IsNullOrWhiteSpace(figure.Name) || string.IsNullOrWhiteSpace(figure.Words));
        });
    }

    [Theory, MemberData(nameof(MethodsWithoutPlacesAndSets))]
    public void A_method_that_finds_no_places_leaves_every_point_out_and_says_figures(string name, string set)
    {
        MethodFindings findings = Run(name, ContractSets.All[set]);
        Assert.Equal((0, ContractSets.All[set].Count), (findings.Labels.ClusterCount, findings.Labels.NoiseCount()));
        Assert.NotEmpty(findings.Figures);
    }

    [Theory, MemberData(nameof(Methods))]
    public void No_points_have_no_clusters(string name)
    {
        MethodFindings outcome = Run(name, PointSet.Empty);
        Assert.Equal(0, outcome.Labels.ClusterCount);
        Assert.Empty(outcome.Labels.Labels);
        Assert.Empty(outcome.Labels.IsCore);
        Assert.Empty(outcome.Evidence);
        Assert.Empty(outcome.Outlines ?? []);
        Assert.Empty(outcome.Reaches ?? []);
        Assert.Empty(outcome.Contours);
        Assert.Null(outcome.Surface);
        Assert.Empty(outcome.Cells?.Cells ?? []);
    }

    [Theory, MemberData(nameof(MethodsWithTimes))]
    public void Without_times_a_method_that_needs_them_says_so_in_one_sentence(string name)
    {
        string message = Assert.Throws<ArgumentException>(() => AnalysisCatalog.Find(name).Run(
            AnalysisInput.Of(ContractSets.All["one"]), NothingGiven, 1, null, CancellationToken.None)).Message;
        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.Contains("column of dates", message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_thousand_incidents_at_one_place_are_one_cluster_and_elsewhere_nothing(string name)
    {
        // They are a crowd and dense ground; but a place is no likelier than others, and stands out from none, where there is no other.
        AnalysisMethod method = AnalysisCatalog.Find(name);
        MethodFindings outcome = Run(name, ContractSets.All["all at one place"]);
        (int, int) expected = method.Family is MethodFamily.Clusters or MethodFamily.Density && !method.Compares ? (1, 0) : (0, 1000);
        Assert.Equal(expected, (outcome.Labels.ClusterCount, outcome.Labels.NoiseCount()));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Points_that_are_nowhere_are_refused_by_name_before_any_method_sees_them(double nowhere)
    {
        Assert.Contains(
            "easting of point 1", Assert.Throws<ArgumentException>(() => new PointSet([1, nowhere], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "northing of point 0", Assert.Throws<ArgumentException>(() => new PointSet([1, 2], [nowhere, 2])).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Points_impossibly_far_apart_are_refused_with_what_to_do(string name)
    {
        var points = new PointSet([.. Enumerable.Range(0, 50).Select(i => i * 10.0), 1e300], [.. new double[51]]);
        if (Record.Exception(() => Run(name, points)) is { } refusal)
        {
            Assert.Contains("remove the stray positions", Assert.IsType<ArgumentException>(refusal).Message, StringComparison.Ordinal);
            return;
        }
        // What only counts by time has nothing against a place far away: it does not look at places at all.
        AnalysisMethod method = AnalysisCatalog.Find(name);
        AnalysisInput far = Input(name, points), near = far with { Points = new PointSet(new double[points.Count], new double[points.Count]) };
        WholeFindings.Exactly.Same(
            method.Run(near, Quick(name), 2, null, CancellationToken.None), method.Run(far, Quick(name), 2, null, CancellationToken.None));
    }

    [Theory, MemberData(nameof(Methods))]
    public void Progress_never_goes_back_says_what_it_does_and_ends_at_1(string name)
    {
        foreach (PointSet points in ContractSets.All.Values.Append(ContractSets.Large))
        {
            foreach (int cores in new[] { 1, 8 })
            {
                var seen = new Listener();
                AnalysisCatalog.Find(name).Run(Input(name, points), Quick(name), cores, seen, CancellationToken.None);
                Assert.NotEmpty(seen.Reports);
                Assert.Equal(seen.Reports.Select(r => r.Fraction).Order(), seen.Reports.Select(r => r.Fraction));
                Assert.All(seen.Reports, r => Assert.InRange(r.Fraction, 0, 1));
                Assert.All(seen.Reports, r => Assert.False(string.IsNullOrWhiteSpace(r.Step)));
                Assert.Equal(1, seen.Reports[^1].Fraction);
            }
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void What_is_cancelled_before_it_begins_does_not_begin(string name)
    {
        foreach (PointSet points in ContractSets.All.Values)
        {
            var seen = new Listener();
            Assert.ThrowsAny<OperationCanceledException>(() =>
                AnalysisCatalog.Find(name).Run(Input(name, points), NothingGiven, 2, seen, new CancellationToken(canceled: true)));
            Assert.Empty(seen.Reports);
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void What_is_cancelled_half_way_stops_there(string name)
    {
        foreach (double when in new[] { 0.0, 0.25, 0.5, 0.75 })
        {
            foreach (int cores in new[] { 1, 8 })
            {
                using var source = new CancellationTokenSource();
                var seen = new Listener(report =>
                {
                    if (report.Fraction >= when)
                        source.Cancel();
                });
                Assert.ThrowsAny<OperationCanceledException>(
                    () => AnalysisCatalog.Find(name).Run(Input(name, ContractSets.Large), Quick(name), cores, seen, source.Token));
                Assert.True(seen.Reports[^1].Fraction < 1);
                // Work that was under way may still be told of; no other step is begun.
                Assert.Single(seen.Reports.Where(report => report.Fraction >= when).Select(report => report.Step).Distinct());
            }
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void Numbers_out_of_range_are_refused_with_flag_range_and_unit(string name)
    {
        AnalysisMethod method = AnalysisCatalog.Find(name);
        foreach (Parameter parameter in method.Parameters)
        {
            double[] impossible = [parameter.Minimum - 1, parameter.Maximum + 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -5];
            foreach (double value in parameter.IsInteger ? [.. impossible, parameter.Minimum + 0.5] : impossible)
            {
                string message = Assert.Throws<ArgumentException>(() => Run(name, PointSet.Empty, given: (parameter.Name, value))).Message;
                string[] said = [OptionNames.Of(parameter.Name), parameter.Unit, parameter.Minimum.ToString(CultureInfo.InvariantCulture), parameter.IsOpen ? "or more" : parameter.Maximum.ToString(CultureInfo.InvariantCulture), value.ToString(CultureInfo.InvariantCulture)];
                Assert.All(said, words => Assert.Contains(words, message, StringComparison.Ordinal));
                Assert.Equal(1, message.Count(c => c == '\n') + 1);
            }
        }
        string unknown = Assert.Throws<ArgumentException>(() => Run(name, PointSet.Empty, given: ("no-such-number", 1))).Message;
        Assert.All(method.Parameters, p => Assert.Contains(OptionNames.Of(p.Name), unknown, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Methods))]
    public void Numbers_at_the_ends_of_their_range_are_used_as_given(string name)
    {
        AnalysisMethod method = AnalysisCatalog.Find(name);
        foreach (Parameter parameter in method.Parameters)
        {
            foreach (double value in new[] { parameter.Minimum, parameter.Maximum })
            {
                // The largest number of shuffles takes its time: small sets are enough to see that it is used.
                int most = parameter.Name == "permutations" ? 500 : int.MaxValue;
                foreach (PointSet points in ContractSets.All.Values.Where(points => points.Count <= most))
                {
                    if (parameter.Name == "cell" && value == parameter.Minimum && points == ContractSets.All["two far apart"])
                    {
                        // A method that visits all cells of a country refuses; one that visits only those with incidents does not.
                        if (Record.Exception(() => Run(name, points, given: (parameter.Name, value))) is { } refused)
                        {
                            Assert.IsType<ArgumentException>(refused);
                            Assert.Contains("choose larger cells", refused.Message, StringComparison.Ordinal);
                            continue;
                        }
                    }
                    var given = new Dictionary<string, double>(Quick(name)) { [parameter.Name] = value };
                    // Cells over hundreds of kilometres have nothing more to say when they are small, and take their time.
                    bool isWide = points == ContractSets.All["two far apart"] || (parameter.Name == "bandwidth" && value == parameter.Maximum);
                    if (isWide && parameter.Name != "cell" && method.Parameters.Any(p => p.Name == "cell"))
                        given["cell"] = 5000;
                    ParameterValue used =
                        method.Run(Input(name, points), given, 2, null, CancellationToken.None).Parameters.Single(v => v.Name == parameter.Name);
                    Assert.Equal((value, ParameterOrigin.Given, ""), (used.Value, used.Origin, used.Reason));
                }
            }
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void What_was_derived_gives_the_same_answer_when_it_is_given(string name)
    {
        PointSet points = ContractSets.All["towns"];
        MethodFindings derived = Run(name, points);
        MethodFindings given = AnalysisCatalog.Find(name).Run(
            Input(name, points), derived.Parameters.ToDictionary(v => v.Name, v => v.Value), 2, null, CancellationToken.None);
        Assert.All(given.Parameters, parameter => Assert.Equal(ParameterOrigin.Given, parameter.Origin));
        WholeFindings.Exactly.Same(derived with { Parameters = given.Parameters }, given);
    }

    private static MethodFindings Run(string name, PointSet points, int cores = 2, (string Name, double Value)? given = null) =>
        AnalysisCatalog.Find(name).Run(
        Input(name, points), given is { } one
            ? new Dictionary<string, double>(Quick(name)) { [one.Name] = one.Value } : Quick(name), cores, null, CancellationToken.None);

    /// <summary>
    /// Nothing but fewer shuffles, for promises that hold whatever their number: a thousand of them for every set and core count
    /// would prove no more.
    /// </summary>
    private static Dictionary<string, double> Quick(string name) =>
        AnalysisCatalog.Find(name).Parameters.FirstOrDefault(parameter => parameter.Name == "permutations") is { } shuffles
            ? new() { ["permutations"] = Math.Max(19, shuffles.Minimum) }
            : NothingGiven;

    private static AnalysisInput Input(string name, PointSet points) => ContractSets.Input(AnalysisCatalog.Find(name), points);

    private sealed class Listener(Action<RunProgress>? heard = null) : IProgress<RunProgress>
    {
        public List<RunProgress> Reports { get; } = [];

        public void Report(RunProgress value)
        {
            Reports.Add(value);
            heard?.Invoke(value);
        }
    }
}
