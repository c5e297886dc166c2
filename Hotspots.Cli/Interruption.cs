using System.Runtime.InteropServices;
using System.Text;
using Hotspots.Cli.Reports;

namespace Hotspots.Cli;

/// <summary>Cancellation by the signals that end a program: Ctrl+C, Ctrl+Break, a termination, and the closing of the window it runs in.</summary>
/// <remarks>
/// The first signal asks the work to stop, so that what is half written is removed. Work that has not stopped after <see cref="Patience"/> is in the
/// middle of something that does not listen (a pipe that never delivers, a library); the process then ends itself, and touches no output.
/// Files that are being put in place are given <see cref="PatienceOfWriting"/>, so that a folder is not left half new. A second signal ends
/// the process at once. Every way ends with <see cref="ExitCode.Cancelled"/> and one sentence. Threads are the guard's own: the pool's may all
/// be waiting.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    /// <summary>How long work may take to stop.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>How long it may take while files are put in place, which is a matter of milliseconds on any but a hanging disk.</summary>
    public static readonly TimeSpan PatienceOfWriting = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan PatienceOfSaying = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _source = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly OutputStage _stage;
    private readonly bool _errorIsScreen;
    private int _signals;

    private Interruption(Terminal terminal)
    {
        _stage = terminal.Stage;
        _errorIsScreen = terminal.ErrorIsScreen;
        // On Windows the last two are Ctrl+Break and the closing of the window.
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP];
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Hear))];
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Listens until it is disposed of.</summary>
    public static Interruption Listen(Terminal terminal) => new(terminal);

    public void Dispose()
    {
        _ended.Set();
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }

    private void Hear(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref _signals) > 1)
        {
            End("Ended at once, as the second signal asked");
            return;
        }
        new Thread(Guard) { IsBackground = true, Name = "Guard of a cancellation" }.Start();
        // Whoever has registered with the token is called from here, and may hang: the guard is at work already.
        _source.Cancel();
        // Windows ends the process when this returns, where its window was closed: the work needs its moment first.
        if (OperatingSystem.IsWindows())
            _ended.Wait(PatienceOfWriting + Patience);
    }

    private void Guard()
    {
        if (_ended.Wait(Patience) || (_stage.IsWriting && _ended.Wait(PatienceOfWriting)))
            return;
        End("Cancelled; the work did not stop by itself and was ended");
    }

    private void End(string what)
    {
        string files = _stage.IsWriting ? "files were just being put in place, so run the command again before you use what is in the folder"
            : _stage.HasWritten ? "the files had been written, whole"
            : "nothing was written";
        // A progress bar hides the cursor and may stand in the line.
        string sentence = $"{(_errorIsScreen ? "\u001b[?25h\r\n" : "")}{what}: {files}.{Environment.NewLine}";
        // Past the console's own locks, which the work may hold, and never longer than a moment: who reads it may have stopped reading.
        var saying = new Thread(() => Say(sentence)) { IsBackground = true, Name = "Last words" };
        saying.Start();
        saying.Join(PatienceOfSaying);
        Environment.Exit(ExitCode.Cancelled);
    }

    private static void Say(string sentence)
    {
        try
        {
            using Stream error = Console.OpenStandardError();
            error.Write(Encoding.UTF8.GetBytes(sentence));
        }
        catch (IOException)
        {
            // Nobody is there to hear it.
        }
    }
}
