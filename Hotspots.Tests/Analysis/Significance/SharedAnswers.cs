using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Significance;

/// <summary>Data and answers of other programs, read from where they are kept.</summary>
internal static class SharedAnswers
{
    public static JsonElement Json(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedData.Path(path)));
        return document.RootElement.Clone();
    }

    /// <summary>Rows of a file whose fields hold no commas, without the header and without quotes.</summary>
    public static string[][] Rows(string path, bool header = true) =>
        [.. File.ReadAllLines(SharedData.Path(path)).Skip(header ? 1 : 0)
            .Select(line => Array.ConvertAll(line.Split(','), field => field.Trim('"')))];

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The 89 lower super output areas of Tendring: counts, spdep's Gi* and local Moran, neighbours.</summary>
    public static TendringAnswers Tendring()
    {
        string[][] rows = Rows("references/tendring-lsoa-gistar-spdep.csv");
        string[] codes = [.. rows.Select(row => row[0])];
        NeighbourLists lists = NeighbourLists.FromNames(
            codes, [.. Rows("references/tendring-lsoa-neighbours.csv").Select(row => (row[0], row[1]))], bothWays: false);
        return new TendringAnswers(
            [.. rows.Select(row => row[1])], [.. rows.Select(row => Number(row[2]))], [.. rows.Select(row => Number(row[4]))],
            [.. rows.Select(row => Number(row[5]))], lists);
    }
}

internal sealed record TendringAnswers(string[] Names, double[] Counts, double[] GiStar, double[] LocalMoran, NeighbourLists Lists);
