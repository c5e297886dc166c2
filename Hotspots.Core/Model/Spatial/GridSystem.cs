namespace Hotspots.Core.Model.Spatial;

/// <summary>Coordinate reference system of eastings and northings.</summary>
internal enum GridSystem
{
    /// <summary>British National Grid, EPSG:27700.</summary>
    British = 0,

    /// <summary>Irish Grid, EPSG:29903; EPSG:29902 and 29901 differ from it by less than a metre.</summary>
    Irish = 1,

    /// <summary>Irish Transverse Mercator, EPSG:2157.</summary>
    IrishTransverseMercator = 2,

    /// <summary>Web Mercator, EPSG:3857: the metres of web maps, which stretch towards the pole.</summary>
    WebMercator = 3,
}
