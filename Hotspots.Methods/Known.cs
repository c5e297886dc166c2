namespace Hotspots.Methods;

/// <summary>Range check of choices.</summary>
internal static class Known
{
    /// <summary>The number of a choice.</summary>
    /// <exception cref="ArgumentException">It is none of those there are; the message lists them.</exception>
    public static int Value<T>(T choice)
        where T : struct, Enum =>
        Enum.IsDefined(choice)
            ? Convert.ToInt32(choice, System.Globalization.CultureInfo.InvariantCulture)
            : throw new ArgumentException($"There is no {typeof(T).Name} {choice}; choose one of: {string.Join(", ", Enum.GetNames<T>())}.");
}
