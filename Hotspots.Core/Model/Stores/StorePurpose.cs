namespace Hotspots.Core.Model.Stores;

/// <summary>Purpose of processing: who does what with the incidents of a store, and why. The log of processing keeps it.</summary>
/// <param name="Who">The user, as the computer knows them.</param>
/// <param name="Reason">Why, in the user's words; never blank.</param>
/// <param name="What">What is done, in words: the command as it was typed.</param>
internal sealed record StorePurpose(string Who, string Reason, string What)
{
    /// <summary>Longest reason that is kept, characters.</summary>
    public const int LongestReason = 500;
}
