using System.Text;
using Hotspots.Core.Files.Writing;
using Hotspots.Core.Model;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Writing;

/// <summary>A write that fails or is killed at any of its steps.</summary>
public sealed class StagedWriteTests : IDisposable
{
    private const int MostSteps = 60;

    private static readonly (string Name, string Text)[] Old =
        [("gone", "old gone"), ("one", "old 1"), ("two", "old 2"), ("yours", "not the tool's")];
    private static readonly (string Name, string Text)[] New = [("one", "new 1"), ("three", "new 3"), ("two", "new 2"), ("yours", "not the tool's")];
    private static readonly (string Name, string Text)[] Third =
        [("one", "third 1"), ("three", "third 3"), ("two", "third 2"), ("yours", "not the tool's")];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whichever_step_fails_the_files_are_all_the_new_ones_or_all_the_earlier_ones()
    {
        int failed = 0;
        for (int step = 0; step < MostSteps; step++)
        {
            Begin();
            int failing = step;
            (string? Error, int Steps) end = Write(new FailingOperations(i => i == failing));
            if (end.Error is null)
                Assert.Equal(New, Seen());
            else
            {
                failed++;
                Assert.Equal(Old, Seen());
                Assert.Contains("is in use", end.Error, StringComparison.Ordinal);
                Assert.EndsWith("Earlier output is untouched.", end.Error, StringComparison.Ordinal);
            }
            TheNextWriteIsWholeAndLeavesNothing();
            if (end.Steps <= step)
            {
                Assert.True(failed >= New.Length + Old.Length);
                return;
            }
        }
        Assert.Fail("There was always one more step.");
    }

    [Fact]
    public void Whenever_it_is_killed_a_reader_finds_all_the_new_files_or_all_the_earlier_ones()
    {
        int old = 0, young = 0;
        for (int step = 0; step < MostSteps; step++)
        {
            Begin();
            if (Write(new FailingOperations(i => i >= step, StepEnd.IsTheLast)).Steps <= step)
                break;
            Assert.Null(InterruptedWrites.Settle(_folder.Path));
            (string, string)[] seen = Seen();
            Assert.True(seen.SequenceEqual(Old) || seen.SequenceEqual(New), $"killed at step {step}: {string.Join(", ", seen)}");
            _ = seen.SequenceEqual(Old) ? old++ : young++;
            // Once it has been seen it stays so, whoever looks next.
            Assert.Null(InterruptedWrites.Settle(_folder.Path));
            Assert.Equal(seen, Seen());
            TheNextWriteIsWholeAndLeavesNothing();
        }
        Assert.True(old > 1 && young > 1);
    }

    [Fact]
    public void Killed_while_the_earlier_files_are_brought_back_they_are_brought_back_by_the_next()
    {
        int checkedSteps = 0;
        for (int failing = 0; failing < MostSteps; failing++)
        {
            for (int last = failing + 1; last < MostSteps; last++)
            {
                Begin();
                int fail = failing, kill = last;
                var operations = new KilledAfterFailure(fail, kill);
                int steps = Write(operations).Steps;
                if (steps <= kill)
                    break;
                Assert.Null(InterruptedWrites.Settle(_folder.Path));
                (string, string)[] seen = Seen();
                Assert.True(seen.SequenceEqual(Old) || seen.SequenceEqual(New), $"failed at {fail}, killed at {kill}: {string.Join(", ", seen)}");
                checkedSteps++;
            }
        }
        Assert.True(checkedSteps > 25, $"only {checkedSteps}");
    }

    [Fact]
    public void What_cannot_be_put_back_is_named_and_every_other_file_is_tried()
    {
        int incomplete = 0;
        for (int first = 0; first < MostSteps; first++)
        {
            int steps = MostSteps;
            for (int second = first + 1; second < steps; second++)
            {
                Begin();
                int one = first, two = second;
                (string? error, steps) = Write(new FailingOperations(i => i == one || i == two));
                incomplete += SaysWhatIsChanged(error) ? 1 : 0;
                TheNextWriteIsWholeAndLeavesNothing();
            }
            Begin();
            int from = first;
            incomplete += SaysWhatIsChanged(Write(new FailingOperations(i => i >= from)).Error) ? 1 : 0;
            TheNextWriteIsWholeAndLeavesNothing();
        }
        Assert.True(incomplete > 2);
    }

    [Fact]
    public void A_journal_that_is_damaged_or_leads_out_of_the_folder_moves_nothing()
    {
        Begin();
        string outside = _folder.Write("elsewhere/precious", "precious");
        foreach (string journal in (string[])["", "{", "{}", "[1]", "{\"Staging\":\"..\",\"Files\":[\"one\"],\"Earlier\":[],\"Stale\":[\"two\"]}",
            "{\"Staging\":\".hotspots.00000000000000000000000000000000\",\"Files\":[\"../elsewhere/precious\"],\"Earlier\":[],"
                + "\"Stale\":[\"elsewhere/precious\"]}"])
        {
            foreach (string name in (string[])[".hotspots.finish", ".hotspots.undo"])
            {
                Directory.CreateDirectory(_folder.PathOf("out/.hotspots.00000000000000000000000000000000/new"));
                _folder.Write("out/" + name, journal);
                Assert.Null(InterruptedWrites.Settle(_folder.PathOf("out")));
                Assert.Empty(Directory.GetFileSystemEntries(_folder.PathOf("out")));
                Assert.Equal("precious", File.ReadAllText(outside));
            }
        }
    }

