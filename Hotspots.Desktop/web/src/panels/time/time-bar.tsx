// When: a histogram of the incidents, and a brush over it that chooses a span.
import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { dataset, filters, incidents, opened } from '../../state/state';
import { change } from '../../state/filter-history';
import { ShiftChoice } from './shift-choice';
import { Icon } from '../shell/icon';
import { whyNoTimes } from '../shell/why-empty';
import { capital, count, day, number } from '../../base/words';
import { binName } from './binning';
import { astray, bars, believed, bins, brush, extent, hovered, isWide, keepExtent, plotWidth } from './brush';
import { Histogram } from './histogram';
import { isPlaying, pace, pause, play, setPace, SPEEDS, stepWeeks } from './play';
import { typedDay } from './typed-day';

const problem = signal('');

/** The bar under the pointer, else how high the bars are; or what is wrong with a typed day. */
function Readout() {
  const now = bins.value;
  if (problem.value !== '') return <span class="time-unit warn-text" role="alert">{problem.value}</span>;
  if (!now || !bars.value || extent.value === null) return <span class="time-unit" />;
  const at = Math.min(hovered.value, bars.value.length - 1);
  const most = bars.value.reduce((a, b) => Math.max(a, b), 0);
  return (
    <span class="time-unit quiet">
      {at >= 0 ? `${capital(binName(now.unit, now.edges[at]))}: ${count(Math.round(bars.value[at]), 'incident')}`
        : `up to ${number(Math.round(most))} a ${now.unit}`}
    </span>
  );
}

/** How many incidents are dated far from all the rest, and a way to see them: in the bars, and one by one with their lines. */
function Astray() {
  const members = astray.value;
  if (members.length === 0) return null;
  const toggle = () => {
    isWide.value = !isWide.value;
    const data = incidents.peek();
    if (!isWide.peek()) opened.value = opened.peek()?.title === undefined ? opened.peek() : null;
    else if (data) opened.value = { data, members, title: `${count(members.length, 'incident')} dated far from all others` };
  };
  return (
    <button
      type="button" class="button button-quiet time-astray" aria-pressed={isWide.value} onClick={toggle}
      title={isWide.value ? 'Show only the time of the others' : 'Their dates may be mistyped and are not counted in the period: see them'}
    >{number(members.length)} dated far outside</button>
  );
}

export function TimeBar() {
  const plot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => { plotWidth.value = Math.max(100, Math.round(entry.contentRect.width)); });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => pause, []);
  useEffect(keepExtent, []);
  const now = bins.value;
  const hasTimes = extent.value !== null;
  return (
    <section class="time" aria-label="Time">
      <div class="time-tools">
        <DateField name="From" value={filters.value.from} usual={believed.value?.first ?? null} />
        <DateField name="To" value={filters.value.to} usual={believed.value?.last ?? null} />
        <button type="button" class="button" disabled={brush.value?.isWhole !== false} onClick={() => change({ from: null, to: null })}>
          All dates
        </button>
        <ShiftChoice />
        <span class="time-sep" />
        <PlayTools isUsable={hasTimes} />
        <Readout />
        <Astray />
      </div>
      <div class="time-plot" ref={plot}>
        {now && bars.value && hasTimes
          ? <Histogram bins={now} bars={bars.value} />
          : <p class="time-none quiet">{bins.value === null && extent.value === null ? whyNoTimes(dataset.value) : ''}</p>}
      </div>
    </section>
  );
}

/**
 * A day typed exactly. While it is no day yet, or crosses the other one, nothing changes. Not the browser's own field: it may put the month first.
 */
function DateField({ name, value, usual }: { name: 'From' | 'To'; value: number | null; usual: number | null }) {
  const typed = useSignal<string | null>(null);
  const isWrong = useSignal(false);
  const shown = value ?? usual;
  const say = (sentence: string) => {
    isWrong.value = sentence !== '';
    problem.value = sentence;
  };
  const take = () => {
    const text = typed.value;
    if (text === null) return;
    const { from, to } = filters.value;
    const range = typedDay(text);
    if (text.trim() === '') change(name === 'From' ? { from: null } : { to: null });
    else if (!range) { say(`“${text}” is no day; give one such as 2 Mar 2025 or 02/03/2025.`); return; }
    else if (name === 'From' ? to !== null && range.first > to : from !== null && range.last < from) {
      say('The first day must not be after the last one.');
      return;
    }
    else change(name === 'From' ? { from: range.first } : { to: range.last });
    say('');
    typed.value = null;
  };
  return (
    <label class="date-field">
      <span class="quiet">{name}</span>
      <input
        type="text" value={typed.value ?? (shown === null ? '' : day(shown))} disabled={usual === null} aria-invalid={isWrong.value}
        autocomplete="off" spellcheck={false}
        onInput={(event) => { typed.value = event.currentTarget.value; }} onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          else if (event.key === 'Escape') { typed.value = null; say(''); }
        }}
      />
    </label>
  );
}

function PlayTools({ isUsable }: { isUsable: boolean }) {
  const isStill = useSignal(matchMedia('(prefers-reduced-motion: reduce)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const onChange = () => { isStill.value = query.matches; if (query.matches) pause(); };
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return (
    <div class="play" role="group" aria-label="Week by week">
      <button type="button" class="button-icon" disabled={!isUsable} title="A week back" onClick={() => { pause(); stepWeeks(-1); }}>
        <Icon name="left" /><span class="unseen">A week back</span>
      </button>
      {!isStill.value && (
        <button type="button" class="button-icon" disabled={!isUsable} aria-pressed={isPlaying.value}
          title={isPlaying.value ? 'Pause' : 'Play week by week'} onClick={() => (isPlaying.value ? pause() : play())}>
          <Icon name={isPlaying.value ? 'pause' : 'play'} /><span class="unseen">{isPlaying.value ? 'Pause' : 'Play week by week'}</span>
        </button>
      )}
      <button type="button" class="button-icon" disabled={!isUsable} title="A week on" onClick={() => { pause(); stepWeeks(1); }}>
        <Icon name="right" /><span class="unseen">A week on</span>
      </button>
      {!isStill.value && (
        <select aria-label="Speed of playing" value={pace.value} disabled={!isUsable}
          onChange={(event) => setPace(Number(event.currentTarget.value))}>
          {SPEEDS.map(([name, milliseconds]) => <option key={name} value={milliseconds}>{name}</option>)}
        </select>
      )}
    </div>
  );
}
