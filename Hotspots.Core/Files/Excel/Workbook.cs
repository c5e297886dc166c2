using ExcelDataReader.Exceptions;

namespace Hotspots.Core.Files.Excel;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">As its tab says.</param>
/// <param name="IsVisible">Is it shown in Excel's row of tabs?</param>
internal readonly record struct SheetTab(string Name, bool IsVisible);

/// <summary>The rows of one sheet, in order.</summary>
internal interface ISheetRows : IDisposable
{
    /// <summary>How far it has been read, from 0 to 1.</summary>
    double Done { get; }

    /// <summary>Cells that are merged over several rows; known when the sheet has been read to its end, and empty where the format hides
    /// them.</summary>
    MergedCells Merged { get; }

    /// <summary>Cells so far that hold a formula without its value.</summary>
    int Uncalculated { get; }

    /// <summary>Reads the next row that has anything in it.</summary>
    /// <param name="row">Receives it.</param>
    /// <returns>False at the end of the sheet.</returns>
    /// <exception cref="UnreadableFileException">The rest cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    bool Next(SheetRow row);
}

/// <summary>Workbook of sheets and rows. What is in a workbook, sheet by sheet and row by row? Whatever is wrong with it becomes one
/// sentence.</summary>
internal abstract class Workbook : IDisposable
{
    /// <summary>Rows of a sheet: Excel's own limit.</summary>
    internal const int MaxRows = 1_048_576;

    /// <summary>Columns of a sheet: Excel's own limit.</summary>
    internal const int MaxColumns = 16_384;

    /// <summary>What is said of more rows than that.</summary>
    internal const string TooManyRows = "The sheet has more rows than Excel allows: the workbook is damaged; open it in Excel and save it again.";

    /// <summary>What is said of more columns than that.</summary>
    internal const string TooManyColumns = "The sheet has more columns than Excel allows: the workbook is damaged; "
        + "open it in Excel and save it again.";

    /// <summary>What is said of a workbook that is not sound.</summary>
    protected const string Damaged = "The workbook is damaged or no Excel file: open it in Excel and save it again as .xlsx, "
        + "or export the sheet as CSV.";

    /// <summary>Largest workbook that is unpacked from an archive into memory, bytes.</summary>
    private const long MaxBytesInMemory = 512L << 20;

    /// <summary>The sheets, in the order of their tabs.</summary>
    public abstract IReadOnlyList<SheetTab> Sheets { get; }

    /// <summary>Opens a sheet at its first row; one at a time.</summary>
    /// <param name="index">Its place in <see cref="Sheets"/>.</param>
    /// <exception cref="UnreadableFileException">It cannot be opened.</exception>
    public abstract ISheetRows Open(int index);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Opens a workbook, .xlsx or .xls, told by its first bytes.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="cancellation">Heard at every read, also within a row.</param>
    /// <exception cref="UnreadableFileException">It cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Workbook Open(SourceFile file, CancellationToken cancellation)
    {
        Func<Stream> open = Seekable(file, cancellation);
        using Stream start = open();
        Span<byte> head = stackalloc byte[4];
        bool isArchive = start.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.SequenceEqual("PK\u0003\u0004"u8);
        return Guard<Workbook>(() => isArchive ? new XlsxWorkbook(WorkbookArchive.Open(open, cancellation)) : new XlsWorkbook(open(), cancellation));
    }

    /// <summary>A library throws whatever it stumbles over (index, cast, XML, overflow …); to the user it is all one: the workbook cannot be
    /// read.</summary>
    protected internal static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException error)
        {
            throw new UnreadableFileException("The workbook is protected by a password: open it in Excel and save a copy without one.", error);
        }
        catch (Exception error) when (
            error is not (UnreadableFileException or OperationCanceledException or UnauthorizedAccessException or FileNotFoundException))
        {
            throw new UnreadableFileException(Damaged, error);
        }
    }

    // A member of an archive can be read forwards only, and a workbook is an archive itself.
    private static Func<Stream> Seekable(SourceFile file, CancellationToken cancellation)
    {
        Stream stream = file.Open();
        using (stream)
        {
            if (stream.CanSeek)
                return file.Open;
            if (file.Length > MaxBytesInMemory)
                throw new UnreadableFileException("The workbook is larger than 512 MB: unpack the archive first, or export the sheet as CSV.");
            var memory = new byte[file.Length];
            int length = 0;
            while (length < memory.Length && stream.Read(memory.AsSpan(length, Math.Min(memory.Length - length, 1 << 20))) is int read and > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                length += read;
            }
            // Once more: what a member unpacks to is checked at its end.
            _ = stream.ReadByte();
            return () => new MemoryStream(memory, 0, length, writable: false);
        }
    }
}
