using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Stores;

/// <summary>News of a store: what has come since the last look, and what it changes about the hotspots, by the rules of a comparison.</summary>
internal static class NewsRun
{
    private const long Day = 86_400;

    /// <summary>Fewest days of new incidents that are compared: with fewer hardly anything could be beyond chance.</summary>
    private const int FewestDays = 7;

    /// <summary>What is new.</summary>
    /// <param name="request">Of which incidents hotspots are looked for; its one file is the store.</param>
    /// <param name="since">First day that is asked about; null for since the last look.</param>
    /// <param name="isSeen">Is this look recorded, so that the next begins here?</param>
    /// <param name="clock">Says when.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OutputException">The store cannot be used.</exception>
    /// <exception cref="ArgumentException">The wishes cannot be met.</exception>
    public static StoreNewsRecord Execute(
        RunRequest request, DateOnly? since, bool isSeen, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        StoreQuestion question = request.Reading.Question!;
        StoreNews news;
        using (GeoPackageStore store = GeoPackageStore.Open(request.Files[0], cancellation))
        {
            news = store.News(since is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null);
            store.Consult(question.Purpose, clock.GetUtcNow());
        }
        (ComparisonRecord? hotspots, string why) = Compare(request, news, clock, progress, cancellation);
        if (isSeen)
        {
            using GeoPackageStore store = GeoPackageStore.Open(request.Files[0], cancellation);
            store.See(question.Purpose, clock.GetUtcNow());
        }
        return new StoreNewsRecord(news, hotspots?.Marking ?? request.Marking ?? SecurityMarking.Ladder[1], hotspots, why);
    }

    // What has come is held against the same days of a year ago, or the stretch before, as "change" does it when it is given the period after.
    private static (ComparisonRecord? Hotspots, string Why) Compare(
        RunRequest request, StoreNews news, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (news.New + news.Corrected.Count == 0)
            return (null, "Nothing has come since, so nothing is new about hotspots.");
        if (news.KnownUntil is not { } known || news.KnownNow is not { } now)
            return (null, "Nothing was there before to compare with, so nobody can tell which hotspots are new.");
        DateTime first = LondonTime.ToClock(known).Date, last = LondonTime.ToClock(now - 1).Date;
        if (first == LondonTime.ToClock(known - 1).Date)
            first = first.AddDays(1);
        if ((now - known) / (double)Day < FewestDays || last < first)
        {
            return (null, string.Create(
                CultureInfo.InvariantCulture,
                $"What has come reaches {Math.Max(0, (now - known) / Day):N0} days beyond what was known, and with fewer than {FewestDays} days ")
                + "hardly any change of a hotspot could be told from chance: ask \"hotspots change\" about longer periods.");
        }
        string after = string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd}..{last:yyyy-MM-dd}");
        try
        {
            return (ComparisonRun.Execute(new ComparisonRequest(request, After: after), clock, progress, cancellation).Record, "");
        }
        catch (ArgumentException e) when (e.ParamName is null)
        {
            return (null, "Nothing can be said of hotspots: " + OptionNames.OnCommandLine(e.Message));
        }
    }
}
