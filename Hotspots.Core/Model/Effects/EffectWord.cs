namespace Hotspots.Core.Model.Effects;

/// <summary>Verdict on what an operation did, by its rank among placebos and by its interval together.</summary>
internal enum EffectVerdict
{
    /// <summary>Fewer incidents than the control suggests, beyond chance.</summary>
    Fewer,

    /// <summary>More, beyond chance.</summary>
    More,

    /// <summary>No difference that can be told from chance.</summary>
    WithinChance,

    /// <summary>So few incidents, or so few places to compare with, that nothing could be told.</summary>
    TooFew,
}

/// <summary>One of the four places of a weighted displacement difference.</summary>
internal enum EffectPlaceRole
{
    /// <summary>T: where the operation was.</summary>
    Treated,

    /// <summary>C: a place like it where it was not.</summary>
    Control,

    /// <summary>D: the ring round the treated place.</summary>
    Ring,

    /// <summary>E: the ring round the control.</summary>
    RingControl,
}

/// <summary>What a period is to an operation.</summary>
internal enum EffectPeriodUse
{
    /// <summary>An earlier period: by it controls are matched.</summary>
    Earlier,

    /// <summary>An earlier period that is also part of "before".</summary>
    Before,

    /// <summary>One of those by which the place was chosen: compared with nothing.</summary>
    Chosen,

    /// <summary>Part of the operation.</summary>
    During,
}

/// <summary>The words for them, as they are written and shown.</summary>
internal static class EffectWord
{
    /// <summary>Of a verdict.</summary>
    public static string Of(EffectVerdict verdict) => verdict switch
    {
        EffectVerdict.Fewer => "fewer",
        EffectVerdict.More => "more",
        EffectVerdict.WithinChance => "within chance",
        _ => "too few",
    };

    /// <summary>Of a place.</summary>
    public static string Of(EffectPlaceRole role) => role switch
    {
        EffectPlaceRole.Treated => "treated",
        EffectPlaceRole.Control => "control",
        EffectPlaceRole.Ring => "ring",
        _ => "ring of control",
    };

    /// <summary>Of a period.</summary>
    public static string Of(EffectPeriodUse use) => use switch
    {
        EffectPeriodUse.Earlier => "earlier",
        EffectPeriodUse.Before => "before",
        EffectPeriodUse.Chosen => "chosen by",
        _ => "during",
    };
}
