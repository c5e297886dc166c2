using Hotspots.Core.Analysis;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Desktop.Seam;
using NetTopologySuite.Geometries;

namespace Hotspots.Desktop.Running;

/// <summary>How is what was found told to a page?</summary>
internal static class RunAnswers
{
    /// <summary>Decimals of a metre of an outline: finer than any position is known.</summary>
    private const int OutlineDecimals = 1;

    private const int CountDecimals = 6;

    public static RunAnswer Of(RunFound found, int version)
    {
        RunResult result = found.Result;
        string? compared = result.Record.Methods.Any(static method => AnalysisCatalog.Find(method).Compares)
            ? ComparedKinds.Words(found.Request, result)
            : null;
        return new RunAnswer
        {
            RunId = result.Record.RunId,
            Version = version,
            Marking = result.Record.Marking,
            Methods = result.Record.Methods,
            Analysed = result.Record.Analysed,
            Shows = result.Record.Shows is { } shows ? Of(shows) : null,
            Milliseconds = found.Milliseconds,
            Areas = [.. result.Record.Areas.Select(static area => new AreaAnswer(
                area.Name, area.Incidents, [.. area.Methods.Select(static method => new AreaMethodAnswer(
                    method.Method, method.Places - (method.ListedElsewhere ?? 0), method.Noise, [.. method.Parameters.Select(Parameter)],
                    Figures(method.Figures)))]))],
            Hotspots = [.. result.Hotspots.Select(hotspot => Of(hotspot, compared))],
            Compared = compared,
            Layers = RunLayers.Of(result),
            Notes = result.Record.Notes,
        };
    }

    /// <summary>Of which incidents it speaks.</summary>
    internal static ScopeAnswer Of(RunScope shows) =>
        new(shows.Period, shows.Days, shows.Hours, shows.Areas, shows.Kinds, shows.Others, shows.Methods);

    private static HotspotAnswer Of(Hotspot hotspot, string? compared) => new()
    {
        Rank = hotspot.Rank,
        RankByDensity = hotspot.RankByDensity,
        Name = hotspot.Name,
        Area = hotspot.Area,
        Method = hotspot.Method,
        Methods = hotspot.Methods,
        Evidence = [.. hotspot.Evidence.Select(static evidence => new EvidenceAnswer(evidence.Method, Figures(evidence.Figures)))],
        Cluster = hotspot.Cluster,
        Incidents = hotspot.Members.Length,
        Weight = Rounded(hotspot.Weight, CountDecimals),
        AreaKm2 = Rounded(hotspot.AreaKm2, CountDecimals),
        PerKm2 = hotspot.PerKm2 is double perKm2 ? Rounded(perKm2, 2) : null,
        First = LondonTime.ToIso(hotspot.First),
        Last = LondonTime.ToIso(hotspot.Last),
        BusiestWeekday = (int?)hotspot.BusiestWeekday,
        BusiestHour = hotspot.BusiestHour,
        Centre = [Metres(hotspot.Centre.Easting), Metres(hotspot.Centre.Northing)],
        Outline = Rings(hotspot.Outline),
        Kinds = Counts(hotspot.Kinds),
        Operations = Counts(hotspot.Operations),
        Lines = Counts(hotspot.Lines),
        Members = hotspot.Members,
        Sureness = hotspot.Sureness is { } sure ? SurenessAnswers.Of(sure, hotspot.Area) : null,
        Harm = hotspot.Harm is { } harm ? Rounded(harm.Total, 2) : null,
        HarmRank = hotspot.Harm?.Rank,
        HarmReasons = hotspot.Harm?.Reasons ?? [],
        TipsOnly = hotspot.Grading?.TipsOnlyWords ?? "",
        Handling = hotspot.Grading?.HandlingWords ?? "",
        Why = WhySentence.Of(hotspot, compared),
    };

    /// <summary>Polygons, rings (the first is the exterior), positions; metres.</summary>
    internal static double[][][][] Rings(Geometry outline)
    {
        var polygons = new double[outline.NumGeometries][][][];
        for (int g = 0; g < polygons.Length; g++)
        {
            var polygon = (Polygon)outline.GetGeometryN(g);
            polygons[g] = [Ring(polygon.ExteriorRing), .. polygon.InteriorRings.Select(Ring)];
        }
        return polygons;
    }

    private static double[][] Ring(LineString ring) =>
        Array.ConvertAll(ring.Coordinates, static at => new[] { Metres(at.X), Metres(at.Y) });

    private static NameCountAnswer[] Counts(IReadOnlyList<NameCount> counts) => [.. counts.Select(static c => new NameCountAnswer(c.Name, c.Count))];

    private static ParameterAnswer Parameter(ParameterValue value) =>
        new(value.Name, value.Value, value.Unit, Origin(value.Origin), value.Reason, value.Choice);

    private static FigureAnswer[] Figures(IReadOnlyList<Figure> figures) =>
        [.. figures.Select(static figure => new FigureAnswer(
            figure.Name, double.IsFinite(figure.Value) ? figure.Value : null, figure.Unit, figure.Words))];

    private static string Origin(ParameterOrigin origin) => origin switch
    {
        ParameterOrigin.Given => "given",
        ParameterOrigin.Derived => "derived",
        _ => "default",
    };

    internal static double Metres(double value) => Rounded(value, OutlineDecimals);

    private static double Rounded(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0;
}
