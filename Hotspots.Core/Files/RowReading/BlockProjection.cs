using Hotspots.Core.Files.Positions;
using Hotspots.Core.Geography.Grids;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Map projection of the positions of a block onto the National Grid.</summary>
internal static class BlockProjection
{
    /// <summary>Turns the degrees of a block into metres, and notes how far its positions reach.</summary>
    public static void Project(IncidentBlock block)
    {
        // It waits for the whole block: a long run of points costs far less a point than one at a time.
        int row = 0;
        while (row < block.Count)
        {
            int end = row + 1;
            while (end < block.Count && block.Forms[end] == block.Forms[row])
                end++;
            Span<double> x = block.X.AsSpan(row..end), y = block.Y.AsSpan(row..end);
            if (block.Forms[row] == PositionForm.Degrees)
            {
                block.Tally.Include(x, y);
                block.Tally.FromDegrees += end - row;
                NationalGrid.ToGrid(x, y, x, y);
                block.Forms.AsSpan(row..end).Fill(PositionForm.Metres);
            }
            else if (block.Forms[row] == PositionForm.Metres)
            {
                double[] longitudes = new double[end - row], latitudes = new double[end - row];
                NationalGrid.ToGeo(x, y, longitudes, latitudes);
                block.Tally.Include(longitudes, latitudes);
            }
            row = end;
        }
    }
}
