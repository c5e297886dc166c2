using System.Globalization;

namespace Hotspots.Core.Files;

/// <summary>Memory that the incidents of one reading may take, all files together. Safe for several threads.</summary>
/// <remarks>
/// Files are read into memory; what does not fit is refused in a sentence while the computer still answers. What is held is counted block by
/// block, and from the first twentieth on it also says what the whole will take.
/// </remarks>
/// <param name="bytes">Most bytes that may be held.</param>
/// <param name="sourceBytes">Size of all files to be read, unpacked.</param>
internal sealed class MemoryBudget(long bytes, long sourceBytes)
{
    /// <summary>Share of the computer's memory (or of the container's) that incidents may take: the rest is the analysis's and other
    /// programs'.</summary>
    private const double Share = 0.7;

    /// <summary>While the tables are put together, part of the columns is there twice.</summary>
    private const double AssemblyFactor = 1.5;

    /// <summary>Bytes of the files from which what is held says what the whole will take: before it, the first rows may be unlike the rest.</summary>
    private const long TellsFrom = 64L << 20;

    /// <summary>Most rows: the tables are indexed by numbers of 32 bits.</summary>
    private const long MostRows = 2_000_000_000;

    private long _held;
    private long _read;
    private long _rows;
    private volatile string _problem = "";

    /// <summary>What to do about files that do not fit, in one sentence; blank while they do.</summary>
    public string Problem => _problem;

    /// <summary>The budget of this computer.</summary>
    /// <param name="sourceBytes">Size of all files to be read, unpacked.</param>
    public static MemoryBudget OfThisComputer(long sourceBytes)
    {
        // What the process holds already (a window's incidents of before) is not to be had.
        long free = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(forceFullCollection: false);
        return new MemoryBudget((long)(Share * Math.Max(free, 0)), sourceBytes);
    }

    /// <summary>Notes bytes of the files that were read.</summary>
    public void Advance(long bytesRead) => Interlocked.Add(ref _read, bytesRead);

    /// <summary>Notes a block that is held until all is read.</summary>
    /// <exception cref="UnreadableFileException">It is more than there is; the whole reading is to be given up.</exception>
    public void Hold(long blockBytes, int blockRows)
    {
        double need = Interlocked.Add(ref _held, blockBytes) * AssemblyFactor;
        long read = Interlocked.Read(ref _read);
        if (read >= Math.Max(TellsFrom, sourceBytes / 20) && read < sourceBytes)
            need *= (double)sourceBytes / read;
        if (need > bytes)
            Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"The incidents in these files would take some {Size(need)} of memory and {Size(bytes)} can be had: "
                    + $"read fewer files or a shorter period at a time, or close other programs."));
        if (Interlocked.Add(ref _rows, blockRows) > MostRows)
            Refuse("The files have more rows than can be held at once: read fewer of them at a time.");
    }

    private void Refuse(string problem)
    {
        _problem = problem;
        throw new UnreadableFileException(problem);
    }

    private static string Size(double size) =>
        size >= 1 << 30
            ? string.Create(CultureInfo.InvariantCulture, $"{size / (1 << 30):0.0} GB")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(size / (1 << 20)):0} MB");
}
