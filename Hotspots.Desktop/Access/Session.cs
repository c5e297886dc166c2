using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Hotspots.Desktop.Access;

/// <summary>What came of showing a one-time token.</summary>
internal enum Admission
{
    /// <summary>No such token was made at this start.</summary>
    Unknown,

    /// <summary>It was good, and nobody came in its time.</summary>
    Late,

    /// <summary>It is good, and spent by this.</summary>
    Granted,

    /// <summary>It had been spent before: someone else has it too.</summary>
    SpentBefore,
}

/// <summary>Session of one start: the cookie that a page is known by, and the one-time tokens that buy it.</summary>
/// <remarks>
/// A token is good once, and for <see cref="TokenLife"/>. One that is shown a second time has been seen by someone who should not have it, and
/// nobody can say which of the two was the user: the session is shut for both. Thread-safe.
/// </remarks>
internal sealed class Session(TimeProvider clock, Action<string>? shut = null)
{
    /// <summary>How long a token is good: as long as a browser may take to start on a crowded virtual desktop.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(60);

    /// <summary>What is said when a token was shown a second time.</summary>
    public const string WhyShut =
        "The key of this window was used a second time, so someone else may have it: the session is shut, and nothing more is shown. Start Hotspots "
            + "again.";

    private const int Bytes = 32;

    private readonly Lock _lock = new();

    // Known by their digests: how long a look-up takes tells nothing of the token.
    private readonly Dictionary<string, Issued> _issued = new(StringComparer.Ordinal);
    private readonly string _cookie = Secret();
    private bool _isShut;

    /// <summary>Called when a page was let in.</summary>
    public event Action? Entered;

    /// <summary>What a page is known by once it is in.</summary>
    public string Cookie => _cookie;

    /// <summary>Was a token shown twice? Then nobody is let in any more.</summary>
    public bool IsShut
    {
        get
        {
            lock (_lock)
                return _isShut;
        }
    }

    /// <summary>Makes a token that is good once.</summary>
    public string NewToken()
    {
        string token = Secret();
        lock (_lock)
            _issued.Add(Digest(token), new Issued(clock.GetTimestamp(), IsSpent: false));
        return token;
    }

    /// <summary>Spends a token.</summary>
    public Admission Spend(string? token)
    {
        Admission admission = Judge(Digest(token ?? ""), out bool isFirstMisuse);
        if (admission == Admission.Granted)
            Entered?.Invoke();
        if (isFirstMisuse)
            shut?.Invoke(WhyShut);
        return admission;
    }

    private Admission Judge(string digest, out bool isFirstMisuse)
    {
        isFirstMisuse = false;
        lock (_lock)
        {
            if (!_issued.TryGetValue(digest, out Issued? issued))
                return Admission.Unknown;
            if (issued.IsSpent)
            {
                isFirstMisuse = !_isShut;
                _isShut = true;
                return Admission.SpentBefore;
            }
            if (clock.GetElapsedTime(issued.Made) > TokenLife)
                return Admission.Late;
            _issued[digest] = issued with { IsSpent = true };
            return Admission.Granted;
        }
    }

    /// <summary>Is this the cookie, in a session that is not shut?</summary>
    public bool IsCookie(string? given) =>
        // In a time that does not tell how much of it was right.
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(_cookie), Encoding.UTF8.GetBytes(given)) && !IsShut;

    /// <summary>A word that cannot be guessed: 32 random bytes as base64url.</summary>
    public static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    private static string Digest(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Issued(long Made, bool IsSpent);
}
