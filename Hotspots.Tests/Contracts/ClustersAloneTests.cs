using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;

namespace Hotspots.Tests.Contracts;

/// <summary>Clusters that a method finds without what it says of them are those of its whole work.</summary>
public sealed class ClustersAloneTests
{
    public static TheoryData<string, string> MethodsAndSets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (AnalysisMethod method in AnalysisCatalog.All.Where(static method => method.Clusters is not null))
            {
                foreach (string set in ContractSets.All.Keys)
                    data.Add(method.Name, set);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(MethodsAndSets))]
    public void They_are_the_same(string name, string set)
    {
        AnalysisMethod method = AnalysisCatalog.Find(name);
        AnalysisInput input = ContractSets.Input(method, ContractSets.All[set]);
        Dictionary<string, double> quick = new() { [ChanceParameters.PermutationsName] = 19 };
        ClusterLabels whole = method.Run(input, quick, null, CancellationToken.None).Labels;
        ClusterLabels alone = method.Clusters!(input, quick, WorkSharing.Alone(CancellationToken.None));
        Assert.Equal(whole.Labels, alone.Labels);
        Assert.Equal(whole.IsCore, alone.IsCore);
        Assert.Equal(whole.ClusterCount, alone.ClusterCount);
    }
}
