namespace Hotspots.Benchmarks.Attack;

/// <summary>Faults that an attack has found, each said once, with the inputs that show them.</summary>
/// <param name="output">Where they are said.</param>
/// <param name="folder">Where their inputs are kept.</param>
internal sealed class AttackFindings(TextWriter output, string folder)
{
    private const int MostShown = 40;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Says one, and keeps its input.</summary>
    /// <param name="what">Where it was found: "CSV 1234".</param>
    /// <param name="fault">What was seen.</param>
    /// <param name="input">The file that shows it; null where there is none.</param>
    public void Add(string what, string fault, byte[]? input = null)
    {
        Count++;
        if (Count > MostShown)
            return;
        string kept = "";
        if (input is not null)
        {
            kept = Path.Combine(Directory.CreateDirectory(folder).FullName, what.Replace(' ', '-'));
            File.WriteAllBytes(kept, input);
        }
        output.WriteLine($"  FAULT {what}: {fault}{(kept.Length > 0 ? $"\n    {kept}" : "")}");
        if (Count == MostShown)
            output.WriteLine("  further faults are counted and not shown");
    }
}
