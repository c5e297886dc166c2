using System.CommandLine;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Runs.Stores;

namespace Hotspots.Cli.Options;

/// <summary>Why a store of incidents is looked into or changed, the same option for every command that may meet one.</summary>
internal sealed class ReasonOption : Option<string>
{
    private string? _answer;
    private TimeProvider _clock = TimeProvider.System;

    public ReasonOption()
        : base("--reason")
    {
        HelpName = "TEXT";
        Description = "Why a store of incidents is looked into or changed; it is kept in the store's log. HOTSPOTS_REASON says it for a whole "
            + "session. Files that are no store need none.";
    }

    /// <summary>Is it asked for whatever files are named?</summary>
    public bool IsAlways { get; init; }

    /// <summary>Finds out why, before the command begins: as typed, as said for the session, or as the person at the screen says.</summary>
    public static void Settle(ParseResult parsed, Terminal terminal, TimeProvider clock)
    {
        foreach (ReasonOption option in parsed.CommandResult.Command.Options.OfType<ReasonOption>())
        {
            option._clock = clock;
            option._answer = parsed.GetValue(option) ?? terminal.SessionReason;
            if (!string.IsNullOrWhiteSpace(option._answer) || !(option.IsAlways || StoreRuns.AnyStore(PathOptions.InputsOf(parsed))))
                continue;
            option._answer = terminal.Ask?.Invoke("A store of incidents is looked into: why? (It is kept in the store's log.)");
        }
    }

    /// <summary>Who does what, and why; null where nobody said why.</summary>
    public StorePurpose? Purpose(ParseResult parsed)
    {
        if (_answer?.Trim() is not { Length: > 0 } reason)
            return null;
        if (reason.Length > StorePurpose.LongestReason)
            throw CommandException.Usage($"{Name} takes at most {StorePurpose.LongestReason} letters: say it shorter.");
        return new StorePurpose(Environment.UserName, reason, Typed(parsed));
    }

    /// <summary>As <see cref="Purpose"/>, of a command that does nothing without.</summary>
    public StorePurpose Demanded(ParseResult parsed) => Purpose(parsed) ?? throw CommandException.Usage(
        $"Whoever works on a store says why: give {Name} TEXT, for example {Name} \"weekly tasking\", or set HOTSPOTS_REASON; it is kept in the "
            + "store's log.");

    /// <summary>Reading options with the reason for looking into stores among the files; as they were where nobody said why.</summary>
    public ReadOptions Asking(ParseResult parsed, ReadOptions options, IReadOnlyList<string> paths) =>
        Purpose(parsed) is { } purpose ? StoreRuns.Asking(options, purpose, _clock, paths.Count > 1) : options;

    /// <summary>The command as it was typed, without the reason, which stands beside it.</summary>
    private string Typed(ParseResult parsed)
    {
        var words = new List<string> { "hotspots" };
        bool isReason = false;
        foreach (System.CommandLine.Parsing.Token token in parsed.Tokens)
        {
            if (!isReason && token.Value != Name)
                words.Add(token.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{token.Value}\"" : token.Value);
            isReason = token.Value == Name;
        }
        return string.Join(' ', words);
    }
}
