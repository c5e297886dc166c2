using Hotspots.Core.Files.Writing;

namespace Hotspots.Tests.Files.Writing;

/// <summary>What happens at a step that is counted.</summary>
internal enum StepEnd
{
    /// <summary>The step fails, as when another program holds the file.</summary>
    Fails,

    /// <summary>The process is gone: neither this step nor any after it takes place.</summary>
    IsTheLast,
}

/// <summary>The process was killed: no code of the product may catch this.</summary>
internal sealed class KilledException() : Exception("killed");

/// <summary>Changes of the file system of which some fail.</summary>
/// <param name="failing">The numbers of the steps that fail, from 0; or the first that does not take place any more.</param>
/// <param name="end">How.</param>
internal sealed class FailingOperations(Func<int, bool> failing, StepEnd end = StepEnd.Fails) : FileOperations
{
    /// <summary>How many steps were asked for.</summary>
    public int Steps { get; private set; }

    public override void MakeFolder(string path, bool isPrivate)
    {
        Step(path);
        base.MakeFolder(path, isPrivate);
    }

    public override Stream Create(string path, bool isPrivate)
    {
        Step(path);
        return base.Create(path, isPrivate);
    }

    public override void Move(string from, string to)
    {
        Step(to);
        base.Move(from, to);
    }

    public override void Replace(string from, string to, string kept)
    {
        Step(to);
        base.Replace(from, to, kept);
    }

    public override void Delete(string path)
    {
        Step(path);
        base.Delete(path);
    }

    public override void DeleteFolder(string path)
    {
        Step(path);
        base.DeleteFolder(path);
    }

    private void Step(string path)
    {
        if (!failing(Steps++))
            return;
        throw end == StepEnd.Fails ? new IOException($"{Path.GetFileName(path)} is in use") : new KilledException();
    }
}
