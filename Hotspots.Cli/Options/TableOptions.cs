using System.CommandLine;
using Hotspots.Core.Model;

namespace Hotspots.Cli.Options;

/// <summary>Option whose name, form and help are those of the catalogue of parameters.</summary>
internal interface ITableOption
{
    /// <summary>The parameters it stands for: one, or those of one name of several methods.</summary>
    IReadOnlyList<IParameter> Parameters { get; }
}

/// <summary>Option of one parameter, given once.</summary>
internal class TableOption : Option<string>, ITableOption
{
    public TableOption(IParameter parameter)
        : base(parameter.Flag)
    {
        HelpName = parameter.Form;
        Description = OptionNames.OnCommandLine(parameter.Help);
        Parameters = [parameter];
    }

    public IReadOnlyList<IParameter> Parameters { get; }
}

/// <summary>Option of a number, or of a choice, whose value is then its index.</summary>
internal sealed class NumberOption(Parameter parameter) : TableOption(parameter)
{
    /// <summary>What was typed; null for nothing.</summary>
    /// <exception cref="ArgumentException">It is no such number.</exception>
    public double? Given(ParseResult parsed) => parsed.GetValue(this) is { } text ? parameter.Parse(text) : null;

    /// <summary>What was typed, or the fixed default.</summary>
    /// <inheritdoc cref="Given" path="/exception"/>
    public double Value(ParseResult parsed) => parameter.ValueOf(parsed.GetValue(this));

    /// <summary>As <see cref="Value"/>, of a whole number or a choice.</summary>
    /// <inheritdoc cref="Given" path="/exception"/>
    public int Whole(ParseResult parsed) => (int)Value(parsed);
}

/// <summary>Option of a parameter that is written in a form of its own.</summary>
internal sealed class WrittenOption<T>(WrittenParameter<T> parameter) : TableOption(parameter)
    where T : struct
{
    /// <summary>What was typed; null for nothing.</summary>
    /// <exception cref="ArgumentException">It means nothing here.</exception>
    public T? Value(ParseResult parsed) => parameter.Of(parsed.GetValue(this));
}

/// <summary>Option that may be given again: of one parameter, or of those of one name of several methods.</summary>
internal sealed class TableListOption : Option<string[]>, ITableOption
{
    public TableListOption(params IReadOnlyList<IParameter> parameters)
        : base(parameters[0].Flag)
    {
        HelpName = parameters[0].Form;
        Description = OptionNames.OnCommandLine(parameters[0].Help);
        Parameters = parameters;
    }

    public IReadOnlyList<IParameter> Parameters { get; }
}
