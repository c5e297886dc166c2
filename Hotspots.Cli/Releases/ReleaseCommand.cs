using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Releases;
using Hotspots.Core.Runs.Releases.Attacks;

namespace Hotspots.Cli.Releases;

/// <summary><c>hotspots release</c>: counts for a council or for everybody, attacked before they leave.</summary>
internal sealed class ReleaseCommand
{
    private static readonly string[] OtherFilters =
    [
        "--area", "--whole", "--operation", "--line", "--drug", "--grade", "--weekday", "--hours", "--shift", "--shifts", "--from", "--to",
    ];

    private readonly NumberOption _profile = new(ReleaseParameters.Profile);

    private readonly Option<string> _to = new("--to")
    {
        HelpName = "NAME",
        Description = "To whom it is handed over, such as \"Tendring District Council\". Where no --boundary is given, the district or force of that "
            + "name is the ground.",
    };

    private readonly TableOption _period = new(ReleaseParameters.Period);

    private readonly InputFileOption _addresses = new(
        "--addresses", "Addresses to count in each cell: the CSV file of OS Open UPRN. Without it the postcodes that come with the program, "
            + "which makes "
            + "larger cells.");

    private readonly InputFileOption _rules = new(
        "--profile-file", "Stricter numbers of your force's own: CSV, a line a rule, such as threshold,10. Never laxer than what is built in.");

    private readonly InputFileOption _ledger = new(
        "--ledger", "The ledger of what was given before; made where there is none. Default: your own, in the folder in which the window keeps its "
            + "settings.");

    private readonly Option<bool> _review = new("--review")
    {
        Description = "Does and tells everything, and writes nothing: no file, and nothing in the ledger.",
    };

    private readonly Option<bool> _attack = new("--attack")
    {
        Description = "Attacks layers of counts, yours or anybody's: FILE is then GeoJSON or CSV with counts, some of them hidden. Several are held "
            + "against one another.",
    };

    private readonly NumberOption _threshold = new(ReleaseParameters.Threshold);

    private readonly QuestionOptions _options = new(
        new OutputOption(
            "DIR", "A new folder, which is what is handed over: the layer, the totals, a sheet for its reader and release.json. Without it "
                + "nothing is "
                + "written, and nothing entered in the ledger.", CountsDoor.CheckPlace, "--output", "-o")
        {
            HasFormats = true,
        },
        OtherFilters);

    private ReleaseCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var release = new ReleaseCommand();
        return release._options.Command(
            "release", "Makes a layer of counts that can be handed over: attacked first, together with all that was given before.",
            [
                release._profile, release._to, release._period, release._addresses, release._rules, release._ledger, release._review, release._attack,
                release._threshold,
            ],
            parsed => release.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        RunRequest run = _options.Run(parsed);
        if (parsed.GetValue(_attack))
            return Attack(parsed, terminal, run, cancellation);
        if (parsed.GetValue(_threshold) is not null)
            throw CommandException.Usage("--threshold is for --attack: a layer's own threshold is made stricter with --profile-file.");
        if (_profile.Given(parsed) is not { } profile)
            throw CommandException.Usage("Say for whom the layer is: --profile partner, or --profile public.");
        var request = new ReleaseRequest
        {
            Run = run,
            Profile = ReleaseRules.Profiles[(int)profile],
            To = parsed.GetValue(_to) ?? throw CommandException.Usage(
                "Say to whom it is handed over with --to, such as --to \"Tendring District Council\"."),
            Period = parsed.GetValue(_period),
            AddressFile = parsed.GetValue(_addresses) is { } addresses ? TypedPaths.Existing(addresses, "file of addresses") : null,
            RulesFile = parsed.GetValue(_rules) is { } rules ? TypedPaths.Existing(rules, "file of rules") : null,
            Ledger = parsed.GetValue(_ledger) is { } ledger ? TypedPaths.NoDevice(ledger) : null,
        };
        bool isReview = parsed.GetValue(_review);
        return _options.Tell(
            parsed, terminal, progress => ReleaseRun.Execute(request, clock, progress, cancellation),
            (made, folder) =>
            {
                if (!isReview)
                    CountsDoor.Write(made, folder, cancellation);
            },
            CountsDoor.WriteRecord,
            (made, page, place) => ReleaseReport.Write(page, made.Record, isReview ? null : place?.Path, CountsDoor.FileNames(made, place)));
    }

    private int Attack(ParseResult parsed, Terminal terminal, RunRequest run, CancellationToken cancellation)
    {
        foreach (Option option in (Option[])[_profile, _to, _period, _addresses, _rules, _ledger, _review])
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw CommandException.Usage($"--attack takes layers and no {option.Name}.");
        }
        int threshold = _threshold.Whole(parsed);
        return _options.Tell(
            parsed, terminal, _ => AttackRun.Execute(run.Files, threshold, cancellation),
            static (_, _) => throw CommandException.Usage("--attack prints what it finds and writes no files: leave out -o, or use --json."),
            static (found, stream, _) => CountsDoor.WriteAttack(found, stream),
            static (found, page, _) => AttackReport.Write(page, found));
    }
}
