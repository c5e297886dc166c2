using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Hotspots.Desktop.Access;

/// <summary>Who may ask? He who knows what was made up at this start.</summary>
/// <remarks>Two secrets, so that what stands in an address is not what a page is known by afterwards.</remarks>
internal sealed class Token
{
    private const int Bytes = 32;

    private readonly byte[] _first;
    private readonly byte[] _cookie;

    private Token(string first, string cookie)
    {
        _first = Encoding.ASCII.GetBytes(first);
        _cookie = Encoding.ASCII.GetBytes(cookie);
        FirstPath = "/?token=" + first;
        Cookie = cookie;
    }

    /// <summary>Path and query of the first address.</summary>
    public string FirstPath { get; }

    /// <summary>What a page is known by after its first address.</summary>
    public string Cookie { get; }

    /// <summary>Makes one up.</summary>
    public static Token New() => new(Secret(), Secret());

    /// <summary>Is this the token of the first address?</summary>
    public bool IsFirst(string? given) => Equals(_first, given);

    /// <summary>Is this the cookie?</summary>
    public bool IsCookie(string? given) => Equals(_cookie, given);

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    // In a time that does not tell how much of it was right.
    private static bool Equals(byte[] secret, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(secret, Encoding.UTF8.GetBytes(given));
}
