using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Selection;

public sealed class IncidentFacetsTests
{
    [Fact]
    public void Texts_that_differ_in_case_only_are_one_as_first_spelt()
    {
        CodedTextColumn operations = new IncidentFacets(TestRows.Table(
            [new() { Operation = "Racer" }, new(), new() { Operation = "RACER" }, new() { Operation = "Ünïque" }, new() { Operation = "racer" }]))
                .Texts(Facet.Operation)!;
        Assert.Equal(["Racer", "", "Racer", "Ünïque", "Racer"], Enumerable.Range(0, 5).Select(i => operations[i]));
        Assert.Equal(operations.CodeAt(0), operations.CodeAt(4));
        Assert.Equal(0, operations.CodeAt(1));
    }

    [Fact]
    public void A_column_that_no_file_has_is_no_facet()
    {
        IncidentFacets facets = new IncidentFacets(TestRows.Table([new() { Kind = "tip" }]));
        Assert.Null(facets.Texts(Facet.Line));
        Assert.Null(facets.Texts(Facet.Drug));
        Assert.Null(facets.Texts(Facet.Grade));
        Assert.Equal("tip", facets.Texts(Facet.Kind)![0]);
    }

    [Fact]
    public void A_file_whose_every_time_is_midnight_has_no_hours()
    {
        IncidentFacets facets = new IncidentFacets(TestRows.Table(
        [
            new() { File = 0, Time = TestRows.Minute(2024, 5, 1, 0, 0) },
            new() { File = 1, Time = TestRows.Minute(2024, 5, 1, 0, 0) },
            new() { File = 1, Time = TestRows.Minute(2024, 5, 1, 9, 30) },
            new() { File = 1, Time = TestRows.Day(2024, 5, 1) },
        ]));
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(facets.HasClock));
    }

    [Fact]
    public void Each_part_is_made_once()
    {
        var facets = new IncidentFacets(TestRows.Table([new() { Easting = 323_700, Northing = 364_000, Operation = "Racer" }]));
        Assert.Same(facets.Texts(Facet.Operation), facets.Texts(Facet.Operation));
        Assert.Same(facets.Towns, facets.Towns);
        Assert.Equal("Mold", Assert.Single(facets.Towns).Name);
    }
}
