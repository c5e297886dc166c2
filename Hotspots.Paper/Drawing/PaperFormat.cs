namespace Hotspots.Paper.Drawing;

/// <summary>Format of a file for paper.</summary>
internal enum PaperFormat
{
    /// <summary>Lines and letters, any number of pages.</summary>
    Pdf,

    /// <summary>Lines and letters of one page.</summary>
    Svg,

    /// <summary>A picture of one page, 300 points an inch.</summary>
    Png,

    /// <summary>A web page, for screen readers too.</summary>
    Html,

    /// <summary>Slides whose words can be changed.</summary>
    Pptx,
}
