using Hotspots.Core.Statistics;

namespace Hotspots.Core.Evaluation;

/// <summary>Exact multinomial G test. Are counts of weekdays, hours or shifts more unequal than their exposure and chance make them?</summary>
/// <remarks>
/// <para>
/// G = 2 Σ k ln(k/(nπ)); p = the chance of all outcomes of n incidents with G at least as large, by enumeration (Wheeler 2016 for weekdays). With
/// equal chances outcomes that differ in order only are one, which reaches some hundreds of incidents. Where there are more than
/// <see cref="MostOutcomes"/>, p is the χ² tail of G with Williams' correction (Biometrika 1976), and says so.
/// </para>
/// </remarks>
/// <param name="G">The statistic, 0 or more.</param>
/// <param name="P">0 to 1; 1 where there is no incident.</param>
/// <param name="IsExact">By enumeration?</param>
internal readonly record struct MultinomialTest(double G, double P, bool IsExact)
{
    /// <summary>More outcomes than this are not gone through one by one.</summary>
    public const int MostOutcomes = 1_000_000;

    /// <summary>Outcomes that are as unequal in exact arithmetic must not be told apart by rounding.</summary>
    private const double Rounding = 1e-10;

    /// <summary>Tests counts against equal chances.</summary>
    /// <param name="counts">Incidents of each weekday, or hour, or shift.</param>
    public static MultinomialTest Of(ReadOnlySpan<int> counts)
    {
        var exposures = new double[counts.Length];
        Array.Fill(exposures, 1);
        return Of(counts, exposures);
    }

    /// <summary>Tests counts against their exposure.</summary>
    /// <param name="counts">Incidents of each weekday, or hour, or shift.</param>
    /// <param name="exposures">Hours or days that each was watched: one a count, 0 or more.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is negative, or something happened where nothing was watched.</exception>
    public static MultinomialTest Of(ReadOnlySpan<int> counts, ReadOnlySpan<double> exposures)
    {
        if (counts.Length != exposures.Length)
            throw new ArgumentException("There must be one exposure for each count.");
        var chances = new List<double>();
        var kept = new List<int>();
        double watched = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0 || !(exposures[i] >= 0) || (exposures[i] == 0 && counts[i] > 0))
                throw new ArgumentException("Counts and exposures must be 0 or more, and what was not watched must be empty.");
            if (exposures[i] == 0)
                continue;
            kept.Add(counts[i]);
            chances.Add(exposures[i]);
            watched += exposures[i];
        }
        int n = 0;
        for (int i = 0; i < kept.Count; i++)
        {
            chances[i] /= watched;
            n += kept[i];
        }
        bool isEqual = chances.TrueForAll(chance => Math.Abs(chance * chances.Count - 1) <= 1e-12);
        if (n == 0 || kept.Count < 2)
            return new MultinomialTest(0, 1, true);
        var outcomes = new Outcomes(n, [.. chances], isEqual);
        double g = 0;
        for (int i = 0; i < kept.Count; i++)
            g += outcomes.Term(kept[i], i);
        bool isExact = outcomes.AreFew;
        double p = isExact ? outcomes.AtLeast(g - Rounding * (1 + g)) : ChiSquare.AtLeast(g / Williams(n, chances), kept.Count - 1);
        return new MultinomialTest(Math.Max(0, g), Math.Min(1, p), isExact);
    }

    private static double Williams(int n, List<double> chances)
    {
        double inverse = 0;
        foreach (double chance in chances)
            inverse += 1 / chance;
        return 1 + (inverse - 1) / (6.0 * n * (chances.Count - 1));
    }

    /// <summary>All ways in which n incidents may fall.</summary>
    private sealed class Outcomes
    {
        private readonly int _n;
        private readonly double[] _chances;
        private readonly bool _isEqual;
        private readonly double[][] _terms;
        private readonly double[] _logFactorials;
        private double _goal;

        public Outcomes(int n, double[] chances, bool isEqual)
        {
            (_n, _chances, _isEqual) = (n, chances, isEqual);
            AreFew = Number() <= MostOutcomes;
            _terms = new double[isEqual ? 1 : chances.Length][];
            _logFactorials = Logs(Math.Max(n, chances.Length));
            for (int i = 0; i < _terms.Length; i++)
            {
                _terms[i] = new double[n + 1];
                for (int k = 1; k <= n; k++)
                    _terms[i][k] = 2 * k * Math.Log(k / (n * chances[i]));
            }
        }

        public bool AreFew { get; }

        /// <summary>What a count adds to G.</summary>
        public double Term(int count, int place) => _terms[_isEqual ? 0 : place][count];

        /// <summary>The chance of a G of this or more.</summary>
        public double AtLeast(double goal)
        {
            _goal = goal;
            double log = _logFactorials[_n];
            if (!_isEqual)
                return Any(_n, 0, 0, log);
            return Parts(_n, _chances.Length, _n, 0, 0, log + _n * Math.Log(_chances[0]) + _logFactorials[_chances.Length]);
        }

        // Counts in descending order stand for all orders of them: places!/Π(equal ones)!.
        private double Parts(int left, int places, int most, int equal, double g, double log)
        {
            if (left == 0)
                return g >= _goal ? Math.Exp(log - _logFactorials[equal] - _logFactorials[places]) : 0;
            // Terms grow ever faster, so that nothing below is more unequal than the fullest counts and what they leave.
            if (g + left / most * _terms[0][most] + _terms[0][left % most] < _goal - Rounding * (1 + _goal))
                return 0;
            double sum = 0;
            int last = most;
            for (int count = Math.Min(left, most); count > 0 && (long)count * places >= left; count--)
            {
                bool again = count == last && equal > 0;
                double done = again ? 0 : _logFactorials[equal];
                if (places > 1 || count == left)
                    sum += Parts(left - count, places - 1, count, again ? equal + 1 : 1, g + _terms[0][count], log - _logFactorials[count] - done);
            }
            return sum;
        }

        private double Any(int left, int place, double g, double log)
        {
            if (place == _chances.Length - 1)
                return g + Term(left, place) >= _goal ? Math.Exp(log - _logFactorials[left] + left * Math.Log(_chances[place])) : 0;
            double sum = 0;
            for (int count = 0; count <= left; count++)
                sum += Any(left - count, place + 1, g + Term(count, place), log - _logFactorials[count] + count * Math.Log(_chances[place]));
            return sum;
        }

        private double Number()
        {
            if (!_isEqual)
            {
                double number = 1;
                for (int i = 1; i < _chances.Length; i++)
                    number *= (double)(_n + i) / i;
                return number;
            }
            // Partitions of n into so many parts at most, which are those with parts of at most that size.
            var ways = new double[_n + 1];
            ways[0] = 1;
            for (int part = 1; part <= _chances.Length; part++)
            {
                for (int sum = part; sum <= _n; sum++)
                    ways[sum] += ways[sum - part];
            }
            return ways[_n];
        }

        private static double[] Logs(int most)
        {
            var logs = new double[most + 1];
            for (int k = 2; k <= most; k++)
                logs[k] = logs[k - 1] + Math.Log(k);
            return logs;
        }
    }
}
