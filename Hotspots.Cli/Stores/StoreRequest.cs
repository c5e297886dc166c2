using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Core.Files;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Cli.Stores;

/// <summary>A request whose one file is a store.</summary>
internal static class StoreRequest
{
    /// <summary>Makes it, with the reason, without which nothing is done.</summary>
    public static RunRequest Of(string path, ReasonOption reason, ParseResult parsed, string? marking)
    {
        _ = reason.Demanded(parsed);
        return new RunRequest
        {
            Files = [TypedPaths.Existing(path, "store")],
            Reading = reason.Asking(parsed, ReadOptions.Default, [path]),
            Marking = marking,
        };
    }
}
