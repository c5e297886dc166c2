namespace Hotspots.Core.Model.Attendance;

/// <summary>Rules by which a stay counts as a visit: how near, for how long, with which gaps, and how much of it counts.</summary>
/// <param name="Margin">Metres round the polygon that count as inside, for a receiver between houses is metres off; inclusive.</param>
/// <param name="Least">Minutes of a stay, from its first fix to its last, from which on it is a visit; inclusive.</param>
/// <param name="Gap">Seconds between two fixes inside that are bridged, whatever lies between them; inclusive. A longer gap ends the stay.</param>
/// <param name="Most">Minutes of a visit that count at most.</param>
/// <param name="Asked">Visits that are asked for at each place in a shift.</param>
internal readonly record struct AttendanceRules(double Margin, double Least, double Gap, double Most, int Asked)
{
    /// <summary>Metres round the polygon unless said.</summary>
    public const double UsualMargin = 25;

    /// <summary>Minutes of a visit at least unless said.</summary>
    public const double UsualLeast = 10;

    /// <summary>Seconds of a gap that are bridged unless said.</summary>
    public const double UsualGap = 60;

    /// <summary>Minutes of a visit that count at most unless said.</summary>
    public const double UsualMost = 20;

    /// <summary>Visits asked for unless said: two or three times a shift is what the sheet asks.</summary>
    public const int UsualAsked = 2;

    /// <summary>What holds when nobody says otherwise.</summary>
    public static AttendanceRules Usual => new(UsualMargin, UsualLeast, UsualGap, UsualMost, UsualAsked);
}
