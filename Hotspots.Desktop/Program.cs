using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Hotspots.Core.Pipeline;
using Hotspots.Desktop.Access;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Window;

namespace Hotspots.Desktop;

internal static class Program
{
    private const int Done = 0, Failed = 1, WrongUsage = 2;

    /// <summary>Threads that are there at once for small answers, while a run has one on every core.</summary>
    private const int SpareThreads = 16;

    /// <summary>Windows gives a program whose console is closed five seconds.</summary>
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(4);

    private static async Task<int> Main(string[] words)
    {
        // Whatever the user's machine is set to, a number on the seam looks like a number in a file.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        ThreadPool.GetMinThreads(out int workers, out int completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + SpareThreads), completions);
        if (CommandWords.AskForHelp(words))
        {
            Console.Out.WriteLine(CommandWords.Help);
            return Done;
        }
        if (CommandWords.AskForVersion(words))
        {
            Console.Out.WriteLine(ProgramVersion.Current);
            return Done;
        }
        try
        {
            return await RunAsync(CommandWords.Parse(words)) ? Done : Failed;
        }
        catch (Refusal refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return refusal.Status == CommandWords.WrongUsage ? WrongUsage : Failed;
        }
    }

    /// <summary>Runs until the window is closed.</summary>
    /// <returns>False when the session had to be shut.</returns>
    private static async Task<bool> RunAsync(HostOptions options)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        WindowFolder user = WindowFolder.OfUser();
        WindowFolder kept =
            options.OpensWindow && Browsers.Find() is { } browser && OperatingSystem.IsLinux() && Browsers.IsSnap(browser, File.Exists)
            ? WindowFolder.OfSnap(home) : user;
        var tidied = new TaskCompletionSource();
        try
        {
            using PrivateFolder? session = options.OpensWindow ? NewSession(kept) : null;
            await using MapHost host = await MapHost.StartAsync(options with { Settings = user.Settings }, TimeProvider.System);
            // A terminal that is closed is no Ctrl+C, and uploaded files would lie there until the next start. Windows waits until this returns.
            using var closing = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
            {
                signal.Cancel = true;
                host.Stop();
                tidied.Task.Wait(ClosingTime);
            });
            using ApplicationWindow? window = Open(host, session);
            using LastWill will = LastWill.Of(window?.BrowserId ?? 0, session is null ? [host.Folder] : [host.Folder, session.Path]);
            FreshAddresses.Offer(host);
            await host.Ended;
            if (host.WhyShut is not { } why)
                return true;
            Console.Error.WriteLine(why);
            return false;
        }
        finally
        {
            tidied.SetResult();
        }
    }

    private static ApplicationWindow? Open(MapHost host, PrivateFolder? session)
    {
        if (session is null)
        {
            Console.Out.WriteLine($"The map is at {host.NewAddress()} until Ctrl+C. {OnceOnly}{AnotherOne}");
            return null;
        }
        string entry = EntryFile.Write(session.Path, host.Root, host.NewToken());
        host.OnEntered(() => File.Delete(entry));
        ApplicationWindow? window = ApplicationWindow.Open(new Uri(entry), session.Path);
        if (window is null)
            Console.Out.WriteLine($"No browser was found: open {host.NewAddress()} in one on this computer. {OnceOnly}{AnotherOne}");
        else
            // A browser that was started may still show nothing (no screen, no right to run): who sees no window must know where to look.
            Console.Out.WriteLine("The map opens in a window of its own; " + (FreshAddresses.CanOffer
                ? "if none appears, press Enter here for an address to open in a browser on this computer."
                : $"if none appears, start Hotspots with --no-window and open the address that it prints."));
        return window;
    }

    private static string OnceOnly =>
        $"The address is good once, for {Session.TokenLife.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds.";

    private static string AnotherOne => FreshAddresses.CanOffer ? " Press Enter for another." : "";

    private static PrivateFolder NewSession(WindowFolder folder)
    {
        try
        {
            return folder.NewSession(TimeProvider.System);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal(Failed, $"The window cannot have its folder {folder.Path}: make room for it, or start Hotspots with --no-window.", e);
        }
    }
}
