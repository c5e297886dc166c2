using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Geography;

/// <summary>Outliers of a recorded town: rows whose position lies far from it.</summary>
/// <param name="Name">The town.</param>
/// <param name="Rows">Rows far from it; 1 or more.</param>
/// <param name="Of">All rows recorded there, where most of them are far and the town is left as recorded; else null.</param>
/// <param name="Nearest">Metres from the town to the nearest of them.</param>
/// <param name="Farthest">Metres from the town to the farthest of them.</param>
internal sealed record TownAstray(string Name, int Rows, int? Of, double Nearest, double Farthest)
{
    /// <summary>How many rows of a town are listed.</summary>
    private const int MostListed = 5;

    /// <summary>The first rows, as they are to be listed; where most rows of the town are far none is.</summary>
    public IReadOnlyList<int> First { get; init; } = [];

    /// <summary>How many towns are named; the others are counted.</summary>
    private const int MostNamed = 3;

    /// <summary>What a reader must know of the rows of a table that lie far from their recorded town, each one sentence.</summary>
    /// <param name="placed">The incidents.</param>
    /// <param name="where">Names the file and line of a row; null for a table that comes from none.</param>
    public static IEnumerable<string> Notes(IncidentTable placed, Func<int, string>? where = null)
    {
        // The gazetteer is read for files that name towns only.
        if (placed.Count == 0 || placed.Find(ColumnRole.Town) is not { } recorded)
            yield break;
        IReadOnlyList<TownAstray> astray = new RecordedTowns(placed.Points, recorded, Gazetteer.Britain).FindAstray();
        foreach (TownAstray town in astray.Take(MostNamed))
            yield return where is null || town.First.Count == 0 ? town.Note
                : $"{town.Note.TrimEnd('.')} "
                    + $"({string.Join("; ", town.First.Take(MostListed).Select(where))}{(town.Rows > MostListed ? "; …" : "")}).";
        if (astray.Count <= MostNamed)
            yield break;
        int towns = astray.Count - MostNamed, rows = astray.Skip(MostNamed).Sum(static town => town.Rows);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} more {(rows == 1 ? "row lies" : "rows lie")} far from {towns:N0} other recorded {(towns == 1 ? "town" : "towns")}.");
    }

    private string Note
    {
        get
        {
            double from = Math.Round(Nearest / 1000), to = Math.Round(Farthest / 1000);
            string distance = from == to
                ? string.Create(CultureInfo.InvariantCulture, $"{to:N0} km")
                : string.Create(CultureInfo.InvariantCulture, $"{from:N0} to {to:N0} km");
            if (Of is int all)
            {
                string share = Rows == all ? all == 1 ? "The only row" : string.Create(CultureInfo.InvariantCulture, $"All {all:N0} rows")
                    : string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} of {all:N0} rows");
                return $"{share} recorded in {Name} {(all == 1 ? "lies" : "lie")} {distance} from the {Name} that the tool knows, "
                    + $"and {(all == 1 ? "keeps" : "keep")} the name: check the town and the positions.";
            }
            return Rows == 1
                ? $"1 row lies {distance} from {Name}, its recorded town, and is analysed where it lies: check it."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Rows:N0} rows lie {distance} from {Name}, their recorded town, and are analysed where they lie: check them.");
        }
    }
}
