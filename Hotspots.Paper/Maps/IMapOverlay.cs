using Hotspots.Paper.Drawing;

namespace Hotspots.Paper.Maps;

/// <summary>Overlay of a map: what is drawn besides ground, places and names.</summary>
internal interface IMapOverlay
{
    /// <summary>Draws coloured ground, under grid and outlines.</summary>
    void Ground(Pen pen, MapFrame frame);

    /// <summary>Draws lines, over outlines.</summary>
    void Lines(Pen pen, MapFrame frame);

    /// <summary>Draws marks and labels, which take room before numbers and names.</summary>
    void Marks(Pen pen, MapFrame frame, LabelRoom room);
}
