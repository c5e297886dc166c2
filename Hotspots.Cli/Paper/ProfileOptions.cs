using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Problems;

namespace Hotspots.Cli.Paper;

/// <summary>Options of a problem profile alone.</summary>
internal sealed class ProfileOptions
{
    private readonly TableOption _place = new(ProblemParameters.Place), _start = new(ProblemParameters.Start), _end = new(ProblemParameters.End);

    private readonly InputFileOption _effect = new(
        "--effect", "With --paper profile: the effect.json that effect -o wrote, whose before and after fill the last page.");

    private readonly InputFileOption _attended = new(
        "--attended", "With --paper profile: the attended.csv that attended -o wrote, which says how visits there were kept.");

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_place, _start, _end, _effect, _attended];

    /// <summary>Refuses them where no profile is asked for.</summary>
    /// <exception cref="CommandException">One is given.</exception>
    public void RequireNone(ParseResult parsed)
    {
        if (All.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } given)
            throw CommandException.Usage($"{given.Name} is of a problem profile: give --paper profile with it.");
    }

    /// <summary>What is asked for.</summary>
    public ProblemRequest Request(ParseResult parsed, RunRequest run) => new(run)
    {
        Place = parsed.GetValue(_place),
        Start = parsed.GetValue(_start),
        End = parsed.GetValue(_end),
        EffectFile = parsed.GetValue(_effect) is { } effect ? TypedPaths.Existing(effect, "evaluation") : null,
        Attended = parsed.GetValue(_attended) is { } attended ? TypedPaths.Existing(attended, "table of visits") : null,
    };
}
