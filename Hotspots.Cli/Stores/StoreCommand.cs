using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Runs.Stores;

namespace Hotspots.Cli.Stores;

/// <summary><c>hotspots store</c>: a force's incidents in one place, with their history and a log of who did what with them.</summary>
internal sealed class StoreCommand(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
{
    private readonly TimeProvider _clock = clock;

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var store = new StoreCommand(terminal, clock, cancellation);
        return new Command(
            "store", "Keeps incidents in one file, a store, with their history and a log of who did what with them and why. Every command that reads "
                + "incidents reads a store, too.")
        {
            store.Create(), store.Add(), store.Inspect(), store.Export(), store.Log(), store.Check(), store.Review(), store.Erase(),
        };
    }

    /// <summary>The store that a command works on.</summary>
    public static Argument<string> NewStore() => new("STORE") { Description = "The store: a file whose name ends in .gpkg." };

    private Command Create()
    {
        Argument<string> path = NewStore();
        var shared = new Option<bool>("--shared")
        {
            Description = "What is made may be read by others of this computer, as your settings (umask) have it. Default: by you alone. On Windows "
                + "the folder above decides.",
        };
        var reason = new ReasonOption { IsAlways = true };
        var command = new Command("create", "Makes an empty store.") { path, shared, reason };
        command.SetAction(parsed =>
        {
            string file = TypedPaths.NoDevice(parsed.GetValue(path)!);
            StoreRuns.Create(file, reason.Demanded(parsed), parsed.GetValue(shared), _clock);
            terminal.Out.WriteLine(Wording.Clean($"{file} is an empty store: add to it with \"hotspots store add {file} FILE\"."));
            SayNetwork(file);
            return ExitCode.Done;
        });
        return command;
    }

    private Command Add()
    {
        Argument<string> path = NewStore();
        var input = new InputOptions(takesStores: false);
        var same = new NumberOption(StoreParameters.SameReference);
        var marking = new MarkingOption();
        var command = new Command(
            "add", "Adds files of incidents to a store: each whole or not at all. What it holds already counts once, and an incident that was "
                + "corrected takes the place of the earlier one, which is kept in its history.") { path };
        input.AddTo(command);
        command.Add(same);
        command.Add(marking.Option);
        command.SetAction(parsed =>
        {
            string file = parsed.GetValue(path)!;
            StorePurpose purpose = input.Reason.Demanded(parsed);
            string[] files = input.Paths(parsed);
            bool json = parsed.GetValue(input.Json);
            var added = new List<AdditionRecord>();
            SayNetwork(file);
            try
            {
                ProgressDisplay.Run(terminal, json, progress =>
                {
                    StoreRuns.Add(
                        file, files,
                        input.Reading(parsed) with
                        {
                            Columns = input.Choices(parsed),
                            Grid = input.System(parsed),
                            Dates = input.Order(parsed),
                        },
                        (SameReference)same.Whole(parsed), purpose, _clock, added.Add, progress, cancellation);
                    return added;
                });
            }
            finally
            {
                // What is in the store for good is said, whatever happened to the file after it.
                string stamp = marking.Value(parsed) ?? StoreReport.UsualMarking;
                if (json)
                    terminal.WriteJson(stream => StoreDoor.WriteAdditions(added, stamp, stream));
                else if (added.Count > 0)
                    StoreReport.Added(new Page(terminal), added, stamp);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private Command Inspect() => Told(
        "inspect", "Says what is in a store, in counts, and what was added when.", (_, path) => StoreRuns.Contents(path, cancellation),
        StoreDoor.WriteContents, StoreReport.Contents);

    private Command Check()
    {
        var noted = new Option<string>("--noted")
        {
            HelpName = "HASH",
            Description = "A hash that was noted when something was added, or its first digits: shows whether anything was cut off since.",
        };
        Argument<string> path = NewStore();
        Option<bool> json = Json();
        var marking = new MarkingOption();
        var command = new Command(
            "check", "Checks that the log of a store is as it was written and nothing was taken out of it, and that the file is sound.")
        {
            path, noted, json, marking.Option,
        };
        command.SetAction(parsed =>
        {
            LogCheck check = StoreRuns.Check(parsed.GetValue(path)!, parsed.GetValue(noted), cancellation);
            string stamp = marking.Value(parsed) ?? StoreReport.UsualMarking;
            if (parsed.GetValue(json))
                terminal.WriteJson(stream => StoreDoor.WriteCheck(check, stamp, stream));
            else
                StoreReport.Checked(new Page(terminal), check, stamp);
            return check.Problems.Count == 0 ? ExitCode.Done : ExitCode.NothingUsable;
        });
        return command;
    }

    private Command Log()
    {
        Argument<string> path = NewStore();
        var output = new OutputOption(
            "FILE", "Writes the log to this CSV, for the data protection officer.", ReleaseDoor.CheckFilePlace, "--output", "-o");
        var marking = new MarkingOption();
        var command = new Command("log", "Tells who did what with the incidents of a store, when and why.") { path, marking.Option };
        foreach (Option option in output.All)
            command.Add(option);
        command.SetAction(parsed =>
        {
            IReadOnlyList<LogEntry> entries = StoreRuns.Log(parsed.GetValue(path)!, cancellation);
            string stamp = marking.Value(parsed) ?? StoreReport.UsualMarking;
            OutputPlace? place = Beside(output.Place(parsed), parsed.GetValue(path)!);
            if (place is not null)
                terminal.Stage.Write(() => StoreDoor.WriteLog(entries, stamp, place, cancellation));
            StoreReport.Log(new Page(terminal), entries, stamp, place?.Path);
            return ExitCode.Done;
        });
        return command;
    }

    private Command Review()
    {
        var older = new WrittenOption<Retention>(StoreParameters.OlderThan) { Required = true };
        Command made = Told(
            "review", "Says what of a store is due to be erased, in counts.",
            (parsed, path) => StoreRuns.Review(path, older.Value(parsed)!.Value, _clock, cancellation), StoreDoor.WriteReview, StoreReport.Review);
        made.Add(older);
        return made;
    }

    private Command Erase()
    {
        Argument<string> path = NewStore();
        var older = new WrittenOption<Retention>(StoreParameters.OlderThan);
        var ids = new InputFileOption("--ids", "Erases the incidents whose references stand in this text file, one a line.");
        var output = new OutputOption(
            "FILE", "Writes the certificate of the erasure to this text file.", ReleaseDoor.CheckFilePlace, "--output", "-o");
        var marking = new MarkingOption();
        var reason = new ReasonOption { IsAlways = true };
        Option<bool> json = Json();
        var command = new Command(
            "erase", "Erases incidents from a store for good, with their history and their rejected rows, and certifies it.")
        {
            path, ids, older, reason, json, marking.Option,
        };
        foreach (Option option in output.All)
            command.Add(option);
        command.SetAction(parsed =>
        {
            string file = parsed.GetValue(path)!;
            string? list = parsed.GetValue(ids);
            if ((list is null) == (older.Value(parsed) is null))
                throw CommandException.Usage("Say what to erase: --ids FILE, or --older-than AGE such as 6y.");
            StorePurpose purpose = reason.Demanded(parsed);
            string stamp = marking.Value(parsed) ?? StoreReport.UsualMarking;
            OutputPlace? place = Beside(output.Place(parsed), file);
            SayNetwork(file);
            ErasureCertificate certificate = list is not null
                ? StoreRuns.Erase(file, TypedPaths.Existing(list, forOption: ids.Name), purpose, _clock, cancellation)
                : StoreRuns.Erase(file, older.Value(parsed)!.Value, $"what was over {parsed.GetValue(older)} ago", purpose, _clock, cancellation);
            if (place is not null)
                terminal.Stage.Write(() => StoreDoor.WriteCertificate(certificate, stamp, place, cancellation));
            if (parsed.GetValue(json))
                terminal.WriteJson(stream => StoreDoor.WriteCertificate(certificate, stamp, stream));
            else
                StoreReport.Erased(new Page(terminal), certificate, stamp, place?.Path);
            return ExitCode.Done;
        });
        return command;
    }

    private Command Export()
    {
        Argument<string> path = NewStore();
        var output = new OutputOption(
            "FILE", "The file to write: .csv or .geojson.", StoreDoor.CheckExportPlace, "--output", "-o")
        { Required = true };
        var selection = new SelectionOptions();
        var marking = new MarkingOption();
        var reason = new ReasonOption { IsAlways = true };
        var command = new Command(
            "export", "Hands incidents of a store out as one file, without notes and columns of free text. It is logged as a disclosure.") { path };
        foreach (Option option in (IEnumerable<Option>)[.. output.All, .. selection.All, reason, marking.Option])
            command.Add(option);
        command.SetAction(parsed =>
        {
            string file = parsed.GetValue(path)!;
            OutputPlace place = Beside(output.Place(parsed), file)!;
            StoreExport export = ProgressDisplay.Run(terminal, false, progress =>
            {
                StoreExport found = ExportRun.Execute(
                    selection.Apply(parsed, StoreRequest.Of(file, reason, parsed, marking.Value(parsed))), _clock, progress, cancellation);
                terminal.Stage.Write(() => StoreDoor.WriteExport(found, place, cancellation));
                return found;
            });
            StoreReport.Exported(new Page(terminal), export, place.Path);
            return ExitCode.Done;
        });
        return command;
    }

    // Nothing is written over the store itself.
    private static OutputPlace? Beside(OutputPlace? place, string store)
    {
        if (place is null)
            return null;
        OutputPlace safe = place with { Inputs = [.. place.Inputs, store] };
        ReleaseDoor.CheckFilePlace(safe);
        return safe;
    }

    private Command Told<T>(
        string name, string description, Func<ParseResult, string, T> find, Action<T, string, Stream> write, Action<Page, T, string> report)
    {
        Argument<string> path = NewStore();
        Option<bool> json = Json();
        var marking = new MarkingOption();
        var command = new Command(name, description) { path, json, marking.Option };
        command.SetAction(parsed =>
        {
            string file = parsed.GetValue(path)!;
            T found = find(parsed, file);
            string stamp = marking.Value(parsed) ?? StoreReport.UsualMarking;
            if (parsed.GetValue(json))
                terminal.WriteJson(stream => write(found, stamp, stream));
            else
                report(new Page(terminal), found, stamp);
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "Writes one JSON object and nothing else." };

    private void SayNetwork(string path)
    {
        if (NetworkDrive.Holds(path))
            terminal.Error.WriteLine(Wording.Clean(NetworkDrive.Warning(path)));
    }
}
