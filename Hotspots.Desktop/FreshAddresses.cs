namespace Hotspots.Desktop;

/// <summary>Fresh one-time addresses at the terminal: whoever sits where the host was started gets another by pressing Enter.</summary>
internal static class FreshAddresses
{
    // Fields of /proc/self/stat after the name in brackets: state, parent, process group, session, terminal, the terminal's process group.
    private const int GroupField = 2, TerminalGroupField = 5;

    /// <summary>Can the terminal be read? One that belongs to another program at the moment would stop this one.</summary>
    public static bool CanOffer => Console.IsInputRedirected || OperatingSystem.IsWindows() || IsInForeground();

    /// <summary>Prints an address for each line that comes in, until there are no more.</summary>
    public static void Offer(MapHost host)
    {
        if (!CanOffer)
            return;
        var reader = new Thread(() => Read(host)) { IsBackground = true, Name = "addresses" };
        reader.Start();
    }

    private static void Read(MapHost host)
    {
        try
        {
            while (Console.In.ReadLine() is not null && !host.Ended.IsCompleted)
                Console.Out.WriteLine($"The map is at {host.NewAddress()}.");
        }
        catch (IOException)
        {
            // The terminal has gone.
        }
    }

    private static bool IsInForeground()
    {
        try
        {
            string status = File.ReadAllText("/proc/self/stat");
            string[] fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return fields[GroupField] == fields[TerminalGroupField];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            return false;
        }
    }
}
