namespace Hotspots.Paper.Drawing;

/// <summary>Sheet of paper: how large it is, and what is drawn on it.</summary>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
/// <param name="Draw">Draws it, in millimetres from the upper left corner.</param>
internal sealed record Sheet(float Width, float Height, Action<Pen> Draw)
{
    /// <summary>Points an inch of a PNG; the usual is what a printer needs.</summary>
    public float Dots { get; init; } = 300;
}

/// <summary>What the document says of itself to programs.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Subject">The security marking.</param>
/// <remarks>No date: the same result makes the same bytes, whoever asks and when.</remarks>
internal sealed record SheetProperties(string Title, string Subject)
{
    /// <summary>Of what it speaks; blank for nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>By which run it was made; blank for none.</summary>
    public string Run { get; init; } = "";
}
