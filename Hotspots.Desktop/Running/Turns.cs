namespace Hotspots.Desktop.Running;

/// <summary>Whose turn is it? A later run of a window overtakes the earlier one.</summary>
internal sealed class Turns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    /// <summary>Takes the turn of a window; who has it until now is overtaken.</summary>
    public Turn Take(string window)
    {
        var turn = new Turn(this, window);
        Turn? earlier;
        lock (_lock)
        {
            _turns.TryGetValue(window, out earlier);
            _turns[window] = turn;
        }
        earlier?.Overtake();
        return turn;
    }

    private void End(Turn turn)
    {
        lock (_lock)
        {
            if (_turns.TryGetValue(turn.Window, out Turn? last) && last == turn)
                _turns.Remove(turn.Window);
        }
    }

    /// <summary>One turn, until it is over or overtaken.</summary>
    internal sealed class Turn(Turns turns, string window) : IDisposable
    {
        private readonly CancellationTokenSource _overtaken = new();

        public string Window => window;

        /// <summary>Told when a later run has overtaken it.</summary>
        public CancellationToken Overtaken => _overtaken.Token;

        public bool IsOvertaken => _overtaken.IsCancellationRequested;

        // The source lives as long as the turn; there is no timer in it to be freed, and the later run may call at any time.
        public void Overtake() => _overtaken.Cancel();

        public void Dispose() => turns.End(this);
    }
}
