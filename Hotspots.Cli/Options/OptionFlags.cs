using Hotspots.Core.Model;
using Hotspots.Core.Selection;

namespace Hotspots.Cli.Options;

/// <summary>Flags of the command line: how an option is typed, from its name.</summary>
internal static class OptionFlags
{
    extension(Parameter parameter)
    {
        /// <summary>"--eps".</summary>
        public string Flag => "--" + parameter.Name;
    }

    extension(QueryField one)
    {
        /// <summary>"--operation".</summary>
        public string Flag => "--" + one.Option;

        /// <summary>What the option's help says.</summary>
        public string Description => OptionNames.OnCommandLine(one.Help);
    }
}
