using Hotspots.Core.Model;

namespace Hotspots.Cli.Options;

/// <summary>Flags of the command line: how an option is typed, from its name.</summary>
internal static class OptionFlags
{
    extension(IParameter parameter)
    {
        /// <summary>"--eps".</summary>
        public string Flag => "--" + parameter.Name;
    }
}
