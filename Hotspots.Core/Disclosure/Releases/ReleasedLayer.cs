using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Core.Disclosure.Releases;

/// <summary>What a layer says of one count.</summary>
/// <param name="State">Exact, a range, or hidden.</param>
/// <param name="Least">The count where it is exact; the low end of a range.</param>
/// <param name="Most">The count where it is exact; the high end of a range.</param>
internal readonly record struct ToldCount(CountState State, int Least, int Most)
{
    /// <summary>The sign for a hidden count.</summary>
    public static ToldCount Hidden => new(CountState.Hidden, 0, CountInterval.Unbounded);

    /// <summary>The count itself.</summary>
    public static ToldCount Exactly(int count) => new(CountState.Exact, count, count);

    /// <summary>A range, whose ends belong to it: "&lt;5" is 1 to 4, 15 rounded to 5 is 13 to 17.</summary>
    public static ToldCount Between(int least, int most) => new(CountState.Range, least, most);
}

/// <summary>Published layer: counts of places in periods, and totals of them.</summary>
/// <remarks>
/// Ground and time are given in pieces, the same for all layers that are held against one another: fine enough that every cell of every layer is
/// whole pieces. A piece may be a small square in a month, or the part of one layer's cell that lies in another's.
/// </remarks>
/// <param name="Name">What the recipient knows it by: "the layer of 3 May".</param>
/// <param name="CellOfPiece">The cell that holds each piece, or −1 where none does.</param>
/// <param name="Totals">Parts of each total: below the number of cells a cell, from there on an earlier total.</param>
/// <param name="Told">What is said of each cell, then of each total.</param>
internal sealed record ReleasedLayer(string Name, int[] CellOfPiece, int[][] Totals, ToldCount[] Told)
{
    /// <summary>How many cells there are.</summary>
    public int Cells => Told.Length - Totals.Length;
}
