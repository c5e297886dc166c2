namespace Hotspots.Benchmarks.Attack;

/// <summary>Fault of the program that an attack has found; the message says what was promised and what was seen.</summary>
internal sealed class AttackFaultException(string message) : Exception(message)
{
    /// <summary>Throws unless what was promised is so.</summary>
    public static void Unless(bool promised, string message)
    {
        if (!promised)
            throw new AttackFaultException(message);
    }

    /// <summary>A refusal is a sentence.</summary>
    public static void UnlessSentence(string message) => Unless(message.EndsWith('.') && message.Length > 1, $"no sentence: \"{message}\"");
}
