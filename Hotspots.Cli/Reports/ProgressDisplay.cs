using Hotspots.Core.Model;
using Spectre.Console;

namespace Hotspots.Cli.Reports;

/// <summary>Shows how far long work is, on a screen that is not what another program reads; nothing anywhere else.</summary>
internal static class ProgressDisplay
{
    private const int BarWidth = 30;

    /// <param name="terminal">Where.</param>
    /// <param name="quiet">Show nothing even on a screen.</param>
    /// <param name="work">What to do; it is told whom to keep informed.</param>
    public static T Run<T>(Terminal terminal, bool quiet, Func<IProgress<RunProgress>?, T> work)
    {
        if (quiet || !terminal.ErrorIsScreen)
            return work(null);
        return terminal.Screen(terminal.Error).Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new Bar(context.AddTask("Starting", maxValue: 1))));
    }

    // Not Progress<T>: that posts to another thread, and the last report could arrive after the bar is gone.
    private sealed class Bar(ProgressTask task) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            task.Description = Markup.Escape(Wording.Clean(value.Step));
            task.Value = value.Fraction;
        }
    }
}
