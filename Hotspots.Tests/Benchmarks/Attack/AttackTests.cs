using System.Text;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Benchmarks.Attack;

/// <summary>The attack itself, in small: it reaches every reader, it finds what is wrong, and it makes the same files again.</summary>
public sealed class AttackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Words_give_a_size_and_anything_else_is_refused()
    {
        Assert.Equal(new AttackSize(), AttackSize.Parse([]));
        Assert.Equal(new AttackSize(10, 2, 3, 4), AttackSize.Parse(["--inputs", "10", "--kills", "2", "--pairs", "3", "--seed", "4"]));
        foreach (string[] words in (string[][])[["--inputs"], ["--inputs", "-1"], ["--inputs", "x"], ["10", "--inputs"], ["--fast", "1"]])
            Assert.Null(AttackSize.Parse(words));
    }

    [Fact]
    public void Every_target_has_its_share()
    {
        AttackTarget[] targets = new AttackTargets(_folder.Path).All;
        Assert.Equal(100_000, targets.Sum(static target => target.Share));
        Assert.Equal(targets.Length, targets.Select(static target => target.Name).Distinct().Count());
    }

    [Fact]
    public void Nothing_is_found_in_a_small_attack_on_every_reader()
    {
        using var said = new StringWriter();
        var findings = new AttackFindings(said, _folder.PathOf("found"));
        AttackTarget[] targets = new AttackTargets(_folder.Path).All;
        // A tenth of a thousandth of an attack leaves nothing of the small shares: each gets as many.
        int done = new InputAttack(findings, 2)
            .Run(said, 60 * targets.Length, [.. targets.Select(target => target with { Share = 100_000 / targets.Length })]);
        Assert.Equal(60 * targets.Length, done);
        Assert.True(findings.Count == 0, said.ToString());
    }

    [Fact]
    public void What_throws_what_takes_too_much_and_what_tests_nothing_is_found_and_kept()
    {
        using var said = new StringWriter();
        var findings = new AttackFindings(said, _folder.PathOf("found"));
        byte[] input = [1, 2, 3];
        new InputAttack(findings, 1)
            .Run(said, 1,
                [new AttackTarget(
                    "throws", 100_000, long.MaxValue, _ => input, static (_, _, _) => throw new InvalidOperationException("as it was made"))]);
        new InputAttack(findings, 1)
            .Run(said, 1,
                [new AttackTarget(
                    "swells", 100_000, 1000, _ => input, static (_, bytes, _) => new ReaderTrial(new byte[20_000_000].Length, bytes.Length))]);
        new InputAttack(findings, 1)
            .Run(said, 200, [new AttackTarget("idles", 100_000, long.MaxValue, _ => input, static (_, _, _) => new ReaderTrial(1, 0))]);
        Assert.Equal(3, findings.Count);
        Assert.Contains("FAULT throws 1 0: System.InvalidOperationException: as it was made", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("FAULT swells 1 0: 3 bytes took ", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("FAULT idles: ", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(input, File.ReadAllBytes(_folder.PathOf("found/throws-1-0")));
    }

    [Fact]
    public void The_same_number_spoils_in_the_same_way_and_the_form_stays()
    {
        for (ulong i = 0; i < 200; i++)
        {
            byte[] table = StructuredSpoiling.Table(new Mutator(i), FuzzSeeds.Native),
                json = StructuredSpoiling.Json(new Mutator(i), FuzzSeeds.Points);
            Assert.Equal(table, StructuredSpoiling.Table(new Mutator(i), FuzzSeeds.Native));
            Assert.Equal(json, StructuredSpoiling.Json(new Mutator(i), FuzzSeeds.Points));
            Assert.NotEqual(Encoding.UTF8.GetBytes(FuzzSeeds.Points), json);
            using var document = System.Text.Json.JsonDocument.Parse(json);
        }
        byte[] lied = StructuredSpoiling.Directory(new Mutator(3), FuzzSeeds.Archive, 4);
        Assert.Equal(FuzzSeeds.Archive.Length, lied.Length);
        Assert.NotEqual(FuzzSeeds.Archive, lied);
    }

    [Fact]
    public void A_folder_of_two_runs_is_told_from_a_folder_of_one()
    {
        string csv = _folder.Write("a.csv", Incidents.Csv(80, 1)), other = _folder.Write("b.csv", Incidents.Csv(80, 2));
        foreach ((string input, string output) in new[] { (csv, "one"), (other, "two") })
            Assert.Equal(0, Cli.CommandLineRun.Of("run", input, "-o", _folder.PathOf(output)).ExitCode);
        string one = FolderOfRun.IdOf(_folder.PathOf("one"));
        Assert.NotEqual(one, FolderOfRun.IdOf(_folder.PathOf("two")));
        File.Copy(_folder.PathOf("two/areas.geojson"), _folder.PathOf("one/areas.geojson"), overwrite: true);
        Assert.Contains(
            "areas.geojson is of run", Assert.Throws<AttackFaultException>(() => FolderOfRun.IdOf(_folder.PathOf("one"))).Message,
            StringComparison.Ordinal);
        File.Delete(_folder.PathOf("two/areas.geojson"));
        Assert.Throws<AttackFaultException>(() => FolderOfRun.IdOf(_folder.PathOf("two")));
        Assert.Throws<AttackFaultException>(() => FolderOfRun.IdOf(_folder.PathOf("none")));
    }

    [Fact]
    public void Some_kills_and_a_pair_find_nothing()
    {
        using var said = new StringWriter();
        Assert.True(AttackBenchmark.Run(said, new AttackSize(Inputs: 0, Kills: 6, Pairs: 1)) == 0, said.ToString());
        Assert.Contains("  6 kills, ", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("  1 pairs of runs ", said.ToString(), StringComparison.Ordinal);
    }
}
