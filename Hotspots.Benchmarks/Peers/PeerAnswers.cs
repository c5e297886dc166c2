using System.Globalization;

namespace Hotspots.Benchmarks.Peers;

/// <summary>What did a script say? Lines of "name value"; other lines are a package's own talk.</summary>
internal sealed class PeerAnswers
{
    private readonly Dictionary<string, string> _values = [];

    private PeerAnswers()
    {
    }

    /// <summary>Reads lines that begin with <c>peer </c>, a name, a space and the value.</summary>
    public static PeerAnswers Read(string text)
    {
        var answers = new PeerAnswers();
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Split(' ', 3) is ["peer", string name, string value])
                answers._values[name] = value;
        }
        return answers;
    }

    /// <summary>A number that it must have said.</summary>
    /// <exception cref="PeerFailedException">It did not, or it is no number.</exception>
    public double Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new PeerFailedException($"\"{name}\" is no number");

    /// <summary>What it must have said of something.</summary>
    /// <exception cref="PeerFailedException">It did not.</exception>
    public string Text(string name) =>
        _values.TryGetValue(name, out string? value) ? value : throw new PeerFailedException($"it did not say \"{name}\"");

    /// <summary>Milliseconds of the operation itself.</summary>
    public double Milliseconds => Number("seconds") * 1000;
}
