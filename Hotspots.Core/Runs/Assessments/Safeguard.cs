namespace Hotspots.Core.Runs.Assessments;

/// <summary>Safeguard: what is built into the program against a harm, said as a fact.</summary>
/// <param name="Against">What it is against.</param>
/// <param name="Rule">What the program does.</param>
internal sealed record Safeguard(string Against, string Rule)
{
    /// <summary>How results go to others: by a command of its own.</summary>
    public const string Releases = "Releases to others: see \"hotspots release\". What the commands below write is for use inside the force.";

    /// <summary>THE list of what is built in.</summary>
    public static IReadOnlyList<Safeguard> BuiltIn { get; } =
    [
        new("Results that are taken for less sensitive than they are",
            "Every layer, table, sheet, slide, record and report carries the security marking; a file with tips, a grade or an unknown kind "
                + "starts at "
                + "OFFICIAL-SENSITIVE."),
        new("Free text that names somebody",
            "Notes, and every column that the program does not know, are shown to the user and are in no layer, sheet, slide or record. A harm "
                + "table of the "
                + "user's own may say which of its words a text holds, and no more of it."),
        new("Who told, found by the place of a tip",
            "On sheets, slides, calendars and routes a place that rests on tips only is named by distance and direction, never by a street; no "
                + "incident's own position is on them. The day of the warrants alone is made of addresses, and says so."),
        new("Intelligence that is passed on against its conditions",
            "A hotspot counts its incidents with handling C and lists the codes as given; sheets and slides say beside the marking that they "
                + "contain them."),
        new("False or malicious tips",
            "Incidents graded E, suspected false, are left out of every analysis, counted and named; a switch keeps them in, and the record says "
                + "so."),
        new("A tip that is taken for proof", "A hotspot says what it rests on: tips, facts, other records, or several of them."),
        new("Chance that is taken for a pattern",
            "Each hotspot is called clear, likely, unsure or too little to tell, by a test; a change is named only beyond chance."),
        new("Decisions about people", "What is found is about places and times. No person is scored, ranked or foretold."),
        new("Officers who are watched", "What was attended is counted by place and day; where an officer was at any moment is not written."),
        new("Another user of the computer",
            "Files are made for the user alone, keys of the window are good once, and the window answers this computer only."),
        new("The network", "Nothing is asked of it unless the user turns on a tile source; incidents are never sent."),
        new("Results that nobody can check", "A record beside each result names files by their digests, every choice and every parameter."),
    ];

    /// <summary>What is not built in, so that others must see to it.</summary>
    public static IReadOnlyList<string> Missing { get; } =
    [
        "There are no accounts and no record of who looked at what: the computer's sign-in decides who may.",
        "Files are not encrypted by the program, and one that is deleted or replaced is not wiped: that is the disk's encryption.",
        "The layer of incidents holds references, gradings and exact positions: it is for the force alone.",
        "Rows that could not be understood are written whole, free text included, where the user asks for it, so that they can be mended.",
        "Records follow where people report and where officers look: a map of them is no map of crime.",
    ];

    /// <summary>What is tried at each build.</summary>
    public static IReadOnlyList<string> Tested { get; } =
    [
        "Every way out of the program is in one list. A secret word in free text goes in, every command and every download of the window is run "
            + "in every "
            + "format, and what comes out is unpacked and searched for it.",
        "No writer can be reached around the door that stamps marking and profile: the compiled program is read for it.",
        "Nothing is written without a marking, or under a release profile that there is not.",
        "The window's browser is watched: it asks no other computer, and leaves nothing of the case behind.",
        "Damaged and hostile files end in rows or in one sentence, never in a fault; what is killed while it writes leaves whole results.",
        "Leaving out what is suspected false gives, to the byte, the hotspots that the same file without those rows gives.",
    ];
}