    [PrivilegedFact]
    public void A_journal_of_another_user_is_not_followed()
    {
        Begin();
        Write(new FailingOperations(static i => i >= 10, StepEnd.IsTheLast));
        string journal = Assert.Single(_folder.Names(), static name => name.EndsWith(".finish", StringComparison.Ordinal));
        (string, string)[] before = Seen();
        OtherUser.Owns(_folder.PathOf(journal));
        Assert.Contains("they may be of two runs", InterruptedWrites.Settle(_folder.Path), StringComparison.Ordinal);
        OutputException e = Assert.Throws<OutputException>(
            () => new AtomicFiles(_folder.Path).Write(Files(Third), static () => ["gone"], CancellationToken.None));
        Assert.StartsWith(
            $"An earlier run into \"{_folder.Path}\" was ended before all its files were in place, and this one may not finish it", e.Message,
            StringComparison.Ordinal);
        Assert.Equal(before, Seen());
    }

    // True when the folder is not as it was; then each file that is not must be named, and no word may claim that nothing happened.
    private bool SaysWhatIsChanged(string? error)
    {
        (string Name, string Text)[] seen = Seen();
        if (error is null)
        {
            Assert.Equal(New, seen);
            return false;
        }
        string[] changed = [.. seen.Except(Old).Select(static f => f.Name), .. Old.Except(seen).Select(static f => f.Name)];
        Assert.All(changed, name => Assert.Contains($"\"{_folder.PathOf(name)}\"", error, StringComparison.Ordinal));
        if (changed.Length > 0)
            Assert.DoesNotContain("untouched", error, StringComparison.Ordinal);
        return changed.Length > 0;
    }

    private void TheNextWriteIsWholeAndLeavesNothing()
    {
        new AtomicFiles(_folder.Path).Write(Files(Third), static () => ["gone"], CancellationToken.None);
        Assert.Equal(Third, Seen());
        Assert.Equal(Third.Select(static f => f.Name), _folder.Names());
    }

    private bool Begin()
    {
        foreach (string name in _folder.Names())
        {
            if (Directory.Exists(_folder.PathOf(name)))
                Directory.Delete(_folder.PathOf(name), recursive: true);
            else
                File.Delete(_folder.PathOf(name));
        }
        foreach ((string name, string text) in Old)
            _folder.Write(name, text);
        return true;
    }

    private (string? Error, int Steps) Write(FailingOperations operations) => Write(operations, () => operations.Steps);

    private (string? Error, int Steps) Write(KilledAfterFailure operations) => Write(operations, () => operations.Steps);

    private (string? Error, int Steps) Write(FileOperations operations, Func<int> steps)
    {
        try
        {
            new AtomicFiles(_folder.Path, operations).Write(Files(New), static () => ["gone"], CancellationToken.None);
            return (null, steps());
        }
        catch (OutputException e)
        {
            return (e.Message, steps());
        }
        catch (KilledException)
        {
            return ("", steps());
        }
    }

    private static FileToWrite[] Files((string Name, string Text)[] files) =>
        [.. files.Where(static f => f.Name != "yours")
            .Select(static f => new FileToWrite(f.Name, stream => stream.Write(Encoding.UTF8.GetBytes(f.Text))))];

    private (string Name, string Text)[] Seen() =>
        [.. _folder.Names().Where(static name => !name.StartsWith('.')).Select(name => (name, _folder.Read(name)))];

    /// <summary>One step fails, and some steps later the process is killed.</summary>
    private sealed class KilledAfterFailure(int failing, int last) : FileOperations
    {
        public int Steps { get; private set; }

        public override void MakeFolder(string path, bool isPrivate) => Step(() => base.MakeFolder(path, isPrivate));

        public override Stream Create(string path, bool isPrivate)
        {
            Stream? made = null;
            Step(() => made = base.Create(path, isPrivate));
            return made!;
        }

        public override void Move(string from, string to) => Step(() => base.Move(from, to));

        public override void Replace(string from, string to, string kept) => Step(() => base.Replace(from, to, kept));

        public override void Delete(string path) => Step(() => base.Delete(path));

        public override void DeleteFolder(string path) => Step(() => base.DeleteFolder(path));

        private void Step(Action change)
        {
            int step = Steps++;
            if (step >= last)
                throw new KilledException();
            if (step == failing)
                throw new IOException("in use");
            change();
        }
    }
}
