using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>How is it spelt in files how sure a place is?</summary>
internal static class SurenessWords
{
    /// <summary>"clear", "likely" or "unsure".</summary>
    public static string Of(SurenessWord word) => word switch
    {
        SurenessWord.Clear => "clear",
        SurenessWord.Likely => "likely",
        _ => "unsure",
    };

    /// <summary>Of a chance of one in a thousand million the first digits matter, not the last, in which machines may differ.</summary>
    public static double ShortQ(Sureness sure) =>
        double.Parse(sure.SmallestQ.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
