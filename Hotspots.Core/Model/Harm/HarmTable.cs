namespace Hotspots.Core.Model.Harm;

/// <summary>Harm scores: what an incident counts beside 1, after a table that the force itself answers for.</summary>
/// <remarks>
/// An incident's harm is the highest score of its kind, and of its drugs, and of their classes, and every word that is found, and its own
/// numbers, added up; times the factor of its grade. What no row fits has no score, which is not a score of 0.
/// </remarks>
/// <param name="Name">Name of the preset, or of the file.</param>
/// <param name="Digest">SHA-256 of what it was read from.</param>
/// <param name="Rows">Its rows, in their order; one or more.</param>
internal sealed record HarmTable(string Name, string Digest, IReadOnlyList<HarmRow> Rows)
{
    /// <summary>Drugs by class, and doubt where intelligence is graded E. A preset to try, not a finding.</summary>
    public static HarmTable Drugs { get; } = new("drugs", "preset drugs 1",
    [
        new HarmRow(HarmPart.Class, "A", 10, "class A drug"), new HarmRow(HarmPart.Class, "B", 3, "class B drug"),
        new HarmRow(HarmPart.Class, "C", 2, "class C drug"), new HarmRow(HarmPart.Kind, HarmRow.Any, 1, "incident of any kind"),
        new HarmRow(HarmPart.Grade, "E", 0, "suspected false"),
    ])
    {
        Words = "Each incident 1, a class A drug 10 more, B 3 and C 2; what is graded E, suspected false, nothing. A preset to try, not a "
            + "finding.",
    };

    /// <summary>The file's own numbers: its columns threat, harm and risk, added up.</summary>
    public static HarmTable Own { get; } = new("columns", "preset columns 1",
    [
        new HarmRow(HarmPart.Column, "threat", 1, "threat"), new HarmRow(HarmPart.Column, "harm", 1, "harm"),
        new HarmRow(HarmPart.Column, "risk", 1, "risk"),
    ])
    {
        Words = "The numbers in the file's own columns threat, harm and risk, added up.",
    };

    /// <summary>The tables that a user can name.</summary>
    public static IReadOnlyList<HarmTable> Presets { get; } = [Drugs, Own];

    /// <summary>What it does, in one or two sentences; blank for a table of the user's own.</summary>
    public string Words { get; init; } = "";

    /// <summary>Does it look for words in a text?</summary>
    public bool LooksForWords => Rows.Any(static row => row.Part == HarmPart.Word);
}

/// <summary>What of an incident a row of a harm table looks at.</summary>
internal enum HarmPart
{
    /// <summary>Its kind.</summary>
    Kind,

    /// <summary>A drug that was seized.</summary>
    Drug,

    /// <summary>The class of one.</summary>
    Class,

    /// <summary>Its 3x5x2 grade, whole or one part of it; the score is a factor.</summary>
    Grade,

    /// <summary>A word in a text column that the user names.</summary>
    Word,

    /// <summary>A column of numbers of the file's own; the score is a factor.</summary>
    Column,
}

/// <summary>A row of a harm table.</summary>
/// <param name="Part">What it looks at.</param>
/// <param name="Value">What it must be, in any case; "*" for any kind; of a word the word, or its beginning with "*"; of a column its header.</param>
/// <param name="Score">0 or more: points, of a grade and of a column a factor.</param>
/// <param name="Why">What it is called in a reason.</param>
internal sealed record HarmRow(HarmPart Part, string Value, double Score, string Why)
{
    /// <summary>Stands for any kind that no other row names.</summary>
    public const string Any = "*";
}

/// <summary>Harm of a hotspot: the sum of its incidents' scores, and what it is made of.</summary>
/// <param name="Total">Sum, 0 or more.</param>
/// <param name="Rank">Place in the order of harm over the whole run; 1 has most. 0 until all hotspots are known.</param>
/// <param name="Reasons">What most of it comes from, in words, the most first.</param>
internal sealed record HotspotHarm(double Total, int Rank, IReadOnlyList<string> Reasons);
