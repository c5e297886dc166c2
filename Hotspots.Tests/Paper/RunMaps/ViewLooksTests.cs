using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using Hotspots.Paper.RunMaps;
using Hotspots.Tests.Support;
using SkiaSharp;

namespace Hotspots.Tests.Paper.RunMaps;

/// <summary>What only a window shows looks on paper as it does there.</summary>
public sealed partial class ViewLooksTests
{
    [Fact]
    public void Boundaries_reach_and_squares_of_counts_have_the_colours_of_the_window()
    {
        string light = Source("core", "palette.ts").Split("const light")[1].Split("const dark")[0];
        Assert.Contains($"boundary: '#{Hex(MapStyle.Boundary)}'", light, StringComparison.Ordinal);
        Match reach = Regex.Match(light, @"reachFill: 'rgba\((\d+), (\d+), (\d+), ([\d.]+)\)'");
        Assert.Equal(
            (MapStyle.Reach.Red, MapStyle.Reach.Green, MapStyle.Reach.Blue, Math.Round(MapStyle.Reach.Alpha / 255.0, 2)),
            (byte.Parse(reach.Groups[1].Value, CultureInfo.InvariantCulture), byte.Parse(reach.Groups[2].Value, CultureInfo.InvariantCulture),
                byte.Parse(reach.Groups[3].Value, CultureInfo.InvariantCulture), double.Parse(reach.Groups[4].Value, CultureInfo.InvariantCulture)));
        string ramp = Regex.Match(light, @"ramp: \[(.*)\],").Groups[1].Value;
        Assert.Equal(
            Three().Matches(ramp).Select(static one => one.Groups[1].Value),
            MapStyle.Ramp.Select(static ink => string.Create(CultureInfo.InvariantCulture, $"{ink.Red}, {ink.Green}, {ink.Blue}")));
        Assert.Contains(Text($"FADED = {MapStyle.Faded}"), Source("layers", "deployment", "deployment-layer.ts"), StringComparison.Ordinal);
        Assert.Contains(Text($"MARKS = {MapStyle.BehindChanges}"), Source("layers", "changes", "index.ts"), StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_have_the_names_colours_and_lines_of_the_window()
    {
        string page = Source("layers", "changes", "look.ts");
        Assert.Equal(
            Regex.Matches(page, @"name: '([^']+)', sample").Select(static one => one.Groups[1].Value),
            LineInk.Changes.Select(static ink => ink.Name));
        string light = Regex.Match(page, @"LIGHT = \{(.*?)\}").Groups[1].Value;
        Assert.Equal(
            [LineInk.Changes[0], LineInk.Changes[2], LineInk.Changes[4]],
            (LineInk[])[LineInk.Of(Change(ChangeVerdict.More, HotspotTurn.New)), LineInk.Of(Change(ChangeVerdict.Fewer, HotspotTurn.Shrunk)),
                LineInk.Of(Change(ChangeVerdict.TooFew, null))]);
        foreach ((string name, int of) in ((string, int)[])[("more", 0), ("more", 1), ("fewer", 2), ("fewer", 3), ("same", 4), ("same", 5)])
            Assert.Contains($"{name}: '#{Hex(LineInk.Changes[of].Color)}'", light, StringComparison.Ordinal);
        Assert.Contains("width: turn === 'new' ? 3 : 2, dash: []", page, StringComparison.Ordinal);
        Assert.Contains("width: 1.25, dash: verdict === 'not tested' ? APART : []", page, StringComparison.Ordinal);
        Assert.Equal([3, 2, 2, 2, 1.25f, 1.25f], LineInk.Changes.Select(static ink => ink.Pixels));
        Assert.Contains($"GONE = [{string.Join(", ", LineInk.Changes[3].Dash)}]", page, StringComparison.Ordinal);
        Assert.Contains($"APART = [{string.Join(", ", LineInk.Changes[5].Dash)}]", page, StringComparison.Ordinal);
        // On a grey printer orange is blue: what has become less has lines across.
        Assert.All(LineInk.Changes, ink => Assert.Equal(ink.Color == LineInk.Changes[2].Color, ink.IsHatched));
    }

    [Fact]
    public void Places_of_an_operation_have_the_names_colours_and_lines_of_the_window()
    {
        string page = Source("layers", "effect", "look.ts");
        string light = Regex.Match(page, @"LIGHT = \{(.*?)\}").Groups[1].Value;
        foreach (EffectPlaceRole role in Enum.GetValues<EffectPlaceRole>())
        {
            LineInk ink = LineInk.Of(role);
            string word = EffectWord.Of(role);
            Assert.Contains($"role: '{word}', name: '{ink.Name}'", page, StringComparison.Ordinal);
            Match line = Regex.Match(page, $@"'?{word}'?: \{{ isOwn: (true|false), width: ([\d.]+), dash: \[([\d., ]*)\] \}}");
            Assert.Equal(line.Groups[2].Value, Text($"{ink.Pixels}"));
            Assert.Equal(line.Groups[3].Value, string.Join(", ", ink.Dash.Select(static one => Text($"{one}"))));
            Assert.Contains($"{(line.Groups[1].Value == "true" ? "own" : "control")}: '#{Hex(ink.Color)}'", light, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Kinds_have_the_colours_and_shapes_of_the_window_in_the_same_turn()
    {
        string page = Source("layers", "incidents", "kinds.ts");
        string known = page.Split("const KNOWN")[1].Split("};")[0];
        foreach (Match one in Known().Matches(known))
            Assert.Equal((one.Groups[2].Value, one.Groups[3].Value), Word(KindInk.Of([one.Groups[1].Value.ToUpperInvariant()], [1])[0]));
        Assert.Equal(4, Known().Count(known));
        string[] shapes = [.. Regex.Matches(page.Split("const SHAPES")[1].Split("];")[0], "'([a-z]+)'").Select(static one => one.Groups[1].Value)];
        string[] colours =
            [.. Regex.Matches(page.Split("const COLOURS")[1].Split("];")[0], "#([0-9A-F]{6})").Select(static one => one.Groups[1].Value)];
        int most = int.Parse(Regex.Match(page, @"MOST_OWN = (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(KindInk.MostOwn, most);
        string[] names = [.. Enumerable.Range(0, most + 3).Select(static i => $"kind {i}")];
        // The rarest three have no mark of their own, wherever they stand in the list.
        int[] counts = [.. Enumerable.Range(0, most + 3).Select(static i => i is 1 or 5 or 9 ? 1 : 10)];
        KindInk[] inks = KindInk.Of(names, counts);
        int turn = 0;
        for (int i = 0; i < names.Length; i++)
        {
            if (i is 1 or 5 or 9)
                Assert.Equal(KindInk.Others, inks[i]);
            else
                Assert.Equal((colours[turn % colours.Length], shapes[turn++ % shapes.Length]), Word(inks[i]));
        }
        Match others = Regex.Match(page, "OTHER_KINDS: KindStyle = { colour: '#([0-9A-F]{6})', shape: '([a-z]+)' }");
        Assert.Equal((others.Groups[1].Value, others.Groups[2].Value), Word(KindInk.Others));
    }

    [Fact]
    public void Marks_are_as_large_for_as_many_incidents_as_in_the_window()
    {
        string page = Source("layers", "incidents", "incident-look.ts");
        (string UpTo, string Radius, string Opacity, string Numbers)[] steps = [.. Step().Matches(page).Select(static one => (
            one.Groups[1].Value.Replace("_", "", StringComparison.Ordinal), one.Groups[2].Value, one.Groups[3].Value, one.Groups[4].Value))];
        Assert.Equal(5, steps.Length);
        Assert.Equal(
            steps, IncidentLook.Steps.SkipLast(1).Select(static step => (
                Text($"{step.UpTo}"), Text($"{step.Look.Pixels}"), Text($"{step.Look.Strength}"), step.Look.Numbers.ToString().ToLowerInvariant())));
        Assert.True(IncidentLook.Steps[^1].Look.IsCounted);
        Assert.Contains($"FULL_CELL = {IncidentLook.FullSquare};", page, StringComparison.Ordinal);
        const string Largest = "resolution > 200 ? 2.25 : resolution > 60 ? 2.75 : resolution > 15 ? 3.25 : resolution > 6 ? 4 : 6";
        Assert.Contains(Largest, page, StringComparison.Ordinal);
        Assert.Contains("ALL_BELOW = 5;", page, StringComparison.Ordinal);
        Assert.Contains("OVER_GROUND = 0.5, LEAST_RADIUS = 1.5, ALL_OVER_GROUND_BELOW = 1.5;", page, StringComparison.Ordinal);
        const double Near = 1, Far = 400;
        Assert.Equal((6, SpotNumbers.All), Seen(IncidentLook.For(400, Near, false)));
        Assert.Equal((5, SpotNumbers.All), Seen(IncidentLook.For(401, Near, false)));
        Assert.Equal((3, SpotNumbers.All), Seen(IncidentLook.For(400, Near, true)));
        Assert.Equal((2.75, SpotNumbers.Free), Seen(IncidentLook.For(400, Far, false)));
        Assert.Equal((1.5, SpotNumbers.Free), Seen(IncidentLook.For(400, Far, true)));
        Assert.True(IncidentLook.For(50_001, Near, false).IsCounted);
    }

    [Fact]
    public void Kinds_are_told_apart_by_their_shape_alone()
    {
        var seen = new List<string>();
        foreach (MarkShape shape in Enum.GetValues<MarkShape>())
        {
            using SKSurface surface = SKSurface.Create(new SKImageInfo(41, 41));
            surface.Canvas.Clear(SKColors.White);
            using var path = new SKPathBuilder();
            new KindInk(SKColors.Black, shape).AddTo(path, 20.5f, 20.5f, 12);
            using SKPath mark = path.Detach();
            using SKPaint fill = Pen.Fill(SKColors.Black);
            surface.Canvas.DrawPath(mark, fill);
            using SKImage image = surface.Snapshot();
            using SKBitmap drawn = SKBitmap.FromImage(image);
            seen.Add(string.Concat(Enumerable.Range(0, 41 * 41).Select(i => drawn.GetPixel(i % 41, i / 41).Red < 128 ? '#' : '.')));
            // All weigh about the same to the eye.
            Assert.InRange(seen[^1].Count(static one => one == '#'), 0.6 * Math.PI * 144, 1.25 * Math.PI * 144);
        }
        for (int i = 0; i < seen.Count; i++)
        {
            for (int k = 0; k < i; k++)
                Assert.True(seen[i].Zip(seen[k]).Count(static pair => pair.First != pair.Second) > 40, $"{(MarkShape)i} and {(MarkShape)k}");
        }
    }

    private static PlaceChange Change(ChangeVerdict verdict, HotspotTurn? turn) => new()
    {
        Level = ChangeLevel.Hotspot,
        Name = "",
        Area = "",
        Before = 1,
        After = 2,
        Verdict = verdict,
        Turn = turn,
    };

    private static (double Pixels, SpotNumbers Numbers) Seen(IncidentLook look) => (look.Pixels, look.Numbers);

    private static (string Colour, string Shape) Word(KindInk ink) => (Hex(ink.Color).ToUpperInvariant(), ink.Shape.ToString().ToLowerInvariant());

    private static string Source(params string[] parts) =>
        File.ReadAllText(Repository.Path(["Hotspots.Desktop", "web", "src", "map", .. parts]));

    private static string Hex(SKColor ink) => $"{ink.Red:x2}{ink.Green:x2}{ink.Blue:x2}";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"\[(\d+, \d+, \d+)\]")]
    private static partial Regex Three();

    [GeneratedRegex("'([a-z ]+)': { colour: '#([0-9A-F]{6})', shape: '([a-z]+)' }")]
    private static partial Regex Known();

    [GeneratedRegex(@"upTo: ([\d_]+), look: { name: 'marks', radius: (\d+), opacity: ([\d.]+), numbers: '([a-z]+)' }")]
    private static partial Regex Step();
}
