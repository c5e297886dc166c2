using System.Globalization;
using System.Net;
using System.Text;

namespace Hotspots.Paper.Drawing;

/// <summary>Web page for screen readers (HTML, WCAG 2.2): its head with the marking, its foot, and pictures with words instead; no script, nothing
/// from elsewhere.</summary>
internal static class HtmlPage
{
    private const string Style = """
        body{font:1rem/1.5 system-ui,"Segoe UI",Arial,sans-serif;color:#111820;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.4rem;margin-top:2.5rem}h3{font-size:1.1rem}
        .marking{text-align:center;font-weight:700;text-transform:uppercase;margin:0}
        .until{border:2px solid #111820;padding:.4rem .8rem;display:inline-block;font-weight:700}
        .lead{font-weight:700}
        img{max-width:100%;height:auto;border:1px solid #4a525b}
        table{border-collapse:collapse;width:100%;margin:.5rem 0}caption{text-align:left;font-weight:700;padding:.3rem 0}
        th,td{border:1px solid #6b747d;padding:.3rem .45rem;text-align:left;vertical-align:top}thead th{background:#eef1f4}
        .wide{overflow-x:auto}.wide td,.wide thead th{padding:.2rem;text-align:right;font-size:.8rem}
        .quiet{color:#4a525b;font-size:.875rem}
        @media print{body{max-width:none;padding:0}section{break-before:page}section:first-of-type{break-before:auto}tr,img{break-inside:avoid}
        header,footer{position:fixed;left:0;right:0;background:#fff}header{top:0}footer{bottom:0}main{padding:2rem 0}}
        """;

    /// <summary>Begins it: all before its heading.</summary>
    public static void Begin(StringBuilder html, SheetProperties properties, string marking) =>
        html.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n")
            .Append(CultureInfo.InvariantCulture, $"<meta name=\"description\" content=\"{Text(properties.Subject)}\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Text(properties.Title)} ({Text(properties.Subject)})</title>\n")
            .Append("<style>\n").Append(Style.ReplaceLineEndings("\n")).Append("\n</style>\n</head>\n<body>\n")
            .Append(CultureInfo.InvariantCulture, $"<header><p class=\"marking\">{Text(marking)}</p></header>\n<main>\n");

    /// <summary>Ends it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="made">By what it was made.</param>
    /// <param name="marking">The security marking.</param>
    public static void End(StringBuilder html, string made, string marking) =>
        html.Append("</main>\n<footer>").Append(CultureInfo.InvariantCulture, $"<p class=\"quiet\">{Text(made)}</p>")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"marking\">{Text(marking)}</p></footer>\n</body>\n</html>\n");

    /// <summary>Puts a picture into it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="picture">A PNG.</param>
    /// <param name="words">What is said instead.</param>
    /// <param name="width">Millimetres.</param>
    /// <param name="height">Millimetres.</param>
    public static void Picture(StringBuilder html, byte[] picture, string words, float width, float height) =>
        html.Append(CultureInfo.InvariantCulture, $"<img alt=\"{Text(words)}\" ")
            .Append(CultureInfo.InvariantCulture, $"width=\"{width * 5}\" height=\"{height * 5}\" src=\"data:image/png;base64,")
            .Append(Convert.ToBase64String(picture)).Append("\">");

    /// <summary>Text as it stands in a page.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
