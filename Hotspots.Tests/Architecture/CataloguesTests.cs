using System.Reflection;
using Hotspots.Core.Analysis;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Fixes;
using Hotspots.Core.Model;
using Hotspots.Core.Outputs;
using Hotspots.Core.Outputs.Formats;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Released;
using Hotspots.Core.Runs.Parameters;

namespace Hotspots.Tests.Architecture;

/// <summary>What is written and in no list is never asked: each thing of a sort stands in the catalogue of its sort.</summary>
public sealed class CataloguesTests
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Type[] Core = typeof(AnalysisCatalog).Assembly.GetTypes();

    [Fact]
    public void Every_method_is_in_the_catalogue() => AllOf(Declared<AnalysisMethod>(), AnalysisCatalog.All, "AnalysisCatalog.All");

    [Fact]
    public void Every_parameter_is_in_the_catalogue() => AllOf(
        Declared<IParameter>(), [.. ParameterCatalog.All.SelectMany(static group => group.Parameters)], "ParameterCatalog.All");

    [Fact]
    public void Every_format_that_is_written_is_in_the_catalogue() =>
        AllOf(Implementing<ILayerFormat>(), Types(LayerFormats.All), "LayerFormats.All");

    [Fact]
    public void Every_format_that_is_read_is_in_the_list() =>
        AllOf(Implementing<IIncidentReader>(), Types([.. IncidentFormats.All, .. FixFormats.Own]), "IncidentFormats.All or FixFormats.Own");

    [Fact]
    public void Every_layer_is_of_some_output() =>
        AllOf(Declared<LayerSchema>(), [.. OutputKinds.All.SelectMany(static kind => kind.Schemas)], "the layers of any kind of output");

    [Fact]
    public void Every_kind_of_output_is_in_the_list() => AllOf(Declared<OutputKind>(), OutputKinds.All, "OutputKinds.All");

    [Fact]
    public void Every_release_profile_is_in_the_list() => AllOf(Declared<ReleaseProfile>(), ReleaseProfile.All, "ReleaseProfile.All");

    [Fact]
    public void What_is_left_out_is_told() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(
        static () => AllOf(Declared<AnalysisMethod>(), [.. AnalysisCatalog.All.Skip(1)], "AnalysisCatalog.All"));

    private static void AllOf<T>(IReadOnlyList<(string Name, T Value)> there, IReadOnlyList<T> listed, string list)
    {
        Assert.NotEmpty(there);
        Breaches.None(there.Where(one => !listed.Contains(one.Value)).Select(one => $"{one.Name} is not in {list}"));
    }

    /// <summary>What static properties of Core give of a sort.</summary>
    private static (string Name, T Value)[] Declared<T>()
        where T : class =>
    [
        .. Core.Where(static type => !type.ContainsGenericParameters).SelectMany(static type => type.GetProperties(Static))
            .Where(static property => property.PropertyType.IsAssignableTo(typeof(T)))
            .Select(static property => ($"{property.DeclaringType!.Name}.{property.Name}", (T)property.GetValue(null)!)),
    ];

    private static (string Name, Type Value)[] Implementing<T>() =>
    [
        .. Core.Where(static type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)))
            .Select(static type => (type.Name, type)),
    ];

    private static Type[] Types<T>(IEnumerable<T> all) => [.. all.Select(static one => one!.GetType())];
}
