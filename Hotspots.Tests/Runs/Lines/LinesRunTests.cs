using System.Globalization;
using Hotspots.Core.Model.Lines;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Lines;

public sealed class LinesRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_is_told_in_one_sentence_with_its_towns_in_order()
    {
        LineRows rows = TwoTowns();
        LinesRecord record = rows.Run(_folder);
        CountyLine line = Assert.Single(record.Lines);
        Assert.Equal(
            "Rico line: Clacton-on-Sea February 2024, Jaywick April; quiet for more than 60 days, last seen 2 June 2024; 7 incidents "
                + "(4 tips, 1 warrant, 2 seizures, 1 of them class A).",
            line.Answer);
        Assert.Equal([new LineReach("Clacton-on-Sea", "2024-02"), new LineReach("Jaywick", "2024-04")], line.Reach);
        Assert.Empty(line.ReachAtEnd);
        Assert.Equal(["rico"], line.Spellings);
        Assert.Equal(1, line.Conditions);
        Assert.Contains(record.Notes, static note => note == "Spellings that were taken for one line: rico for Rico line.");
        Assert.Contains(record.Notes, static note => note.StartsWith(
            "This rests on 1 incident with handling conditions (code C), of 7", StringComparison.Ordinal));
        Assert.Contains(record.Notes, static note => note.StartsWith("There is one line only, Rico line", StringComparison.Ordinal));
        Assert.DoesNotContain(record.Answer, static said => said.Contains("from", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("OFFICIAL-SENSITIVE", record.Marking);
    }

    [Fact]
    public void Towns_and_months_count_what_they_hold()
    {
        LinesRecord record = TwoTowns().Run(_folder);
        LineTown clacton = record.Towns[0];
        Assert.Equal(
            ("Clacton-on-Sea", 4, 3, 0, 1, 1),
            (clacton.Town, clacton.Incidents, clacton.Tips, clacton.Warrants, clacton.Seizures, clacton.ClassA));
        // Four of the town's six: two rows name no line.
        Assert.Equal(4.0 / 6, clacton.Share);
        Assert.Equal(("2024-02-03", "2024-04-05", 3, true), (clacton.FirstSeen, clacton.LastSeen, clacton.Months, clacton.Reached));
        Assert.Equal("quiet", clacton.Status);
        Assert.True(clacton.Cell.EnvelopeInternal.Covers(617_560, 214_810));
        LineTown jaywick = record.Towns[1];
        Assert.Equal(("Jaywick", 3, 1.0, false), (jaywick.Town, jaywick.Incidents, jaywick.Share, jaywick.OfficersOnly));
        Assert.Equal(
            ["Clacton-on-Sea 2024-02 1", "Clacton-on-Sea 2024-03 1", "Clacton-on-Sea 2024-04 2", "Jaywick 2024-04 1", "Jaywick 2024-05 1",
                "Jaywick 2024-06 1"],
            record.Months.Select(static month => string.Create(CultureInfo.InvariantCulture, $"{month.Town} {month.Month} {month.Incidents}")));
        LineDrug[] drugs = [.. record.Lines[0].Drugs];
        Assert.Equal(
            [
                new LineDrug("Rico line", "A", "cocaine", "g", 1, 2, 505, 10, 1000),
                new LineDrug("Rico line", "B", "cannabis", "g", 1, 0, null, null, null),
            ],
            drugs);
    }

    [Fact]
    public void Neither_the_order_of_the_rows_nor_the_cores_matter()
    {
        var rows = new LineRows();
        for (int i = 0; i < 240; i++)
            rows.Add("tip", $"2024-{1 + i / 3 % 12:00}-{1 + i % 27:00}", 150 * (i * 7 % 11), 150 * (i % 2),
                i % 5 == 0 ? "JJ line" : i % 3 == 0 ? "Max" : "Rico line");
        string[] Told(LinesRecord record) =>
        [
            .. record.Answer, .. record.Notes, .. record.Links.Select(static link => link.ToString()),
            .. record.Towns.Select(static town => (town with { Cell = NetTopologySuite.Geometries.Polygon.Empty }).ToString()),
        ];
        Assert.Equal(Told(rows.Run(_folder)), Told(rows.Run(_folder, turned: true)));
        Assert.Equal(3, rows.Run(_folder).Links.Count);
        Assert.All(rows.Run(_folder).Links, static link => Assert.True(link.P is > 0 and <= 1 && link.Q >= link.P));
    }

    [Fact]
    public void A_text_that_names_two_lines_counts_for_both()
    {
        LineRows rows = TwoTowns();
        rows.Add("tip", "2024-05-05", 0, 0, "JJ line");
        rows.Add("tip", "2024-05-06", 0, 0, "Rico line / JJ line");
        LinesRecord record = rows.Run(_folder);
        Assert.Equal([("Rico line", 8), ("JJ line", 2)], record.Lines.Select(static line => (line.Line, line.Incidents)));
        Assert.Contains(record.Notes, static note =>
            note == "1 text names more than one line, and each counts for all it names: Rico line / JJ line.");
        LinesRecord told = rows.Run(_folder, with: static run => run with { Lines = ["JJ"] });
        Assert.Equal(["JJ line"], told.Lines.Select(static line => line.Line));
        Assert.Equal(record.Towns.Single(static town => town.Line == "JJ line").Share, told.Towns.Single().Share);
        ArgumentException e = Assert.Throws<ArgumentException>(() => rows.Run(_folder, with: static run => run with { Lines = ["Bobby"] }));
        Assert.Equal("No incident is of the line \"Bobby\"; there are JJ line, Rico line.", e.Message);
    }

    [Theory]
    [InlineData("2024-06-03", "closed holds", "closed 3 June 2024 by the register and not seen in the 211 days since")]
    [InlineData("2024-12-20", "too early to say",
        "closed 20 December 2024 by the register and not seen since; 11 days are too few to say whether that holds")]
    [InlineData("2024-05-20", "seen since the closure", "closed 20 May 2024 by the register and seen since, last seen 2 June 2024")]
    [InlineData("2025-02-01", "quiet", "quiet for more than 60 days, last seen 2 June 2024")]
    public void A_closure_holds_where_the_line_is_silent_for_sixty_days(string closed, string status, string said)
    {
        LinesRecord record = TwoTowns().Run(_folder,
            $"line,origin,opened,closed,type,holderCharged\nRICO,Liverpool,2023-01-01,{closed},1,yes\n");
        CountyLine line = Assert.Single(record.Lines);
        Assert.Equal(status, line.Status);
        Assert.StartsWith(
            $"Rico line (origin by the register: Liverpool): Clacton-on-Sea February 2024, Jaywick April; {said}; 7 incidents",
            line.Answer, StringComparison.Ordinal);
        Assert.Equal((1, true), (line.Register!.Type, line.Register.HolderCharged));
        if (closed.StartsWith("2025", StringComparison.Ordinal))
            Assert.Contains(record.Notes, static note => note.Contains("before the closure of RICO", StringComparison.Ordinal));
    }

    [Fact]
    public void Seen_where_nobody_knows_a_closure_does_not_hold()
    {
        LineRows rows = TwoTowns();
        rows.Add("tip", "2024-08-01", 0, 0, "Rico line", "position=none", "town=Nowhere");
        LinesRecord record = rows.Run(_folder, "line,closed\nRico,03/06/2024\n");
        Assert.Equal((7, 1, "seen since the closure"), (record.Lines[0].Incidents, record.Lines[0].Unplaced, record.Lines[0].Status));
        Assert.Equal("closed holds", record.Towns[0].Status);
    }

    [Fact]
    public void Before_and_after_a_closure_are_counted_with_their_days()
    {
        var rows = new LineRows();
        for (int i = 0; i < 20; i++)
            rows.Add("tip", $"2024-0{1 + i % 6}-{1 + i:00}", 0, 0, "Rico line");
        for (int i = 0; i < 12; i++)
        {
            // In the same cell before and after; elsewhere does not count.
            rows.Add("tip", $"2024-0{4 + i % 3}-{2 + i:00}", i % 3 == 0 ? 0 : 600, 0, "JJ line");
            rows.Add("tip", $"2024-{8 + i % 3:00}-{2 + i:00}", i % 3 == 0 ? 600 : 20, 0, "JJ line");
        }
        rows.Add("tip", "2024-09-01", 0, 0, "Rico line");
        LineClosure closure = rows.Run(_folder, "line,closed\nRico line,2024-07-01\nUnheard of line,2024-02-02\n").Lines.Single(
            static line => line.Line == "Rico line").Closure!;
        Assert.Equal((20, 1, 4, 8), (closure.Before, closure.After, closure.OthersBefore, closure.OthersAfter));
        Assert.Equal((182, 182), (closure.DaysBefore, closure.DaysAfter));
        Assert.True(closure.P < 0.001 && closure.OthersP > 0.05);
        LinesRecord record = rows.Run(_folder, "line,closed\nRico line,2024-07-01\nUnheard of line,2024-02-02\n");
        Assert.Contains(record.Answer, static said => said.EndsWith("counts, and no evaluation.", StringComparison.Ordinal));
        Assert.Contains(record.Notes, static note => note.StartsWith("1 line of the register is in no incident that is looked at: Unheard of line",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Months_alone_are_held_against_each_other_by_month()
    {
        var rows = new LineRows();
        for (int i = 0; i < 60; i++)
            rows.Add("tip", $"2024-{1 + i % 12:00}", 150 * (i % 4), 0, i / 12 % 2 == 0 ? "Rico line" : "JJ line");
        LinesRecord record = rows.Run(_folder);
        Assert.Contains(record.Notes, static note => note.StartsWith("Many incidents are known to the month only", StringComparison.Ordinal));
        Assert.Contains("Rico line: Clacton-on-Sea January 2024; active, last seen December 2024", record.Lines.Single(
            static line => line.Line == "Rico line").Answer, StringComparison.Ordinal);
        Assert.Equal("2024-01", record.Towns[0].FirstSeen![..7]);
        Assert.NotNull(Assert.Single(record.Links).P);
    }

    [Fact]
    public void A_line_seen_only_in_seizures_is_where_officers_looked()
    {
        var rows = new LineRows();
        for (int i = 0; i < 5; i++)
            rows.Add(i == 0 ? "stop and search" : "seizure", $"2024-11-0{1 + i}", 0, 0, "Rico line");
        LinesRecord record = rows.Run(_folder);
        Assert.EndsWith("; seen only in warrants, seizures and searches, so that it is where officers looked.", record.Lines[0].Answer,
            StringComparison.Ordinal);
        Assert.True(record.Towns[0].OfficersOnly);
    }

    [Fact]
    public void Five_thousand_names_are_told_of_and_no_harm_is_done()
    {
        var rows = new LineRows();
        for (int i = 0; i < 5000; i++)
            rows.Add("tip", $"2024-{1 + i % 12:00}-{1 + i % 27:00}", 150 * (i % 17), 0, $"  L{i} {(i % 2 == 0 ? "LINE" : "line")};; - L{i}");
        LinesRecord record = rows.Run(_folder);
        Assert.Equal(5000, record.Lines.Count);
        Assert.Contains(record.Notes, static note => note.StartsWith(
            "There are 5,000 different names of lines, more than any force has", StringComparison.Ordinal));
        Assert.True(record.Answer.Count < 20);
        Assert.Contains("And 4,992 other lines with fewer incidents.", record.Answer);
    }

    [Fact]
    public void Without_lines_and_operations_one_sentence_says_what_to_change()
    {
        var rows = new LineRows();
        ArgumentException e = Assert.Throws<ArgumentException>(() => rows.Run(_folder));
        Assert.Equal("No incident in these files names a line or an operation, so that there is nothing to tell: give files that do.", e.Message);
        rows.Add("warrant", "2024-05-05", 0, 0, "", "operation=Operation Racer", "arrests=2");
        LinesRecord record = rows.Run(_folder);
        Assert.StartsWith("No incident that is looked at names a line", Assert.Single(record.Answer), StringComparison.Ordinal);
        Assert.Equal(2, record.Operations.Count);
    }

    [Theory]
    [InlineData("name of it\nx\n", "has no row of column names with line")]
    [InlineData("line,closed\n", "has no line in it")]
    [InlineData("line,closed\nRico,31/02/2024\n", "has \"31/02/2024\" under closed where a day such as 2026-03-31 or 31/03/2026 must stand (line 2)")]
    [InlineData("line,closed\nRico,soon\n", "has \"soon\" under closed")]
    [InlineData("line,opened,closed\nRico,2024-05-01,2024-04-01\n", "closes a line before it opens it (line 2)")]
    [InlineData("line,closed,type\nRico,2024-05-01,3\n", "has the type \"3\" where 1 or 2 must stand")]
    [InlineData("line,closed,holderCharged\nRico,2024-05-01,perhaps\n", "has \"perhaps\" where yes or no must stand")]
    [InlineData("line,closed\n,2024-05-01\n", "does not say which line it is of (line 2)")]
    public void A_register_that_is_wrong_is_refused_in_one_sentence(string register, string expected)
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => TwoTowns().Run(_folder, register));
        Assert.StartsWith("The register register.csv ", e.Message, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_latest_closure_of_a_line_counts()
    {
        LinesRecord record = TwoTowns().Run(_folder, "Line;Closed\nRico;01.03.2024\nRICO LINE;03.06.2024\nrico;05.04.2024\n");
        Assert.Equal("closed holds", record.Lines[0].Status);
        Assert.Contains(record.Notes, static note => note == "Rico stands more than once in the register: the latest closure counts.");
    }

    [Fact]
    public void Harm_is_that_of_the_table_and_blank_where_it_says_nothing()
    {
        string table = _folder.Write("harm.csv", "in,value,score,why\nkind,warrant,7,a warrant\n");
        LinesRecord record = TwoTowns().Run(_folder, with: run => run with { Harm = table });
        Assert.Equal([("Clacton-on-Sea", null), ("Jaywick", 7.0)], record.Towns.Select(static town => (town.Town, town.Harm)));
        Assert.Contains(record.Notes, static note => note.StartsWith(
            "Harm of a line in a town is the sum of its incidents' scores", StringComparison.Ordinal));
        Assert.All(TwoTowns().Run(_folder).Towns, static town => Assert.Null(town.Harm));
    }

    private static LineRows TwoTowns()
    {
        var rows = new LineRows();
        rows.Add("tip", "2024-02-03", 0, 0, "Rico line", "handling=C");
        rows.Add("tip", "2024-03-03", 0, 0, "rico");
        rows.Add("tip", "2024-04-03", 30, 30, "Rico line");
        rows.Add("seizure", "2024-04-05", 0, 0, "Rico line", "id=S1", "drug=cocaine", "class=A", "quantity=1", "unit=kg");
        rows.Add("seizure", "2024-04-05", 0, 0, "Rico line", "id=S1", "drug=Cocaine", "class=A", "quantity=10", "unit=g");
        rows.Add("tip", "2024-04-20", 0, 0, "Rico line", "town=Jaywick");
        rows.Add("warrant", "2024-05-20", 0, 0, "Rico line", "town=Jaywick");
        rows.Add("seizure", "2024-06-02", 0, 0, "Rico line", "town=Jaywick", "drug=cannabis", "class=B", "unit=g");
        return rows;
    }
}
