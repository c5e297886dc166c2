using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Problems;
using Hotspots.Paper.Problems;

namespace Hotspots.Cli.Paper;

/// <summary>The problem profile on the terminal: what its pages say of each place, without charts and maps.</summary>
internal static class ProfileReport
{
    /// <summary>Places that are told; the file holds all.</summary>
    private const int MostTold = 5;

    /// <summary>Writes it.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="file">Where it was written; null for nowhere.</param>
    public static void Write(Page page, ProblemProfile profile, string? file)
    {
        page.Heading($"{profile.Marking}  run {profile.RunId}");
        page.Heading("Problem profile");
        page.Text(profile.AsOf);
        if (profile.Places.Count == 0)
            page.Text(ProblemFile.Nothing);
        foreach (ProfiledPlace place in profile.Places.Take(MostTold))
        {
            page.Heading($"{Wording.Number(place.Rank)} {place.Name}, {place.Area}, {place.GridReference}");
            page.Text(place.Share);
            page.Text(string.Join(' ', place.SureWords));
            page.Text(place.Change);
            page.Text(string.Join(' ', place.Assessment.Judged));
            foreach (string sentence in place.Assessment.Effect?.Answer ?? [])
                page.Text(sentence);
            if (place.Assessment.Attendance is { } kept)
                page.Text($"Visits, {kept.Days}: {Wording.Number(kept.Made)} made of {Wording.Number(kept.Asked)} asked for.");
        }
        if (profile.Places.Count > MostTold)
            page.Text($"And {Wording.Number(profile.Places.Count - MostTold)} more.");
        if (profile.LeftOut > 0)
        {
            page.Text($"{Wording.Number(profile.LeftOut)} more hotspots have no pages: "
                + $"one file holds the heaviest {Wording.Number(profile.Places.Count)}.");
        }
        page.Heading(file is null ? "Nothing was written" : $"Written to {file}");
        page.Text(file is null ? "-o FILE.pdf writes the pages to be printed, with maps and charts."
            : Wording.Count(Math.Max(1, profile.Places.Count * ProblemProfile.Pages), "page", "pages"));
    }
}
