namespace Hotspots.Desktop.Seam;

/// <summary>Where do the teams go, and how good is that? The page's <c>PlaceAnswer</c>. Places are easting and northing, metres.</summary>
internal sealed record PlacementAnswer
{
    public required string RunId { get; init; }

    public required int Version { get; init; }

    public required string Objective { get; init; }

    public required int Teams { get; init; }

    /// <summary>In <see cref="Unit"/>; null for everywhere.</summary>
    public required double? Reach { get; init; }

    /// <summary>The reach in a straight line, metres; null for everywhere, and along streets.</summary>
    public required double? ReachMetres { get; init; }

    /// <summary>What the streets say; null where ways are straight lines.</summary>
    public required PlacementStreetsAnswer? Streets { get; init; }

    /// <summary>"m" or "minutes": of the reach and of all distances that do not say metres.</summary>
    public required string Unit { get; init; }

    public required double Value { get; init; }

    public required double Bound { get; init; }

    public required double Gap { get; init; }

    public required bool Proven { get; init; }

    /// <summary>How good it is, in one or two plain sentences.</summary>
    public required string Why { get; init; }

    public required double TotalWeight { get; init; }

    public required double CoveredShare { get; init; }

    /// <summary>The share that no choice can beat; null where coverage is not what was asked.</summary>
    public required double? BestShare { get; init; }

    /// <summary>Of what has a way; null where nothing has one.</summary>
    public required double? MeanDistance { get; init; }

    /// <summary>Of what has a way; null where nothing has one.</summary>
    public required double? WorstDistance { get; init; }

    public required int Candidates { get; init; }

    public required PlacementSiteAnswer[] Sites { get; init; }

    /// <summary>Empty where coverage is not what was asked.</summary>
    public required PlacementStepAnswer[] Curve { get; init; }

    public required int? Knee { get; init; }

    public required int? TeamsForTarget { get; init; }

    public required PlacementPatrolAnswer? Patrol { get; init; }

    /// <summary>Incidents that lie in the sea or nowhere and do not count, as indices of the columns.</summary>
    public required IReadOnlyList<int> AtSea { get; init; }

    /// <summary>What matters for this deployment, most urgent first; shown without being asked for.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>All else there is to know, <see cref="Warnings"/> left out.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public required double Milliseconds { get; init; }
}

/// <summary>A placement along streets.</summary>
internal sealed record PlacementStreetsAnswer
{
    /// <summary>"car" or "foot".</summary>
    public required string By { get; init; }

    /// <summary>How the reach is put: "1,000 m along streets, by car".</summary>
    public required string Words { get; init; }

    /// <summary>What is reached, held against straight lines, in one sentence; null where there is no reach.</summary>
    public required string? Said { get; init; }

    /// <summary>The file, by its name.</summary>
    public required string File { get; init; }

    /// <summary>Whose data the streets are, to be shown where the ground or a round is.</summary>
    public required string Attribution { get; init; }

    /// <summary>One a site: the ground within its reach as closed rings, holes among them, each eastings and northings in turn; empty where there is
    /// no reach, and of a site that is on no street.</summary>
    public required double[][][] Reaches { get; init; }

    /// <summary>Incidents that have no way to any team.</summary>
    public required int WithoutWay { get; init; }
}

/// <summary>Where one team stands.</summary>
internal sealed record PlacementSiteAnswer
{
    public required int Number { get; init; }

    public required double[] At { get; init; }

    public required bool Locked { get; init; }

    public required string Name { get; init; }

    public required string GridReference { get; init; }

    public required string Area { get; init; }

    /// <summary>Weight within its reach, shared with others or not.</summary>
    public required double Covered { get; init; }

    /// <summary>What it adds to those before it, in the unit of the objective.</summary>
    public required double Gain { get; init; }

    /// <summary>That as a share of all weight; null where coverage is not what was asked.</summary>
    public required double? GainShare { get; init; }

    /// <summary>Rank; null where there is none.</summary>
    public required int? NearestHotspot { get; init; }

    public required double? NearestHotspotMetres { get; init; }

    public required string Why { get; init; }
}

/// <summary>What so many teams reach, and what they could at best.</summary>
internal sealed record PlacementStepAnswer(int Teams, double Share, double Bound);

/// <summary>The shifts of all teams.</summary>
internal sealed record PlacementPatrolAnswer
{
    /// <summary>By team, each in order of time.</summary>
    public required PlacementVisitAnswer[] Visits { get; init; }

    /// <summary>All rounds one after another, for one team; of several teams <see cref="Lines"/> are to be drawn.</summary>
    public required double[][] Line { get; init; }

    /// <summary>One a round, from the site and back to it.</summary>
    public required double[][][] Lines { get; init; }

    public required double TravelMinutes { get; init; }

    public required double VisitMinutes { get; init; }

    /// <summary>Minutes of the shifts in which no place is due: waiting between rounds, and what is left at the end.</summary>
    public required double SpareMinutes { get; init; }

    /// <summary>Way driven: along the streets, or in straight lines with detours.</summary>
    public required double LengthMetres { get; init; }

    /// <summary>What no order of the same visits is shorter than.</summary>
    public required double BoundMetres { get; init; }
}

/// <summary>One visit.</summary>
/// <param name="Site">Number of the team.</param>
/// <param name="Hotspot">Rank of the place visited.</param>
/// <param name="At">Where.</param>
/// <param name="ArrivalMinutes">From the start of the shift.</param>
/// <param name="Round">From 1.</param>
internal sealed record PlacementVisitAnswer(int Site, int Hotspot, double[] At, double ArrivalMinutes, int Round);

/// <summary>A file that was kept for placements.</summary>
/// <param name="Key">By which a placement names it.</param>
/// <param name="Name">Its name.</param>
internal sealed record PlacementFileAnswer(string Key, string Name);
