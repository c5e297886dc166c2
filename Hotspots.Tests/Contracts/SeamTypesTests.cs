using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hotspots.Desktop.Seam;
using Hotspots.Tests.Golden;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Contracts;

/// <summary>Names of what crosses the seam, by the page's names of the types: a list that the page's tests read too.</summary>
public sealed class SeamTypesTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The page's name of each type of the host.</summary>
    private static readonly (string Page, Type Host)[] Types =
    [
        ("AreaAnswer", typeof(AreaAnswer)), ("AreaMethod", typeof(AreaMethodAnswer)), ("CurvePoint", typeof(PlacementStepAnswer)),
        ("Dataset", typeof(Dataset)), ("Figure", typeof(FigureAnswer)), ("Hotspot", typeof(HotspotAnswer)), ("LayerName", typeof(LayerAnswer)),
        ("LoadAnswer", typeof(LoadAnswer)), ("LookAnswer", typeof(LookAnswer)), ("LookedAtFile", typeof(LookedAtFile)),
        ("MethodInfo", typeof(MethodAnswer)), ("ParameterValue", typeof(ParameterAnswer)), ("Patrol", typeof(PlacementPatrolAnswer)),
        ("Place", typeof(PlaceAnswer)), ("PlaceAnswer", typeof(PlacementAnswer)), ("PlaceQuery", typeof(PlacementQuery)),
        ("PlacedStreets", typeof(PlacementStreetsAnswer)),
        ("PlacedSite", typeof(PlacementSiteAnswer)), ("RunAnswer", typeof(RunAnswer)), ("RunQuery", typeof(RunQuery)),
        ("Scope", typeof(ScopeAnswer)), ("StageWish", typeof(StageWish)), ("StreetsAnswer", typeof(StreetsAnswer)),
        ("Sureness", typeof(SurenessAnswer)),
        ("WeightsInfo", typeof(WeightsAnswer)),
        ("BacktestAnswer", typeof(BacktestAnswer)), ("BacktestMap", typeof(BacktestMapAnswer)), ("BacktestPoint", typeof(BacktestPointAnswer)),
        ("BacktestQuery", typeof(BacktestQuery)), ("ChangeAnswer", typeof(ChangeAnswer)), ("ChangeQuery", typeof(ChangeQuery)),
        ("ListedChanges", typeof(ListedChangesAnswer)), ("NowAnswer", typeof(NowAnswer)), ("NowQuery", typeof(NowQuery)),
        ("Period", typeof(PeriodAnswer)), ("PlaceChange", typeof(PlaceChangeAnswer)), ("Tonight", typeof(TonightAnswer)),
        ("TonightPlace", typeof(TonightPlaceAnswer)), ("WhenAnswer", typeof(WhenAnswer)), ("WhenGroup", typeof(WhenGroupAnswer)),
        ("WhenQuery", typeof(WhenQuery)), ("EffectAnswer", typeof(EffectAnswer)), ("EffectControl", typeof(EffectControlAnswer)),
        ("EffectPeriod", typeof(EffectPeriodAnswer)), ("EffectPlace", typeof(EffectPlaceAnswer)), ("EffectQuery", typeof(EffectQuery)),
        ("EffectRange", typeof(EffectRangeAnswer)), ("GroundQuery", typeof(GroundQuery)),
        ("RaidQuery", typeof(RaidQuery)), ("PictureQuery", typeof(PictureQuery)), ("BoundaryQuery", typeof(BoundaryQuery)),
        ("AreaNameQuery", typeof(AreaNameQuery)), ("MarkedQuery", typeof(MarkedQuery)),
        ("BriefQuery", typeof(BriefQuery)), ("BriefAnswer", typeof(BriefAnswer)), ("BriefPage", typeof(BriefPageAnswer)),
        ("BriefSheet", typeof(BriefSheetAnswer)), ("BriefPaper", typeof(BriefPaperAnswer)), ("BriefFile", typeof(BriefFileAnswer)),
        ("AttendedQuery", typeof(AttendedQuery)), ("AttendedAnswer", typeof(AttendedAnswer)), ("AttendedRow", typeof(AttendedRowAnswer)),
        ("PatrolMonth", typeof(PatrolMonthAnswer)),
        ("ReleaseAnswer", typeof(ReleaseAnswer)), ("ReleaseCell", typeof(ReleaseCellAnswer)),
        ("ReleasePeriod", typeof(ReleasePeriodAnswer)), ("ReleaseProfile", typeof(ReleaseProfileAnswer)), ("ReleaseQuery", typeof(ReleaseQuery)),
        ("ReleaseRule", typeof(ReleaseRuleAnswer)), ("ReleaseStep", typeof(ReleaseStepAnswer)), ("ReleaseWriteQuery", typeof(ReleaseWriteQuery)),
    ];

    [Fact]
    public void The_names_are_those_that_the_pages_tests_read()
    {
        using var folder = new TemporaryFolder();
        var names = new SortedDictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["Filters"] = [.. FiltersConverter.Fields.Keys.Order(StringComparer.Ordinal)],
        };
        foreach ((string page, Type host) in Types)
        {
            JsonTypeInfo form = SeamJson.Default.GetTypeInfo(host) ?? throw new InvalidOperationException($"{host.Name} does not cross the seam.");
            names.Add(page, [.. form.Properties.Select(static property => property.Name).Order(StringComparer.Ordinal)]);
        }
        File.WriteAllText(folder.PathOf("names.json"), JsonSerializer.Serialize(names, Indented).ReplaceLineEndings("\n") + "\n");
        RunGoldenTests.AssertGolden("../Contracts/seam-types.json", folder.PathOf("names.json"));
    }
}
