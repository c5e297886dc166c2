using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>When does a row say it happened? One column, a date and a clock column, or a first and a last time.</summary>
internal sealed class TimeReader(ColumnMap map)
{
    private readonly int _time = map.IndexOf(ColumnRole.Time);
    private readonly int _clock = map.IndexOf(ColumnRole.Clock);
    private readonly int _from = map.IndexOf(ColumnRole.From);
    private readonly int _to = map.IndexOf(ColumnRole.To);

    /// <summary>Reads the row's time.</summary>
    /// <returns>False when something stands there that is no time; blank is a time that is not known.</returns>
    public bool TryRead(RowFields fields, out IncidentTime time, out FieldFault fault)
    {
        time = IncidentTime.Unknown;
        fault = default;
        if (_time >= 0 && !TextTrim.Spaces(fields[_time]).IsEmpty)
        {
            ReadOnlySpan<byte> clock = _clock >= 0 ? fields[_clock] : default;
            if (TimeParser.TryParse(fields[_time], clock, out time))
                return true;
            bool dateIsSound = !clock.IsEmpty && TimeParser.TryParse(fields[_time], out _);
            fault = dateIsSound ? new FieldFault(_clock, "a clock time such as 14:05") : new FieldFault(_time, TimeParser.Expected);
            return false;
        }
        return TryReadInterval(fields, ref time, ref fault);
    }

    private bool TryReadInterval(RowFields fields, ref IncidentTime time, ref FieldFault fault)
    {
        IncidentTime from = default, to = default;
        if (_from >= 0 && !TextTrim.Spaces(fields[_from]).IsEmpty && !TimeParser.TryParse(fields[_from], out from))
        {
            fault = new FieldFault(_from, TimeParser.Expected);
            return false;
        }
        if (_to >= 0 && !TextTrim.Spaces(fields[_to]).IsEmpty && !TimeParser.TryParse(fields[_to], out to))
        {
            fault = new FieldFault(_to, TimeParser.Expected);
            return false;
        }
        if (!from.IsKnown || !to.IsKnown || from == to)
        {
            time = from.IsKnown ? from : to;
            return true;
        }
        long length = to.UntilUtcSeconds - from.FromUtcSeconds;
        if (to.FromUtcSeconds < from.FromUtcSeconds || length > uint.MaxValue)
        {
            fault = new FieldFault(_to, "a last time that is not before the first");
            return false;
        }
        time = new IncidentTime(from.FromUtcSeconds, (uint)length, TimePrecision.Interval);
        return true;
    }
}
