using Hotspots.Paper.Drawing;

namespace Hotspots.Paper.Maps;

/// <summary>Overlay of a map: what is drawn besides ground, places and names.</summary>
internal interface IMapOverlay
{
    /// <summary>Do its small marks stand where names of streets would? Then these stand beside their points.</summary>
    bool HasPoints => false;

    /// <summary>Draws coloured ground, under grid and outlines.</summary>
    void Ground(Pen pen, MapFrame frame);

    /// <summary>Draws small marks, over the grid and under outlines.</summary>
    void Points(Pen pen, MapFrame frame)
    {
    }

    /// <summary>Draws lines, over outlines.</summary>
    void Lines(Pen pen, MapFrame frame);

    /// <summary>Draws marks and labels, which take room before numbers and names.</summary>
    void Marks(Pen pen, MapFrame frame, LabelRoom room);

    /// <summary>Draws labels that take what room numbers and names of places leave.</summary>
    void Labels(Pen pen, MapFrame frame, LabelRoom room)
    {
    }
}
