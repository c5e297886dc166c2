using Hotspots.Core.Files;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Positions;

/// <summary>Rows that say where by nothing but a street and a town, in files as people type them.</summary>
public sealed class StreetRowsTests : IDisposable
{
    private static readonly GridPoint PierAvenue = new(617_406, 214_857);

    private const string UnknownStreet = "1 row has no position but a street that is not in the list";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>One street as seven people write it, a street that is none, and a heading and a total among the rows.</summary>
    [Fact]
    public void A_list_typed_by_hand_is_placed_street_by_street()
    {
        ReadResult read = Read("""
            Ref,Date,Address,Town
            A1,01/03/2026,Pier Avenue,Clacton-on-Sea
            A2,01/03/2026,12 PIER AVENUE,CLACTON
            A3,02/03/2026,"12a, Pier Ave.",Clacton on Sea
            A4,02/03/2026,"Pier Avenue, Clacton, Essex",Clacton-on-Sea
            A5,03/03/2026,on or near Pier Avenue ,clacton-on-sea
            A6,04/03/2026,"14, Pier Avenue, Clacton", Clacton
            Ref,Date,Address,Town
            A7,05/03/2026,Nowhere Much Lane,Clacton
            Total,7,,
            """);
        Assert.Equal((6, 1, 0), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        for (int row = 0; row < 6; row++)
        {
            Assert.InRange(read.Placed.Points[row].DistanceTo(PierAvenue), 0, 5);
            Assert.InRange(read.Placed.Uncertainties![row], StreetPlaces.LeastMetres, IncidentTable.CoarsestMetres);
        }
        AssertSaid(read, "6 rows have no position but a street and a town and were placed in the middle of that street's map points: known no ");
        AssertSaid(read, UnknownStreet + " of streets for the town, or a town that is not known, and was counted as unplaced (the list has no ");
        Assert.DoesNotContain(read.Report.Notes, static note => note.Contains("no column says where", StringComparison.Ordinal));
    }

    /// <summary>Semicolons, other headers and blanks; kinds of place and "not known" are no streets, and nothing is said of them.</summary>
    [Fact]
    public void An_export_with_blanks_places_what_names_both()
    {
        ReadResult read = Read("""
            id;offence date;street name;post town
            B1;2026-03-01;High Street;Marlow
            B2;2026-03-01;;Marlow
            B3;2026-03-01;High Street;
            B4;2026-03-01;Not known;Marlow
            B5;2026-03-01;On or near Supermarket;Marlow
            B6;2026-03-01;HIGH ST;MARLOW
            B7;2026-03-01;High Street;Atlantis
            """);
        Assert.Equal(["B1", "B6"], Enumerable.Range(0, read.Placed.Count).Select(row => read.Placed.Ids[row]));
        Assert.Equal(5, read.Report.Unplaced);
        Assert.Equal(read.Placed.Points[0], read.Placed.Points[1]);
        AssertSaid(read, UnknownStreet);
    }

    /// <summary>A street that a city has several of, twice, and one that the town has not.</summary>
    [Fact]
    public void Where_there_is_doubt_a_row_is_unplaced_and_the_doubt_is_said()
    {
        ReadResult read = Read("""
            id,when,road,town
            C1,2026-03-01 21:00,Church Road,Liverpool
            C2,2026-03-01 22:00,Station Road,Leicester
            C3,2026-03-01 23:00,Pier Avenue,Mold
            C4,2026-03-02 01:00,Pier Avenue,Clacton-on-Sea
            """);
        Assert.Equal((1, 3, 0), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.Contains(
            "2 rows have no position but a street that may be one of several in or round the town, and were counted as unplaced.", read.Report.Notes);
        AssertSaid(read, UnknownStreet);
    }

    [Fact]
    public void A_file_with_positions_is_not_placed_by_streets()
    {
        ReadResult read = Read("id,easting,northing,street,town\nD1,617406,214857,Pier Avenue,Clacton-on-Sea\nD2,,,Pier Avenue,Clacton-on-Sea\n");
        Assert.Equal((1, 1), (read.Report.Placed, read.Report.Unplaced));
        Assert.DoesNotContain(read.Report.Notes, static note => note.Contains("a street", StringComparison.Ordinal));
    }

    [Fact]
    public void A_street_that_only_the_country_round_a_town_has_is_doubtful()
    {
        // Any street that the list has once round Mold, and not in it.
        GazetteerPlace mold = Gazetteer.Britain.Find("Mold")!;
        string name = Enumerable.Range(0, Streets.Britain.Count).Select(Streets.Britain.NameOf)
            .First(name => StreetPlaces.Find(name, null) is [var one] && one.Town == mold && !one.IsIn(mold));
        PositionSource source = new StreetRows().Find(System.Text.Encoding.UTF8.GetBytes(name), "Mold"u8, out StreetPlace? place);
        Assert.Equal(PositionSource.StreetDoubtful, source);
        Assert.Null(place);
    }

    private static void AssertSaid(ReadResult read, string beginning) =>
        Assert.Contains(read.Report.Notes, note => note.StartsWith(beginning, StringComparison.Ordinal));

    private ReadResult Read(string text) => IncidentFiles.Read([_folder.Write("a.csv", text)], ReadOptions.Default);
}
