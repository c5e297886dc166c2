using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace Hotspots.Paper.Drawing;

/// <summary>Sheets as a file: PDF with embedded letters that can be selected, SVG, or PNG.</summary>
internal static partial class SheetFile
{
    private const float PointsPerMillimetre = 72 / 25.4f;

    /// <summary>How hard a PNG is packed, 0 to 9.</summary>
    private const int PictureEffort = 2;

    /// <summary>Points an inch of pictures within a PDF: what a printer needs.</summary>
    private const float PictureDots = 300;

    /// <summary>Writes them.</summary>
    /// <param name="sheets">One or more; SVG and PNG hold one.</param>
    /// <param name="properties">What the file says of itself.</param>
    /// <param name="format">As what.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(IReadOnlyList<Sheet> sheets, SheetProperties properties, PaperFormat format, Stream stream)
    {
        switch (format)
        {
            case PaperFormat.Pdf:
                WritePdf(sheets, properties, stream);
                break;
            case PaperFormat.Svg:
                WriteSvg(sheets[0], stream);
                break;
            default:
                stream.Write(PngText.With(Picture(sheets[0], sheets[0].Dots), properties));
                break;
        }
    }

    private static void WritePdf(IReadOnlyList<Sheet> sheets, SheetProperties properties, Stream stream)
    {
        var metadata = new SKDocumentPdfMetadata
        {
            Title = properties.Title,
            Subject = properties.Subject,
            Keywords = properties.Subject,
            Creator = "Hotspots",
            Producer = "Hotspots",
            RasterDpi = PictureDots,
            EncodingQuality = 101,
        };
        using var held = new MemoryStream();
        using (SKDocument document = SKDocument.CreatePdf(held, metadata))
        {
            foreach (Sheet sheet in sheets)
            {
                SKCanvas canvas = document.BeginPage(sheet.Width * PointsPerMillimetre, sheet.Height * PointsPerMillimetre);
                canvas.Scale(PointsPerMillimetre);
                sheet.Draw(new Pen(canvas));
                document.EndPage();
            }
            document.Close();
        }
        held.Position = 0;
        held.CopyTo(stream);
    }

    private static void WriteSvg(Sheet sheet, Stream stream)
    {
        using var held = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(sheet.Width * PointsPerMillimetre, sheet.Height * PointsPerMillimetre), held))
        {
            canvas.Scale(PointsPerMillimetre);
            sheet.Draw(new Pen(canvas));
        }
        // The library counts its names on from drawing to drawing; the same sheet is to make the same bytes.
        var names = new Dictionary<string, string>();
        string text = Identity().Replace(Encoding.UTF8.GetString(held.GetBuffer().AsSpan(0, (int)held.Length)), match =>
        {
            if (!names.TryGetValue(match.Value, out string? name))
                names[match.Value] = name = string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value}{names.Count}");
            return name;
        });
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    [GeneratedRegex("\\b(cl_|gradient_|img_|pattern_)[0-9a-f]+\\b")]
    private static partial Regex Identity();

    /// <summary>A sheet as a PNG.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="dots">Points an inch.</param>
    public static byte[] Picture(Sheet sheet, float dots)
    {
        float scale = dots / 25.4f;
        using SKSurface surface = SKSurface.Create(new SKImageInfo(
            (int)Math.Round(sheet.Width * scale), (int)Math.Round(sheet.Height * scale), SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        sheet.Draw(new Pen(surface.Canvas));
        using SKPixmap pixels = surface.PeekPixels();
        // Maps are flat colours: without filters a picture is as small, and there in half the time.
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, PictureEffort))!;
        return data.ToArray();
    }
}
