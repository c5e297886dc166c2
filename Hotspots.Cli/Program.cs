using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Hotspots.Cli;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        // Before anything is written: whatever the user's machine is set to, a number in a report looks like a number in a file.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        using var cancelling = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        return CommandLine.Run(arguments, Terminal.OfProcess(), TimeProvider.System, cancelling.Token);

        // The first signal asks the work to stop, so that half-written files are removed; a second one ends the process at once.
        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = !cancelling.IsCancellationRequested;
            cancelling.Cancel();
        }
    }
}
