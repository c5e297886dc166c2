using System.CommandLine;
using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Paper.Drawing;

namespace Hotspots.Cli.Options;

/// <summary>Options of paper: which sheet, and how it lies.</summary>
internal sealed class PaperOptions
{
    private readonly PaperSize[] _sizes;

    private readonly Option<string> _paper;

    private readonly Option<bool> _landscape = new("--landscape") { Description = "The sheet lies. Default: as the ground does." };

    private readonly Option<bool> _portrait = new("--portrait") { Description = "The sheet stands." };

    /// <summary>Makes them.</summary>
    /// <param name="what">What they say besides the names: blank for nothing.</param>
    /// <param name="sizes">The sheets; the first is the usual one.</param>
    public PaperOptions(string what, params PaperSize[] sizes)
    {
        _sizes = sizes;
        _paper = new Option<string>("--paper")
        {
            HelpName = string.Join('|', sizes.Select(static size => size.Name)),
            Description = $"The sheet{what}. Default: {sizes[0].Name}.",
        };
    }

    /// <summary>The sheet alone.</summary>
    public Option Paper => _paper;

    /// <summary>The sheet, and how it lies.</summary>
    public IEnumerable<Option> All => [_paper, _landscape, _portrait];

    /// <summary>Which sheet.</summary>
    public PaperSize Size(ParseResult parsed)
    {
        if (parsed.GetValue(_paper) is not { } name)
            return _sizes[0];
        return Array.Find(_sizes, size => string.Equals(size.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw CommandException.Usage($"--paper takes {Wording.List([.. _sizes.Select(static size => size.Name)])}, not \"{name}\".");
    }

    /// <summary>Does it lie? Null where nobody said.</summary>
    public bool? IsLandscape(ParseResult parsed) => (parsed.GetValue(_landscape), parsed.GetValue(_portrait)) switch
    {
        (true, true) => throw CommandException.Usage("--landscape and --portrait contradict each other: give one of them."),
        (true, _) => true,
        (_, true) => false,
        _ => null,
    };

    /// <summary>A scale such as 1:10000, 1:10,000 or 10000; null for none.</summary>
    public static int? Scale(string? text)
    {
        if (text is null)
            return null;
        string bare = text.Trim();
        bare = bare.StartsWith("1:", StringComparison.Ordinal) ? bare[2..] : bare;
        return int.TryParse(bare, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int scale) && scale > 0 ? scale
            : throw CommandException.Usage($"--scale takes a scale such as 1:10000, not \"{text}\".");
    }
}
