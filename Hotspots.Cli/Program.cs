using System.Globalization;
using System.Text;
using Hotspots.Cli.Reports;

namespace Hotspots.Cli;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        // Before anything is written: whatever the user's machine is set to, a number in a report looks like a number in a file.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        Terminal terminal = Terminal.OfProcess();
        using Interruption interruption = Interruption.Listen(terminal);
        return CommandLine.Run(arguments, terminal, TimeProvider.System, interruption.Token);
    }
}
