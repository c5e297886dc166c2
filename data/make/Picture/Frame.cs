namespace Hotspots.Picture;

/// <summary>From degrees to a place on the sheet; north is up and a metre is equally long both ways.</summary>
internal sealed class Frame
{
    /// <summary>Metres a degree of latitude, about 52° north, within 0.1 %.</summary>
    private const double MetresPerDegree = 111_250;

    private readonly double _west, _north, _cosine, _left, _top;

    /// <summary>Puts a piece of country (degrees) and a margin round it (metres) into a rectangle of the sheet as wide as asked.</summary>
    public Frame((double West, double South, double East, double North) bounds, double margin, double left, double top, double width)
    {
        double middle = (bounds.South + bounds.North) / 2 * Math.PI / 180;
        _cosine = Math.Cos(middle);
        _west = bounds.West - margin / (MetresPerDegree * _cosine);
        _north = bounds.North + margin / MetresPerDegree;
        (_left, _top, Width) = (left, top, width);
        PixelsPerMetre = width / ((bounds.East - bounds.West) * MetresPerDegree * _cosine + 2 * margin);
        Height = ((bounds.North - bounds.South) * MetresPerDegree + 2 * margin) * PixelsPerMetre;
    }

    public double Width { get; }

    public double Height { get; }

    public double PixelsPerMetre { get; }

    public (double X, double Y) ToSheet(double lon, double lat) =>
        (_left + (lon - _west) * MetresPerDegree * _cosine * PixelsPerMetre, _top + (_north - lat) * MetresPerDegree * PixelsPerMetre);

    public bool Holds((double X, double Y) place, double border) =>
        place.X >= _left + border && place.X <= _left + Width - border && place.Y >= _top + border && place.Y <= _top + Height - border;
}
