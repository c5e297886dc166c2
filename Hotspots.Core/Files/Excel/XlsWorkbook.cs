using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using ExcelDataReader;

namespace Hotspots.Core.Files.Excel;

/// <summary>Workbook of Excel 97 to 2003 (.xls), read by a library.</summary>
internal sealed class XlsWorkbook : Workbook
{
    /// <summary>Columns of a sheet of that time.</summary>
    private const int MaxXlsColumns = 256;

    /// <summary>Rows of a sheet of that time.</summary>
    private const int MaxXlsRows = 65_536;

    /// <summary>A sound workbook is read a few times over; one whose chains of sectors run in circles, without end.</summary>
    private const int MaxTimesOver = 12;

    /// <summary>Patience with any workbook, and with each megabyte of it; a sound megabyte takes a fifth of a second.</summary>
    private const double PatienceSeconds = 20, PatienceSecondsPerMegabyte = 5;

    private const string TooSlow = "The workbook takes too long to read, as a damaged one does: open it in Excel and save it again as .xlsx, "
        + "or export the sheet as CSV.";

    private readonly IExcelDataReader _reader;
    private readonly HeardStream _stream;
    private readonly CancellationToken _cancellation;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private readonly TimeSpan _patience;
    private readonly List<SheetTab> _sheets = [];
    private int _current;
    private bool _begun;

    static XlsWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // .xls files before Excel 97 name code pages

    /// <summary>Opens a workbook.</summary>
    /// <param name="stream">Seekable; disposed with the workbook.</param>
    /// <param name="cancellation">Heard at every read.</param>
    /// <param name="patience">How long the reading may take; null for some seconds a megabyte.</param>
    public XlsWorkbook(Stream stream, CancellationToken cancellation, TimeSpan? patience = null)
    {
        _stream = new HeardStream(stream, (4L << 20) + MaxTimesOver * stream.Length, Damaged, Hear);
        _cancellation = cancellation;
        _patience = patience ?? TimeSpan.FromSeconds(PatienceSeconds + PatienceSecondsPerMegabyte * stream.Length / (1 << 20));
        try
        {
            CheckHeader(stream);
            _reader = ExcelReaderFactory.CreateReader(_stream, new ExcelReaderConfiguration { LeaveOpen = true });
            do
            {
                Hear();
                _sheets.Add(new SheetTab(_reader.Name ?? "", _reader.VisibleState is null or "visible"));
            }
            while (_reader.NextResult());
            _reader.Reset();
        }
        catch
        {
            _reader?.Dispose();
            _stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SheetTab> Sheets => _sheets;

    /// <inheritdoc/>
    public override ISheetRows Open(int index) => Guard(() =>
    {
        if (index < _current || (index == _current && _begun))
        {
            _reader.Reset();
            _current = 0;
        }
        for (; _current < index; _current++)
            _reader.NextResult();
        _begun = true;
        if (_reader.FieldCount is < 0 or > MaxXlsColumns)
            throw new UnreadableFileException(TooManyColumns);
        if (_reader.RowCount is < 0 or > MaxXlsRows)
            throw new UnreadableFileException(TooManyRows);
        return new Rows(_reader, Hear);
    });

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private void Hear()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_since.Elapsed > _patience)
            throw new UnreadableFileException(TooSlow);
    }

    // The library allots what the header says before it looks whether the file is that long. Source: [MS-CFB] section 2.2.
    private static void CheckHeader(Stream stream)
    {
        Span<byte> header = stackalloc byte[512];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            throw new InvalidDataException("shorter than its header");
        stream.Position = 0;
        int sectorShift = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]), smallShift = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        uint smallBelow = BinaryPrimitives.ReadUInt32LittleEndian(header[56..]);
        long sectors = stream.Length >> sectorShift;
        bool isSound = sectorShift is 9 or 12 && smallShift == 6 && smallBelow == 4096;
        // Sectors of the table, of the small table and of the table's own list.
        foreach (int at in (ReadOnlySpan<int>)[44, 64, 72])
            isSound &= BinaryPrimitives.ReadUInt32LittleEndian(header[at..]) <= sectors;
        if (!isSound)
            throw new InvalidDataException("a header that no workbook has");
    }

    private sealed class Rows(IExcelDataReader reader, Action hear) : ISheetRows
    {
        private readonly int _columns = reader.FieldCount;
        private int _row;

        public double Done => Math.Min(1, (double)_row / Math.Max(1, reader.RowCount));

        public MergedCells Merged { get; } = MergedIn(reader);

        public int Uncalculated => 0;

        public bool Next(SheetRow row) => Guard(() =>
        {
            while (reader.Read())
            {
                hear();
                if (++_row > MaxXlsRows)
                    throw new UnreadableFileException(TooManyRows);
                row.Begin(_row);
                for (int i = 0; i < _columns; i++)
                    row.Add(i, reader.GetValue(i));
                if (row.Cells.Count > 0)
                    return true;
            }
            return false;
        });

        public void Dispose()
        {
        }

        private static MergedCells MergedIn(IExcelDataReader reader)
        {
            var merged = new MergedCells();
            foreach (CellRange range in reader.MergeCells ?? [])
                merged.Note(range.FromRow + 1, range.ToRow + 1, range.FromColumn);
            return merged;
        }
    }
}
