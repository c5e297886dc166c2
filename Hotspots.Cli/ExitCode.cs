namespace Hotspots.Cli;

/// <summary>What a script learns from how the program ended.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Nothing usable in the input, or the output could not be written.</summary>
    public const int NothingUsable = 1;

    public const int WrongUsage = 2;

    /// <summary>
    /// Ended by Ctrl+C, a termination or the closing of its window: 128 + the number of the interrupt signal, as shells have it, for all of them.
    /// </summary>
    public const int Cancelled = 130;
}
