using System.CommandLine;
using System.CommandLine.Help;
using Hotspots.Cli;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model;
using Hotspots.Core.Runs.Parameters;
using Hotspots.Tests.Architecture;

namespace Hotspots.Tests.Cli.Options;

/// <summary>
/// What a command takes in numbers, choices, days and periods stands in the catalogue of parameters: whoever adds such an option by hand is told.
/// </summary>
public sealed class ParameterTableTests
{
    /// <summary>Options that are no parameter, by what they take instead. Each is given to one command at least.</summary>
    private static readonly (string Why, string[] Options)[] Exceptions =
    [
        (
            "a name in the user's files",
            ["--column", "--sheet", "--id-property", "--counts", "--population", "--code", "--harm-column", "--operation", "--gps-column"]),
        ("a column of points on a plane", ["--x", "--y", "--weight", "--time"]),
        ("kinds of incidents, which files name as they like", ["--cases", "--controls", "--weights"]),
        ("an entry of a catalogue of its own", ["--method", "--methods", "--profile", "--format", "--harm"]),
        ("a choice with other spellings, such as EPSG:27700, for which ReadingChoices is the table", ["--crs", "--dates"]),
        ("free text", ["--marking"]),
        ("the name of whoever it is handed to", ["--to"]),
        ("a place by any of its names", ["--at"]),
    ];

    /// <summary>What stands for numbers, days and periods in help texts.</summary>
    private static readonly string[] Forms =
        ["N", "X", "NUMBER", "METRES", "KM", "PERCENT", "SHARE", "DAY", "DATE", "TIME", "PERIOD", "DISTANCE", "HOURS", "MINUTES", "DAYS", "WEEKS"];

    public static TheoryData<string> Commands => [.. All().Select(static command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_of_a_command_is_a_parameter_or_known_to_be_none(string name)
    {
        IParameter[] listed = Listed();
        foreach (Option option in OptionsOf(All().Single(command => command.Name == name)))
        {
            if (option is ITableOption made)
                Assert.All(made.Parameters, parameter => Assert.Contains(parameter, listed));
            else
                Assert.True(
                    IsNone(option),
                    $"{name} {option.Name} is made by hand: declare a parameter, list it in ParameterCatalog, and make the option from it");
        }
    }

    [Fact]
    public void Every_exception_is_needed_and_is_neither_a_number_nor_a_date()
    {
        Option[] made = [.. All().SelectMany(OptionsOf).Where(static option => option is not ITableOption)];
        foreach (string flag in Exceptions.SelectMany(static exception => exception.Options))
        {
            // A profile is no option while there is but one.
            Option[] own = Array.FindAll(made, option => option.Name == flag);
            Assert.True(own.Length > 0 || flag == "--profile", $"no command has {flag}");
            Assert.All(own, option => Assert.DoesNotContain(option.HelpName, Forms));
        }
    }

    [Fact]
    public void What_is_listed_and_no_option_is_told()
    {
        string[] flags = [.. All().SelectMany(OptionsOf).OfType<ITableOption>().SelectMany(static option => option.Parameters)
            .Concat(ParameterCatalog.All.Single(static group => group.Of == "filters").Parameters).Select(static parameter => parameter.Flag)];
        Breaches.None(Listed().Select(static parameter => parameter.Flag).Except(flags).Select(static flag => $"no command has {flag}"));
    }

    [Fact]
    public void An_option_made_by_hand_is_none() =>
        Assert.All(
            (Option[])[new Option<int>("--folds"), new Option<string>("--since") { HelpName = "DATE" }, new Option<double?>("--marking")],
            static option => Assert.False(IsNone(option)));

    private static bool IsNone(Option option) =>
        option is Option<bool> or InputFileOption or InputFilesOption or OutputOption
        || (option.ValueType is { } type && (type == typeof(string) || type == typeof(string[]))
            && Exceptions.Any(exception => exception.Options.Contains(option.Name)));

    private static IParameter[] Listed() => [.. ParameterCatalog.All.SelectMany(static group => group.Parameters)];

    private static IEnumerable<Option> OptionsOf(Command command) => command.Options.Where(static option => option is not HelpOption);

    private static IEnumerable<Command> All()
    {
        using var nowhere = new StringWriter();
        return [.. CommandLine.Commands(new Terminal(nowhere, nowhere), TimeProvider.System, CancellationToken.None).Subcommands];
    }
}
