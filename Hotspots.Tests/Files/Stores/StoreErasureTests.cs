using System.Text;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Runs.Stores;
using static Hotspots.Tests.Files.Stores.StoreTrial;

namespace Hotspots.Tests.Files.Stores;

/// <summary>What is erased is gone from every page of the file, is certified, and does not come back.</summary>
public sealed class StoreErasureTests : IDisposable
{
    private readonly StoreTrial _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Nothing_of_an_erased_person_is_in_the_bytes_of_the_file()
    {
        const string Person = "Zebediah", Id = "XQ77123", Street = "Unlikely Mews", Town = "Quixville", Attribute = "vermilionish";
        string Of(string notes, int east) =>
            $"{Id},tip,2025-05-02 10:00,{617_300 + east}.25,215300.5,{Town},{Street},Racer,Rico,{notes},{Attribute}\n";
        string rest = string.Concat(Enumerable.Range(0, 3000).Select(static i => Row(i)));
        string bad = $"{Id},tip,2025-99-02,617300,215300,{Town},{Street},,,{Person} again,\n";
        string file = _store.Write(Header + rest + Of($"{Person} said so", 0) + bad);
        _store.AddFile(file);
        _store.Add(Header + Of($"{Person} said more", 5));
        _store.Add(Header + Of($"{Person} moved", 5) + Row(5000));
        string[] secrets = [Person, Id, Street, Town, Attribute, "said more"];
        Assert.All(secrets, secret => Assert.True(IsInFile(secret), secret));
        Assert.Equal((3002, 2, 1), (_store.Contents().Incidents, _store.Contents().Earlier, _store.Contents().Rejected));

        string list = _store.Write($"reference\n{Id}\n", "ids.txt");
        ErasureCertificate certificate = StoreRuns.Erase(_store.Path, list, Purpose, _store.Clock, CancellationToken.None);

        Assert.Equal((1, 2, 1, 0), (certificate.Erased, certificate.Earlier, certificate.Rejected, certificate.Unknown));
        Assert.All(secrets, secret => Assert.False(IsInFile(secret), secret));
        Assert.False(IsInFile(BitConverter.GetBytes(617_305.25)));
        Assert.Equal((3001, 0, 0), (_store.Contents().Incidents, _store.Contents().Earlier, _store.Contents().Rejected));
        Assert.Equal(3001, _store.Read().Placed.Count);
        Assert.Empty(StoreRuns.Check(_store.Path, certificate.Hash, CancellationToken.None).Problems);
        LogEntry entry = StoreRuns.Log(_store.Path, CancellationToken.None).Single(static one => one.Kind == "erasure");
        Assert.Equal((1, certificate.Digest, "one reference; 2 earlier versions, 1 rejected rows"), (entry.Count, entry.Digest, entry.What));
        Assert.Equal((certificate.Entry, certificate.Hash), (entry.Number, entry.Hash));
        Assert.Null(certificate.NotCompacted);

        // The same file, which still has the person, must not bring them back; its bytes are known, so a line is changed.
        AdditionRecord again = _store.Add(File.ReadAllText(file) + Row(6000));
        Assert.Equal((1, 2, 0), (again.Added, again.Erased, again.Rejected));
        Assert.False(IsInFile(Street));
        Assert.Equal(["force.gpkg"], _store.Folder.Names().Where(static name => name.StartsWith("force", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_older_than_it_is_kept_goes_by_the_end_of_the_time_in_which_it_may_have_happened()
    {
        // The clock says 1 March 2026. A month is over when it is over.
        string Of(string id, string time) => $"{id},tip,{time},617000,215000,Clacton,,,,,\n";
        _store.Add(Header + Of("old", "2020-02") + Of("edge", "2020-02-29 23:59") + Of("month", "2020-03") + Of("year", "2020") + Of("none", "")
            + ",tip,2019,617001,215000,Clacton,,,,,\n");
        RetentionReview review = StoreRuns.Review(_store.Path, new Retention(72, 0), _store.Clock, CancellationToken.None);
        Assert.Equal("2020-03-01T12:00:", review.Until[..17]);
        Assert.Equal(3, review.Due);
        Assert.Equal(["2019 1", "2020 2"], review.Years.Select(static year => $"{year.Name} {year.Count}"));
        Assert.Equal(0, review.Timeless);
        ErasureCertificate certificate = StoreRuns.Erase(
            _store.Path, new Retention(72, 0), "what was over 6y ago", Purpose, _store.Clock, CancellationToken.None);
        Assert.Equal(3, certificate.Erased);
        Assert.Equal(3, _store.Contents().Incidents);
        Assert.Equal(0, StoreRuns.Review(_store.Path, new Retention(72, 0), _store.Clock, CancellationToken.None).Due);
        // A row without a reference is known by all that it says.
        Assert.Equal((0, 1), (_store.Add(Header + ",tip,2019,617001,215000,Clacton,,,,,\n") is var back ? (back.Added, back.Erased) : default));
    }

    [Fact]
    public void Nobody_who_is_not_asked_for_goes_with_them_and_a_mistyped_reference_keeps_nobody_out()
    {
        _store.Add(Header + Row(1) + Row(2));
        ErasureCertificate certificate = StoreRuns.Erase(
            _store.Path, _store.Write("A1\nA9\n", "ids.txt"), Purpose, _store.Clock, CancellationToken.None);
        Assert.Equal((1, 1), (certificate.Erased, certificate.Unknown));
        Assert.Equal("A2", _store.Read().Placed.Ids[0]);
        Assert.Equal(1, _store.Add(Header + Row(9)).Added);
        OutputException none = Assert.Throws<OutputException>(() => StoreRuns.Erase(
            _store.Path, _store.Write("A77\n", "none.txt"), Purpose, _store.Clock, CancellationToken.None));
        Assert.Contains("none of these references", none.Message, StringComparison.Ordinal);
        Assert.Throws<OutputException>(() => StoreRuns.Erase(
            _store.Path, _store.Write("A1,tip,2025\n", "wide.csv"), Purpose, _store.Clock, CancellationToken.None));
        Assert.Throws<OutputException>(() => StoreRuns.Erase(
            _store.Path, _store.Write("reference\n\n", "empty.csv"), Purpose, _store.Clock, CancellationToken.None));
    }

    private bool IsInFile(string text) => IsInFile(Encoding.UTF8.GetBytes(text));

    private bool IsInFile(byte[] bytes) => File.ReadAllBytes(_store.Path).AsSpan().IndexOf(bytes) >= 0;
}
