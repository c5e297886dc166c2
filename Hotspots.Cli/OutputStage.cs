namespace Hotspots.Cli;

/// <summary>How far is a command with its files: not begun, at it, done? Asked when the process has to be ended from outside.</summary>
internal sealed class OutputStage
{
    private volatile bool _isWriting;
    private volatile bool _hasWritten;

    /// <summary>Are files being put in place at this moment?</summary>
    public bool IsWriting => _isWriting;

    /// <summary>Is a file in place already?</summary>
    public bool HasWritten => _hasWritten;

    /// <summary>Writes.</summary>
    public void Write(Action write)
    {
        _isWriting = true;
        try
        {
            write();
            _hasWritten = true;
        }
        finally
        {
            _isWriting = false;
        }
    }
}
