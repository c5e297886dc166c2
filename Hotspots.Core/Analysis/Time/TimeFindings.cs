using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Findings of a method about time. What does a method say that looks at times and finds no places?</summary>
internal static class TimeFindings
{
    /// <summary>Figures alone: every incident is in no place.</summary>
    public static MethodFindings OfFigures(
        string method, int count, IReadOnlyList<ParameterValue> parameters, IReadOnlyList<Figure> figures, IReadOnlyList<string> notes) =>
        new()
        {
            Method = method,
            Labels = ClusterLabels.None(count),
            Parameters = parameters,
            Figures = figures,
            Notes = notes,
        };

    /// <summary>Says how many incidents were not looked at because their time is too vague; nothing when all were.</summary>
    /// <param name="count">All incidents.</param>
    /// <param name="steps">Those looked at.</param>
    public static IReadOnlyList<string> LeftOut(int count, TimeSteps steps) => steps.Incidents.Length == count ? [] :
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count - steps.Incidents.Length:N0} of {count:N0} incidents are left out: their {steps.Unit} is not known."),
    ];
}
