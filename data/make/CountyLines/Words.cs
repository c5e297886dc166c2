namespace Hotspots.Sample;

/// <summary>Something that is seized: from how much to how much, in its unit, and how often against the others.</summary>
internal sealed record Substance(string Name, string Class, string Unit, double Low, double High, double Share)
{
    public static readonly Substance[] All =
    [
        new("crack cocaine", "A", "wraps", 3, 60, 20),
        new("heroin", "A", "wraps", 3, 70, 18),
        new("cocaine", "A", "g", 0.4, 90, 17),
        new("cannabis", "B", "g", 1, 600, 22),
        new("M-Cat", "B", "g", 0.5, 120, 8),
        new("heroin", "A", "g", 1, 140, 5),
        new("ketamine", "B", "g", 0.5, 60, 4),
        new("MDMA", "A", "tablets", 2, 250, 3),
        new("diazepam", "C", "tablets", 10, 900, 2),
        new("cannabis", "B", "plants", 3, 160, 1),
        new("cocaine", "A", "kg", 0.2, 1.2, 1),
    ];
}

/// <summary>What the invented records say: nobody's name, nobody's door.</summary>
internal static class Words
{
    public static readonly string[] Tips =
    [
        "Short visits to a flat, all evening", "Cyclist meeting cars by the shelter", "Two youths on e-bikes, swapping bags",
        "Strong smell of cannabis most nights", "New faces at a flat since last week", "Hire car parked up, people coming to it",
        "Tenant not seen for days, others answer the door", "School bag changes hands most afternoons",
        "Caller says \"the phone\" rings and someone runs out", "Taxi from the station waits each time",
        "Shouting about money late at night", "Young person with two phones and new trainers", "Same white van as before",
        "Needles left by the bins",
    ];

    public static readonly string[] Others =
    [
        "Plain clothes patrol", "Dog indicated", "Ran when approached, bag dropped", "Vehicle stopped after a tip",
        "Joint patrol with railway officers", "Foot patrol at the request of traders",
    ];

    public static readonly string[] TipOutcomes =
        ["passed to neighbourhood team", "linked to other reports", "no further action", "patrol made"];
}
