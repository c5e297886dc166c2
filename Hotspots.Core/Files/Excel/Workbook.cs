using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Hotspots.Core.Files.Excel;

/// <summary>What is in a workbook, sheet by sheet and row by row? The one place that meets the library: whatever it throws becomes one sentence.</summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>Rows of a sheet: Excel's own limit.</summary>
    internal const int MaxRows = 1_048_576;

    /// <summary>Columns of a sheet: Excel's own limit.</summary>
    internal const int MaxColumns = 16_384;

    /// <summary>Largest workbook that is unpacked from an archive into memory, bytes.</summary>
    private const long MaxBytesInMemory = 512L << 20;

    private const string Damaged = "The workbook is damaged or no Excel file: open it in Excel and save it again as .xlsx, or export the sheet as CSV.";

    private readonly Stream _stream;
    private readonly ZipArchive? _archive;
    private readonly IExcelDataReader _reader;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // .xls files before Excel 97 name code pages

    private Workbook(Stream stream, ZipArchive? archive, IExcelDataReader reader)
    {
        _stream = stream;
        _archive = archive;
        _reader = reader;
    }

    /// <summary>The current sheet's name.</summary>
    public string SheetName => _reader.Name ?? "";

    /// <summary>Is the current sheet shown in Excel's row of tabs?</summary>
    public bool IsVisible => _reader.VisibleState is null or "visible";

    /// <summary>How many columns the current sheet has.</summary>
    public int Columns { get; private set; }

    /// <summary>Number of the current row, first is 1.</summary>
    public int Row { get; private set; }

    /// <summary>Opens a workbook; its first sheet is the current one.</summary>
    /// <exception cref="UnreadableFileException">It cannot be opened.</exception>
    public static Workbook Open(SourceFile file)
    {
        Stream stream = Seekable(file);
        ZipArchive? archive = null;
        try
        {
            return Guard(() =>
            {
                if (IsArchive(stream))
                {
                    archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
                    WorkbookArchive.Check(archive);
                }
                stream.Position = 0;
                IExcelDataReader reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
                var workbook = new Workbook(stream, archive, reader);
                workbook.MeasureSheet();
                return workbook;
            });
        }
        catch (UnreadableFileException)
        {
            archive?.Dispose();
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Moves to the next sheet.</summary>
    public bool NextSheet() => Guard(() =>
    {
        if (!_reader.NextResult())
            return false;
        MeasureSheet();
        return true;
    });

    /// <summary>Moves back to the first sheet.</summary>
    public void FirstSheet() => Guard(() =>
    {
        _reader.Reset();
        MeasureSheet();
        return true;
    });

    /// <summary>Moves to the next row of the sheet.</summary>
    public bool NextRow() => Guard(() =>
    {
        if (!_reader.Read())
            return false;
        if (++Row > MaxRows)
            throw new UnreadableFileException("The sheet has more rows than Excel allows: the workbook is damaged; open it in Excel and save it again.");
        return true;
    });

    /// <summary>The values of the current row.</summary>
    /// <param name="values">Receives one value a column; null for a blank cell.</param>
    /// <returns>Is any of them not blank?</returns>
    public bool ReadValues(object?[] values) => Guard(() =>
    {
        bool any = false;
        for (int i = 0; i < Columns; i++)
        {
            object? value = _reader.GetValue(i);
            values[i] = value;
            any |= value is not null && !(value is string text && string.IsNullOrWhiteSpace(text));
        }
        return any;
    });

    /// <summary>The current sheet's cells that hold an error, by row and column (both first is 0); none can be told in an .xls file.</summary>
    public IReadOnlyDictionary<(int Row, int Column), string> ErrorCells() =>
        Guard(() => _archive is null ? [] : WorkbookArchive.ErrorCells(_archive, SheetName));

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _archive?.Dispose();
        _stream.Dispose();
    }

    private void MeasureSheet()
    {
        Row = 0;
        Columns = _reader.FieldCount;
        if (Columns is < 0 or > MaxColumns)
            throw new UnreadableFileException("The sheet has more columns than Excel allows: the workbook is damaged; open it in Excel and save it again.");
    }

    private static Stream Seekable(SourceFile file)
    {
        Stream stream = file.Open();
        if (stream.CanSeek)
            return stream;
        using (stream)
        {
            if (file.Length > MaxBytesInMemory)
                throw new UnreadableFileException("The workbook is larger than 512 MB: unpack the archive first, or export the sheet as CSV.");
            var memory = new MemoryStream();
            stream.CopyTo(memory);
            memory.Position = 0;
            return memory;
        }
    }

    private static bool IsArchive(Stream stream)
    {
        Span<byte> head = stackalloc byte[4];
        return stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.SequenceEqual("PK\u0003\u0004"u8);
    }

    /// <summary>The library throws whatever it stumbles over (index, cast, XML, overflow …); to the user it is all one: the workbook cannot be read.</summary>
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException error)
        {
            throw new UnreadableFileException("The workbook is protected by a password: open it in Excel and save a copy without one.", error);
        }
        catch (Exception error) when (error is not (UnreadableFileException or OperationCanceledException or UnauthorizedAccessException or FileNotFoundException))
        {
            throw new UnreadableFileException(Damaged, error);
        }
    }
}
