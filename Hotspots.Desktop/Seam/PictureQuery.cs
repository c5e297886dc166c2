namespace Hotspots.Desktop.Seam;

/// <summary>Request of the map as a window shows it, drawn for paper. The page's <c>PictureQuery</c>.</summary>
internal sealed record PictureQuery : RunQuery
{
    /// <summary>What stands at its head; null or blank for the usual.</summary>
    public string? Title { get; set; }

    /// <summary>"screen", "a4", "a3" or "slide"; null for the first.</summary>
    public string? Paper { get; set; }

    /// <summary>Metres of ground in a metre of paper; null for one that shows what the window shows.</summary>
    public int? Scale { get; set; }

    /// <summary>West, south, east and north of what the window shows, metres.</summary>
    public double[]? Ground { get; set; }

    /// <summary>Words of the layers that are seen.</summary>
    public string[]? Layers { get; set; }

    /// <summary>Method of the surface that is drawn; null for none.</summary>
    public string? Surface { get; set; }

    /// <summary>How much of the ground the surface covers, 0 to 1.</summary>
    public double SurfaceCover { get; set; }

    /// <summary>Method of the tested cells that are drawn; null for none.</summary>
    public string? Cells { get; set; }

    /// <summary>How much of the ground the cells cover, 0 to 1.</summary>
    public double CellCover { get; set; }

    /// <summary>Are incidents fainter that no team reaches?</summary>
    public bool IsFaded { get; set; }

    /// <summary>The comparison that is seen; null for none.</summary>
    public ChangeQuery? Change { get; set; }

    /// <summary>The operation that is seen; null for none.</summary>
    public EffectQuery? Effect { get; set; }

    /// <summary>Boundaries of the user's own that are seen.</summary>
    public BoundaryQuery[]? Boundaries { get; set; }

    /// <summary>What was looked for; null for nothing.</summary>
    public MarkedQuery? Marked { get; set; }
}

/// <summary>Boundaries of one file of the user's own. The page's <c>BoundaryQuery</c>.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Lines">Lines and rings: easting, northing, easting …</param>
/// <param name="Names">Names of areas, each where it stands.</param>
internal sealed record BoundaryQuery(string? Name, double[][]? Lines, AreaNameQuery[]? Names);

/// <summary>Name of an area of a boundary. The page's <c>AreaNameQuery</c>.</summary>
/// <param name="Text">The name.</param>
/// <param name="Easting">Where it stands, metres.</param>
/// <param name="Northing">Where it stands.</param>
/// <param name="Metres">How wide the area is.</param>
internal sealed record AreaNameQuery(string? Text, double Easting, double Northing, double Metres);

/// <summary>What was looked for: a square, or an area by its rings. The page's <c>MarkedQuery</c>.</summary>
/// <param name="Easting">Middle of the square, metres.</param>
/// <param name="Northing">Middle of the square.</param>
/// <param name="Side">Side of the square.</param>
/// <param name="Rings">Rings of an area: easting, northing, easting …; null or empty for a square.</param>
internal sealed record MarkedQuery(double Easting, double Northing, double Side, double[][]? Rings);
