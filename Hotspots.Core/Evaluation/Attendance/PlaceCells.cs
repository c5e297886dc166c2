namespace Hotspots.Core.Evaluation.Attendance;

/// <summary>Cell index of places: those that a fix can be at. Nearly every fix is at none, and is told so by one look.</summary>
internal sealed class PlaceCells
{
    /// <summary>Metres from side to side of a cell at least: about a hotspot.</summary>
    private const double LeastSide = 250;

    /// <summary>Cells from side to side of a place at most: somebody's polygon may be a county.</summary>
    private const int MostAcross = 256;

    private static readonly int[] None = [];

    private readonly double _side = LeastSide;
    private readonly Dictionary<(int Column, int Row), int[]> _cells = [];
    private readonly double _west = double.PositiveInfinity, _south = double.PositiveInfinity;
    private readonly double _east = double.NegativeInfinity, _north = double.NegativeInfinity;

    /// <summary>Lays the cells over the boxes of the places.</summary>
    /// <param name="places">The places.</param>
    /// <param name="margin">Metres round each that count, too.</param>
    public PlaceCells(IReadOnlyList<PlaceGround> places, double margin)
    {
        foreach (PlaceGround place in places)
        {
            (double west, double south, double east, double north) = place.Box(margin);
            _side = Math.Max(_side, Math.Max(east - west, north - south) / MostAcross);
        }
        var lists = new Dictionary<(int Column, int Row), List<int>>();
        for (int i = 0; i < places.Count; i++)
        {
            (double west, double south, double east, double north) = places[i].Box(margin);
            if (west > east)
                continue;
            (_west, _south, _east, _north) = (Math.Min(_west, west), Math.Min(_south, south), Math.Max(_east, east), Math.Max(_north, north));
            for (int column = CellOf(west); column <= CellOf(east); column++)
            {
                for (int row = CellOf(south); row <= CellOf(north); row++)
                {
                    if (!lists.TryGetValue((column, row), out List<int>? list))
                        lists.Add((column, row), list = []);
                    list.Add(i);
                }
            }
        }
        foreach (((int, int) cell, List<int> list) in lists)
            _cells.Add(cell, [.. list]);
    }

    /// <summary>The places whose box may hold a fix, as indices.</summary>
    public ReadOnlySpan<int> At(double easting, double northing) =>
        easting < _west || easting > _east || northing < _south || northing > _north ? default
        : _cells.GetValueOrDefault((CellOf(easting), CellOf(northing)), None);

    private int CellOf(double metres) => (int)Math.Floor(metres / _side);
}
