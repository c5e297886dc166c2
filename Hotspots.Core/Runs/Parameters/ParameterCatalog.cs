using Hotspots.Core.Analysis;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Roads;
using Hotspots.Core.Runs.Attendance;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Core.Runs.Effects;
using Hotspots.Core.Runs.Lines;
using Hotspots.Core.Runs.Maps;
using Hotspots.Core.Runs.Problems;
using Hotspots.Core.Runs.Raids;
using Hotspots.Core.Runs.Releases;
using Hotspots.Core.Runs.Stores;
using Hotspots.Core.Runs.Today;
using Hotspots.Core.Runs.Tonight;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Parameters;

/// <summary>Catalogue of parameters: THE list of what can be asked for in numbers, choices, days, periods and filters, with who asks it.</summary>
/// <remarks>
/// Options and help of the command line, the table in docs/choosing-parameters.md and the limits that the page keeps are made from it. Each
/// parameter is declared once, beside what it is a parameter of.
/// </remarks>
internal static class ParameterCatalog
{
    /// <summary>All parameters, each under what it belongs to: a command, a method, "files" or "filters".</summary>
    public static IReadOnlyList<(string Of, IReadOnlyList<IParameter> Parameters)> All { get; } =
    [
        ("files", [ReadingChoices.HeaderRow, ReadingChoices.Repeats]),
        ("filters", QueryFields.All),
        .. AnalysisCatalog.All.Select(static method => (method.Name, (IReadOnlyList<IParameter>)method.Parameters)),
        ("measure", [MeasureParameters.At, MeasureParameters.Window]),
        (
            "cells",
            [
                PolygonParameters.MaxShare, PolygonParameters.Round, PolygonParameters.Correction, PolygonParameters.PFrom, PolygonParameters.Alpha,
                PolygonParameters.Permutations, PolygonParameters.Seed,
            ]),
        ("change", [ComparisonParameters.Before, ComparisonParameters.After]),
        ("when", [TimeProfileParameters.Group]),
        (
            "backtest",
            [
                BacktestParameters.Folds, BacktestParameters.Horizon, BacktestParameters.Flag, BacktestParameters.Teams, BacktestParameters.Visits,
            ]),
        ("today", [TodayParameters.On, TodayParameters.Seed]),
        (
            "effect",
            [
                EffectParameters.Start, EffectParameters.End, EffectParameters.Chosen, EffectParameters.Ring, EffectParameters.Placebos,
                EffectParameters.Seed,
            ]),
        (
            "brief",
            [
                BriefParameters.On, BriefParameters.Places, BriefParameters.Teams, TonightParameters.Weeks, PaperParameters.BriefSheet,
                ProblemParameters.Place, ProblemParameters.Start, ProblemParameters.End,
            ]),
        (
            "attended",
            [
                AttendanceParameters.On, AttendanceParameters.Days, AttendanceParameters.Zone, AttendanceParameters.Asked, AttendanceParameters.Least,
                AttendanceParameters.Most, AttendanceParameters.Margin, AttendanceParameters.Gap, AttendanceParameters.Officers,
            ]),
        ("lines", [LinesParameters.Seed]),
        ("map", [PaperParameters.Scale, PaperParameters.MapSheet]),
        (
            "place",
            [
                PlacementParameters.Teams, PlacementParameters.Target, PlacementParameters.Objective, PlacementParameters.Reach,
                PlacementParameters.Minutes, PlacementParameters.Speed, PlacementParameters.Detour, PlacementParameters.By,
                PlacementParameters.DemandOf, PlacementParameters.Candidates, PlacementParameters.Lattice, PlacementParameters.Spacing,
                PlacementParameters.Capacity, PlacementParameters.Budget, PlacementParameters.PatrolHours, PlacementParameters.Visit,
                PlacementParameters.Visits, PlacementParameters.Week, PlacementParameters.ControlDays, PlacementParameters.ControlSeed,
            ]),
        (
            "raid",
            [
                RaidParameters.Teams, RaidParameters.Asked, RaidParameters.At, RaidParameters.On, RaidParameters.Before, RaidParameters.TimeAtDoor,
                RaidParameters.Slack, RaidParameters.Farthest, RaidParameters.Speed,
            ]),
        ("release", [ReleaseParameters.Profile, ReleaseParameters.Period, ReleaseParameters.Threshold]),
        ("streets", [StreetCut.Distance]),
        ("store", [StoreParameters.SameReference, StoreParameters.OlderThan]),
        ("new", [StoreParameters.Since]),
    ];
}
