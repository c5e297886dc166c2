using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Amount of a drug in a unit in which it can be added to others of its sort.</summary>
/// <param name="Unit">"g", "ml", "tablets", "plants", "wraps", or the file's own word in lower case; blank where nobody said.</param>
/// <param name="Value">How much; null where nothing or no number says.</param>
internal readonly record struct DrugAmount(string Unit, decimal? Value);

/// <summary>Amounts of drugs as files write them: weights become grams and volumes millilitres; nothing is added across sorts of units.</summary>
internal static class DrugAmounts
{
    /// <summary>Weights are shown in kilograms where they are added up.</summary>
    public const string Gram = "g", Kilogram = "kg";

    private static readonly string[] Abbreviations = ["MDMA", "LSD", "GHB", "GBL", "PCP", "THC", "DMT"];

    private const decimal Thousand = 1000, Most = 1e12m;

    /// <summary>The amount of an item.</summary>
    public static DrugAmount Of(string quantity, string unit)
    {
        string number = quantity.Trim(), word = unit.Trim();
        // "9.4 g" in one field.
        int end = number.Length;
        while (end > 0 && !char.IsAsciiDigit(number[end - 1]))
            end--;
        if (word.Length == 0 && end > 0 && end < number.Length)
            (number, word) = (number[..end], number[end..].Trim());
        decimal? value = Number(number);
        (string known, decimal times) = UnitOf(word);
        return new DrugAmount(known, value * times);
    }

    /// <summary>Class of a drug: "A", also where a file says "Class A"; otherwise as given, in capitals.</summary>
    public static string ClassOf(string text)
    {
        string upper = text.Trim().ToUpperInvariant();
        return upper.StartsWith("CLASS", StringComparison.Ordinal) ? upper["CLASS".Length..].Trim() : upper;
    }

    /// <summary>Name of a drug without regard to case: in lower case, unless it is an abbreviation.</summary>
    public static string NameOf(string text)
    {
        string trimmed = text.Trim();
        return Abbreviations.Contains(trimmed, StringComparer.OrdinalIgnoreCase) ? trimmed.ToUpperInvariant() : trimmed.ToLowerInvariant();
    }

    /// <summary>A number of 0 or more, perhaps with a pound sign and commas between thousands; null for anything else.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(
            text.Trim().TrimStart('£').Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
            out decimal number) && number <= Most ? number : null;

    /// <summary>Items of an incident: those of a seizure, or what another find says in its own row.</summary>
    /// <param name="incidents">The incidents.</param>
    public static ILookup<int, SeizureItem> Items(IncidentTable incidents)
    {
        var all = new List<SeizureItem>(incidents.Items);
        HashSet<int> known = [.. all.Select(static item => item.Incident)];
        TextColumn? drug = incidents.Find(ColumnRole.Drug), quantity = incidents.Find(ColumnRole.Quantity);
        TextColumn? drugClass = incidents.Find(ColumnRole.DrugClass), unit = incidents.Find(ColumnRole.Unit);
        for (int i = 0; i < incidents.Count && (drug ?? quantity) is not null; i++)
        {
            if (!known.Contains(i) && (drug?[i] ?? "").Length + (quantity?[i] ?? "").Length > 0)
                all.Add(new SeizureItem(i, drug?[i] ?? "", drugClass?[i] ?? "", quantity?[i] ?? "", unit?[i] ?? ""));
        }
        return all.ToLookup(static item => item.Incident);
    }

    private static (string Unit, decimal Times) UnitOf(string word) => word.ToLowerInvariant().TrimEnd('.') switch
    {
        "g" or "gm" or "gms" or "gr" or "gram" or "grams" or "gramme" or "grammes" => (Gram, 1),
        "kg" or "kgs" or "kilo" or "kilos" or "kilogram" or "kilograms" or "kilogramme" or "kilogrammes" => (Gram, Thousand),
        "mg" or "milligram" or "milligrams" => (Gram, 1 / Thousand),
        "ml" or "millilitre" or "millilitres" => ("ml", 1),
        "l" or "litre" or "litres" => ("ml", Thousand),
        "tablet" or "tablets" or "tab" or "tabs" or "pill" or "pills" => ("tablets", 1),
        "plant" or "plants" => ("plants", 1),
        "wrap" or "wraps" => ("wraps", 1),
        string other => (other, 1),
    };
}
