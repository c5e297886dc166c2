using System.Text;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Stores;

/// <summary>Binding of the rows of one table to the statement that enters them.</summary>
/// <param name="insert">One parameter for each of <see cref="StoreColumns.All"/>.</param>
/// <param name="texts">Makes the JSON of texts without a role.</param>
/// <param name="table">As the store knows it.</param>
/// <param name="source">As it was read.</param>
/// <param name="addition">Key of the addition.</param>
internal sealed class StoreRowFiller(StoreStatement insert, StoreTexts texts, StoreTable table, FileSink source, long addition)
{
    // Of each column that is kept as text its index among those of the file.
    private readonly int[] _plain = [.. table.Plain.Select(column => AttributeOf(source, column))];
    private readonly int[] _given = [.. table.Given.Select(column => AttributeOf(source, column))];
    private readonly Dictionary<string, byte[]> _kinds = new(StringComparer.Ordinal);
    private readonly byte[] _point = new byte[StorePoint.Length];

    /// <summary>Binds one row.</summary>
    /// <param name="block">Its block, complete.</param>
    /// <param name="row">Which.</param>
    /// <param name="linesBefore">Lines of the file before the block.</param>
    public void Bind(IncidentBlock block, int row, int linesBefore)
    {
        for (int i = StoreColumns.First.Count; i < StoreColumns.All.Count; i++)
            insert.BindNull(i);
        int at = 0;
        BindPlace(block, row, at++);
        insert.BindText(at++, StoreTexts.IdOf(block, row));
        insert.BindText(at++, KindOf(block, row));
        var time = new IncidentTime(block.From[row], block.Lengths[row], block.Precisions[row]);
        at = BindTime(time, at);
        insert.BindText(at++, block.Forms[row] == PositionForm.None ? default : AreaOf(block.X[row], block.Y[row]));
        insert.Bind(at++, (double)(block.Sizes is { } sizes ? sizes[row] : 0));
        insert.Bind(at++, (long)(block.Sources is { } sources ? sources[row] : PositionSource.Given));
        insert.Bind(at++, table.Id);
        insert.Bind(at++, (long)linesBefore + block.LineNumbers[row]);
        insert.Bind(at++, addition);
        insert.Bind(at++, (long)block.IdHashes[row]);
        insert.Bind(at++, (long)block.RowHashes[row]);
        insert.BindText(at, texts.PlainOf(block, row, _plain, table.Keys));
        for (int i = 0; i < _given.Length; i++)
            insert.BindText(table.GivenPlaces[i], StoreTexts.Of(block, _given[i], row));
    }

    private static int AttributeOf(FileSink source, int column)
    {
        for (int i = 0; i < source.AttributeColumns.Count; i++)
        {
            if (source.AttributeColumns[i] == column)
                return i;
        }
        throw new InvalidOperationException("A column of text is kept as text.");
    }

    private void BindPlace(IncidentBlock block, int row, int at)
    {
        if (block.Forms[row] == PositionForm.None)
        {
            insert.BindNull(at);
            return;
        }
        StorePoint.Write(block.X[row], block.Y[row], _point);
        insert.Bind(at, _point.AsSpan());
    }

    private int BindTime(IncidentTime time, int at)
    {
        if (!time.IsKnown)
        {
            insert.BindNull(at);
            insert.BindNull(at + 1);
            insert.Bind(at + 2, 0L);
            insert.Bind(at + 3, 0L);
            return at + 4;
        }
        insert.Bind(at, LondonTime.ToIso(time));
        insert.Bind(at + 1, time.FromUtcSeconds);
        insert.Bind(at + 2, (long)time.LengthSeconds);
        insert.Bind(at + 3, (long)time.Precision);
        return at + 4;
    }

    private byte[] KindOf(IncidentBlock block, int row) => Kept(block.KindOf(block.Kinds.CodeAt(row)));

    private byte[] AreaOf(double easting, double northing) =>
        Gazetteer.Britain.TownIndexAround(easting, northing) is >= 0 and int town ? Kept(Gazetteer.Britain.Places[town].Name) : [];

    private byte[] Kept(string text)
    {
        if (!_kinds.TryGetValue(text, out byte[]? bytes))
            _kinds.Add(text, bytes = Encoding.UTF8.GetBytes(text));
        return bytes;
    }
}
