using System.CommandLine;
using Hotspots.Core.Model;
using Hotspots.Core.Runs.Maps;
using Hotspots.Paper.Drawing;

namespace Hotspots.Cli.Options;

/// <summary>Options of paper: which sheet, and how it lies.</summary>
/// <param name="sheet">The parameter of the sheet; its choices are names of sizes.</param>
internal sealed class PaperOptions(Parameter sheet)
{
    private readonly NumberOption _paper = new(sheet);

    private readonly Option<bool> _landscape = new("--landscape") { Description = "The sheet lies. Default: as the ground does." };

    private readonly Option<bool> _portrait = new("--portrait") { Description = "The sheet stands." };

    /// <summary>The sheet alone.</summary>
    public Option Paper => _paper;

    /// <summary>The sheet, and how it lies.</summary>
    public IEnumerable<Option> All => [_paper, _landscape, _portrait];

    /// <summary>Which sheet, by its name.</summary>
    public string Name(ParseResult parsed) => sheet.Choices[_paper.Whole(parsed)].Name;

    /// <summary>Which sheet; A4 for what has no size of its own.</summary>
    public PaperSize Size(ParseResult parsed) => Name(parsed) == PaperParameters.Profile ? PaperSize.A4 : PaperSize.Named(Name(parsed));

    /// <summary>Does it lie? Null where nobody said.</summary>
    public bool? IsLandscape(ParseResult parsed) => (parsed.GetValue(_landscape), parsed.GetValue(_portrait)) switch
    {
        (true, true) => throw CommandException.Usage("--landscape and --portrait contradict each other: give one of them."),
        (true, _) => true,
        (_, true) => false,
        _ => null,
    };
}
