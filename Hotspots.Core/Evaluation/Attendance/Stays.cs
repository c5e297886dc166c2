using Hotspots.Core.Model.Attendance;

namespace Hotspots.Core.Evaluation.Attendance;

/// <summary>Stay of one unit at one place: fixes inside that follow one another without a long gap.</summary>
/// <param name="Place">Which place.</param>
/// <param name="First">Second of the first fix inside.</param>
/// <param name="Last">Second of the last.</param>
/// <param name="Fixes">The unit's fixes from first to last, those that were outside and bridged among them.</param>
/// <param name="Within">Those of them on the ground itself, without the margin.</param>
internal readonly record struct Stay(int Place, long First, long Last, int Fixes, int Within);

/// <summary>Stay-point detection: the stays of one unit in one shift.</summary>
/// <remarks>
/// A stay goes on as long as no two fixes inside are more than the gap apart: one fix of a receiver gone astray, and a lorry that shades it for half
/// a minute, end nothing. Its length is from the first fix inside to the last, so that a single fix lasts no time. One pass; keeps its room from call
/// to call, so that nothing is allotted but the stays; for one thread.
/// </remarks>
internal sealed class Stays
{
    private long[] _first = [];
    private long[] _last = [];
    private int[] _firstFix = [];
    private int[] _lastFix = [];
    private int[] _within = [];
    private bool[] _isOpen = [];

    /// <summary>Finds them.</summary>
    /// <param name="times">The unit's fixes in the shift, ascending seconds.</param>
    /// <param name="eastings">Metres.</param>
    /// <param name="northings">Metres.</param>
    /// <param name="places">The places of the shift.</param>
    /// <param name="cells">Their index, with the same margin.</param>
    /// <param name="rules">The margin and the gap.</param>
    /// <param name="stays">Added to: all stays, however short, by their end within a place.</param>
    public void Find(
        ReadOnlySpan<long> times, ReadOnlySpan<double> eastings, ReadOnlySpan<double> northings, IReadOnlyList<PlaceGround> places,
        PlaceCells cells, AttendanceRules rules, List<Stay> stays)
    {
        MakeRoom(places.Count);
        for (int i = 0; i < times.Length; i++)
        {
            foreach (int place in cells.At(eastings[i], northings[i]))
            {
                bool isWithin = places[place].Holds(eastings[i], northings[i]);
                if (!isWithin && !places[place].IsNear(eastings[i], northings[i], rules.Margin))
                    continue;
                if (_isOpen[place] && times[i] - _last[place] > rules.Gap)
                    Close(place, stays);
                if (!_isOpen[place])
                {
                    _isOpen[place] = true;
                    (_first[place], _firstFix[place], _within[place]) = (times[i], i, 0);
                }
                (_last[place], _lastFix[place]) = (times[i], i);
                _within[place] += isWithin ? 1 : 0;
            }
        }
        for (int place = 0; place < places.Count; place++)
        {
            if (_isOpen[place])
                Close(place, stays);
        }
    }

    private void Close(int place, List<Stay> stays)
    {
        _isOpen[place] = false;
        stays.Add(new Stay(place, _first[place], _last[place], _lastFix[place] - _firstFix[place] + 1, _within[place]));
    }

    private void MakeRoom(int places)
    {
        if (places <= _isOpen.Length)
            return;
        (_first, _last) = (new long[places], new long[places]);
        (_firstFix, _lastFix, _within) = (new int[places], new int[places], new int[places]);
        _isOpen = new bool[places];
    }
}
