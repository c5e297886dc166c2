using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Briefs;

public sealed class ActionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_line_that_fits_a_place_is_what_is_to_be_done_there()
    {
        string list = _folder.Write(
            "do.csv",
            "\uFEFFwhen,action\r\nfirearm,Call armed response\r\nUNSURE;Look, and say\r\n"
                + "Stop and search\t\"Speak to \"\"Housing\"\"\"\r\n\r\nany,Be seen\r\n");
        BriefPlace[] places = Brief(list);
        Assert.All(places, static place => Assert.Equal(
            place.Sure is not (SurenessWord.Clear or SurenessWord.Likely) ? "Look, and say"
                : place.What.Contains("stop and search", StringComparison.Ordinal) ? "Speak to \"Housing\"" : "Be seen",
            place.ToDo));
        Assert.Contains(places, static place => place.ToDo == "Speak to \"Housing\"");
        Assert.Contains(places, static place => place.ToDo == "Look, and say");
    }

    [Fact]
    public void Where_no_line_fits_nothing_is_said()
    {
        Assert.All(Brief(_folder.Write("do.csv", "firearm,Call armed response\n")), static place => Assert.Null(place.ToDo));
        Assert.All(Brief(_folder.Write("do.csv", "any,Be seen\n")), static place => Assert.Equal("Be seen", place.ToDo));
    }

    [Theory]
    [InlineData("", "have no line such as")]
    [InlineData("when,action\n", "have no line such as")]
    [InlineData("seizure\n", "do.csv, line 1: two columns are needed")]
    [InlineData("when,action\nseizure,Look\n,Look\n", "line 3: it does not say when it fits")]
    [InlineData("seizure,\n", "line 1: it does not say what to do where \"seizure\" fits")]
    [InlineData("tip,Look\nTip,Look again\n", "line 2: \"Tip\" is there twice")]
    [InlineData("any,Look\ntip,Look again\n", "line 2: nothing below a line \"any\" is ever printed")]
    [InlineData("tip,Look\u0007\n", "a character that nobody sees")]
    public void A_list_that_says_nothing_is_refused_in_a_sentence(string text, string expected)
    {
        string message = Assert.Throws<ArgumentException>(() => ActionFile.Read(_folder.Write("do.csv", text))).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_that_does_not_fit_its_column_and_letters_that_are_no_UTF8_are_refused()
    {
        string tooLong = _folder.Write("long.csv", "tip," + new string('x', ActionFile.MostLetters + 1));
        Assert.Contains(
            "has 51 letters and room is for 50", Assert.Throws<ArgumentException>(() => ActionFile.Read(tooLong)).Message, StringComparison.Ordinal);
        Assert.NotNull(ActionFile.Read(_folder.Write("fits.csv", "tip," + new string('x', ActionFile.MostLetters))));
        string latin = _folder.Write("latin.csv", [.. "tip,Caf"u8, 0xE9, (byte)'\n']);
        Assert.Contains("not UTF-8", Assert.Throws<ArgumentException>(() => ActionFile.Read(latin)).Message, StringComparison.Ordinal);
        string absent = Assert.Throws<ArgumentException>(() => ActionFile.Read(_folder.PathOf("absent.csv"))).Message;
        Assert.Contains("cannot be read", absent, StringComparison.Ordinal);
    }

    private static BriefPlace[] Brief(string list)
    {
        var run = new RunRequest { Files = [Repository.Path("data", "county-lines.csv")], Areas = ["Clacton-on-Sea", "Mold"] };
        var request = new BriefRequest(run, "2026-06-30", Weeks: 26, Actions: list);
        return [.. BriefRun.Execute(request, TimeProvider.System, null, CancellationToken.None).Pages.SelectMany(static page => page.Places)];
    }
}
