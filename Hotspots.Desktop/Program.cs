using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Hotspots.Desktop.Window;

namespace Hotspots.Desktop;

internal static class Program
{
    private const int Done = 0, Failed = 1, WrongUsage = 2;

    /// <summary>Windows gives a program whose console is closed five seconds.</summary>
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(4);

    private static async Task<int> Main(string[] words)
    {
        // Whatever the user's machine is set to, a number on the seam looks like a number in a file.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (CommandWords.AskForHelp(words))
        {
            Console.Out.WriteLine(CommandWords.Help);
            return Done;
        }
        try
        {
            await RunAsync(CommandWords.Parse(words));
            return Done;
        }
        catch (Refusal refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return refusal.Status == CommandWords.WrongUsage ? WrongUsage : Failed;
        }
    }

    private static async Task RunAsync(HostOptions options)
    {
        // The page keeps its settings by address: the port of last time keeps them.
        WindowFolder? folder = options.OpensWindow ? WindowFolder.OfUser() : null;
        var tidied = new TaskCompletionSource();
        try
        {
            await using MapHost host = await StartAsync(options, folder);
            // A terminal that is closed is no Ctrl+C, and uploaded files would lie there until the next start. Windows waits until this returns.
            using var closing = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
            {
                signal.Cancel = true;
                host.Stop();
                tidied.Task.Wait(ClosingTime);
            });
            TellWhere(host.Address, folder);
            await host.Ended;
        }
        finally
        {
            tidied.SetResult();
        }
    }

    private static void TellWhere(Uri address, WindowFolder? folder)
    {
        if (folder is not null)
        {
            folder.LastPort = address.Port;
            if (!ApplicationWindow.Open(address, folder))
                Console.Out.WriteLine($"No browser was found: open {address} in one on this computer.");
            else
                // A browser that was started may still show nothing (no screen, no right to run): who sees no window must know where to look.
                Console.Out.WriteLine($"The map opens in a window of its own; if none appears, open {address} in a browser on this computer.");
        }
        else
        {
            Console.Out.WriteLine($"The map is at {address} until Ctrl+C.");
        }
    }

    private static async Task<MapHost> StartAsync(HostOptions options, WindowFolder? folder)
    {
        if (options.Port == 0 && folder?.LastPort is int port)
        {
            try
            {
                return await MapHost.StartAsync(options with { Port = port }, TimeProvider.System);
            }
            catch (Refusal)
            {
                // Another program, or another window of this one, has it now: any free port will do.
            }
        }
        return await MapHost.StartAsync(options, TimeProvider.System);
    }
}
