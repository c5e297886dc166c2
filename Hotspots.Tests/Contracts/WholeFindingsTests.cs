using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Contracts;

/// <summary>The comparison that the contract rests on sees a difference anywhere.</summary>
public sealed class WholeFindingsTests
{
    private const string PerKm2 = "incidents per km²";

    private static readonly MethodFindings Everything = Made();

    /// <summary>Where the difference is, and findings that have it.</summary>
    private static readonly Dictionary<string, MethodFindings> Differences = new()
    {
        ["Method"] = Everything with { Method = "other" },
        ["Labels.Labels[2]"] = Everything with { Labels = new ClusterLabels([0, 0, -1], [true, false, false], 1) },
        ["Labels.IsCore[1]"] = Everything with { Labels = new ClusterLabels([0, 0, 0], [true, true, false], 1) },
        ["Parameters[0].Value"] = Everything with { Parameters = [new ParameterValue("eps", 2, "m", ParameterOrigin.Given, "")] },
        ["Parameters[0].Reason"] = Everything with { Parameters = [new ParameterValue("eps", 1, "m", ParameterOrigin.Given, "so")] },
        ["Outlines[0]"] = Everything with { Outlines = [Box(0, 11)] },
        ["Outlines"] = Everything with { Outlines = null },
        ["Reaches[0]"] = Everything with { Reaches = [51] },
        ["PlacesMayOverlap"] = Everything with { PlacesMayOverlap = true },
        ["Evidence[0][p].Value"] = Everything with { Evidence = [[new Figure("p", 0.03, "", "chance")]] },
        ["Evidence[0]"] = Everything with { Evidence = [[]] },
        ["Basis"] = Everything with { Basis = SurenessBasis.RandomLabels },
        ["Surface.Grid.Size"] = Everything with { Surface = new Surface(Grid(200), new double[35], "") },
        ["Surface.Values[4]"] = Everything with { Surface = new Surface(Everything.Surface!.Grid, Changed(Everything.Surface.Values, 4), PerKm2) },
        ["Contours[0].Share"] = Everything with { Contours = [Everything.Contours[0] with { Share = 0.6 }] },
        ["Contours[0].Ground"] = Everything with { Contours = [Everything.Contours[0] with { Ground = Box(0, 1) }] },
        ["Cells.Cells[0]"] = Everything with { Cells = Everything.Cells! with { Cells = Array.ConvertAll(Everything.Cells.Cells, c => c + 1) } },
        ["Cells.Statistics.Q[3]"] = WithStatistics(static all => all with { Q = Changed(all.Q, 3) }),
        ["Cells.Statistics.Classes[3]"] = WithStatistics(static all => all with { Classes = new CellClass[all.Classes.Length] }),
        ["Figures[z].Value"] = Everything with { Figures = [new Figure("z", 1.5, "", "words")] },
        ["Figures[z].Words"] = Everything with { Figures = [new Figure("z", 1, "", "other words")] },
        ["Notes[0]"] = Everything with { Notes = ["Another."] },
    };

    public static TheoryData<string> Wheres => [.. Differences.Keys];

    [Theory, MemberData(nameof(Wheres))]
    public void A_difference_is_seen_and_named(string where)
    {
        MethodFindings other = Differences[where];
        Assert.StartsWith(where + ": ", WholeFindings.Exactly.Difference(Everything, other), StringComparison.Ordinal);
        Assert.StartsWith(where + ": ", new WholeFindings(relative: 1e-9).Difference(Everything, other), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_made_twice_are_the_same_and_each_property_has_a_difference_above()
    {
        WholeFindings.Exactly.Same(Everything, Made());
        string[] seen = [.. Differences.Keys.Select(static where => where.Split('.', '[')[0])];
        Assert.Equal(typeof(MethodFindings).GetProperties().Select(static property => property.Name).Order(), seen.Distinct().Order());
    }

    [Fact]
    public void Last_digits_count_to_the_last_bit_and_not_within_a_tolerance()
    {
        MethodFindings other = Everything with { Figures = [new Figure("z", Math.BitIncrement(1), "", "words")] };
        Assert.NotNull(WholeFindings.Exactly.Difference(Everything, other));
        Assert.Null(new WholeFindings(relative: 1e-9).Difference(Everything, other));
    }

    [Fact]
    public void What_was_moved_is_the_same_where_it_was_moved_by_so_much_and_no_more()
    {
        Contour contour = Everything.Contours[0];
        MethodFindings moved = Everything with { Outlines = [Box(7, 17)], Contours = [contour with { Ground = Moved(contour.Ground) }] };
        MethodFindings here = Everything with { Surface = null, Cells = null }, there = moved with { Surface = null, Cells = null };
        Assert.Null(new WholeFindings(1e-9, east: 7).Difference(here, there));
        Assert.StartsWith("Surface.Grid.West: ", new WholeFindings(1e-9, east: 7).Difference(Everything, moved), StringComparison.Ordinal);
        Assert.StartsWith("Outlines[0]: ", new WholeFindings(1e-9, east: 8).Difference(Everything, moved), StringComparison.Ordinal);
    }

    private static MethodFindings Made() => MadeUpMethod.WithEverything("made-up", 3, CellShape.Square) with
    {
        Labels = new ClusterLabels([0, 0, 0], [true, false, false], 1),
        Parameters = [new ParameterValue("eps", 1, "m", ParameterOrigin.Given, "")],
        Outlines = [Box(0, 10)],
        Reaches = [50],
        Evidence = [[new Figure("p", 0.02, "", "chance")]],
        Figures = [new Figure("z", 1, "", "words")],
        Notes = ["One."],
    };

    private static MethodFindings WithStatistics(Func<CellStatistics, CellStatistics> change) =>
        Everything with { Cells = Everything.Cells! with { Statistics = change(Everything.Cells.Statistics) } };

    private static double[] Changed(double[] values, int at)
    {
        double[] changed = [.. values];
        changed[at] += 0.25;
        return changed;
    }

    private static CellGrid Grid(double size) => CellGrid.At(CellShape.Square, size, 6170, 2148, 7, 5);

    private static Geometry Box(double west, double east) => GeometryFactory.Default.ToGeometry(new Envelope(west, east, 0, 10));

    private static Geometry Moved(Geometry ground) =>
        new NetTopologySuite.Geometries.Utilities.AffineTransformation().SetToTranslation(7, 0).Transform(ground);
}
