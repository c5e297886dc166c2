using System.CommandLine;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Cli.Options;

/// <summary>What says that files hold points of a plane, and in which columns.</summary>
internal sealed class PlanarOptions
{
    private readonly Option<bool> _planar = new("--planar")
    {
        Description = "Takes CSV files of points on any plane, such as textbook data: nothing is projected and no town is looked for. "
            + "Lengths are in the file's own unit wherever metres are said.",
    };

    private readonly Option<string> _x = Column(
        "--x", "The column of abscissas, by its header, or by its number from 1 in a file without headers. Default: x.");
    private readonly Option<string> _y = Column("--y", "The column of ordinates. Default: y.");
    private readonly Option<string> _weight = Column("--weight", "The column of weights, 0 or more. Without it every point counts 1.");
    private readonly Option<string> _time = Column("--time", "The column of times: dates, or numbers of days.");

    public IEnumerable<Option> All => [_planar, _x, _y, _weight, _time];

    /// <summary>Those that say where points are, for a command that takes other columns in its own words.</summary>
    public IEnumerable<Option> Plane => [_planar, _x, _y];

    /// <summary>The columns; null when the files hold incidents.</summary>
    public PlanarColumns? Columns(ParseResult parsed)
    {
        if (parsed.GetValue(_planar))
        {
            return new PlanarColumns(parsed.GetValue(_x) ?? "x", parsed.GetValue(_y) ?? "y")
            {
                Weight = parsed.GetValue(_weight),
                Time = parsed.GetValue(_time),
            };
        }
        foreach (Option<string> option in (Option<string>[])[_x, _y, _weight, _time])
        {
            if (parsed.GetValue(option) is not null)
                throw CommandException.Usage(
                    $"{option.Name} names a column of points on a plane: add --planar, or use --column for files of incidents.");
        }
        return null;
    }

    private static Option<string> Column(string flag, string description) => new(flag) { HelpName = "COLUMN", Description = description };
}
