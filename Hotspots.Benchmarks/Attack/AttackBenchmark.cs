using System.Globalization;

namespace Hotspots.Benchmarks.Attack;

/// <summary>What an attack comes to: how many inputs, kills and pairs of runs, and of which seed.</summary>
internal sealed record AttackSize(int Inputs = 1_000_000, int Kills = 1_000, int Pairs = 200, int Seed = 1)
{
    /// <summary>Reads "--inputs N --kills N --pairs N --seed S", each of which may be left out; null for anything else.</summary>
    public static AttackSize? Parse(ReadOnlySpan<string> words)
    {
        var size = new AttackSize();
        for (int i = 0; i < words.Length; i += 2)
        {
            if (i + 1 == words.Length || !int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                return null;
            switch (words[i])
            {
                case "--inputs":
                    size = size with { Inputs = number };
                    break;
                case "--kills":
                    size = size with { Kills = number };
                    break;
                case "--pairs":
                    size = size with { Pairs = number };
                    break;
                case "--seed":
                    size = size with { Seed = number };
                    break;
                default:
                    return null;
            }
        }
        return size;
    }
}

/// <summary>The program under attack: spoilt inputs, kills while it writes, runs that meet. Nothing found is what docs/security.md says of
/// it.</summary>
internal static class AttackBenchmark
{
    /// <summary>Attacks, and says what was tried and what was found.</summary>
    /// <returns>0 when nothing was found, 1 when something was, 2 for words that it does not know.</returns>
    public static int Run(TextWriter output, TextWriter error, string[] words)
    {
        if (AttackSize.Parse(words) is not { } size)
        {
            error.WriteLine("attack takes --inputs N, --kills N, --pairs N and --seed S.");
            return 2;
        }
        return Run(output, size);
    }

    /// <summary>As the other, with its size known.</summary>
    public static int Run(TextWriter output, AttackSize size)
    {
        string folder = Directory.CreateTempSubdirectory("hotspots-attack-").FullName;
        var findings = new AttackFindings(output, Path.Combine(folder, "found"));
        output.WriteLine($"Attack of seed {size.Seed}: {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        if (size.Inputs > 0)
            new InputAttack(findings, size.Seed).Run(output, size.Inputs, new AttackTargets(Made(folder, "inputs")).All);
        if (size.Kills > 0)
            new KillAttack(findings, Made(folder, "kills"), size.Seed).Run(output, size.Kills);
        if (size.Pairs > 0)
            new PairAttack(findings, Made(folder, "pairs"), size.Seed).Run(output, size.Pairs);
        output.WriteLine(findings.Count == 0 ? "Nothing was found." : $"{findings.Count} faults were found.");
        if (findings.Count == 0)
            Directory.Delete(folder, recursive: true);
        return findings.Count == 0 ? 0 : 1;
    }

    private static string Made(string folder, string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
}
