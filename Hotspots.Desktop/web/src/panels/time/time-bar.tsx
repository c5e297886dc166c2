// When: a histogram of the incidents, and a brush over it that chooses a span.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { filters } from '../../state';
import { change } from '../filters/history';
import { Icon } from '../shell/icon';
import { isoDay, parseIsoDay } from '../words';
import { bars, bins, brush, extent, plotWidth } from './brush';
import { Histogram } from './histogram';
import { isPlaying, pace, pause, play, setPace, SPEEDS, stepWeeks } from './play';

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
  const now = bins.value;
  const hasTimes = extent.value !== null;
  return (
    <section class="time" aria-label="Time">
      <div class="time-tools">
        <DateField name="From" value={filters.value.from} usual={extent.value?.first ?? null} lastOfDay={0} />
        <DateField name="To" value={filters.value.to} usual={extent.value?.last ?? null} lastOfDay={1439} />
        <button type="button" class="button" disabled={brush.value?.isWhole !== false} onClick={() => change({ from: null, to: null })}>All dates</button>
        <span class="time-sep" />
        <PlayTools isUsable={hasTimes} />
        <span class="push" />
        <span class="quiet time-unit">{now && hasTimes ? `incidents a ${now.unit}` : ''}</span>
      </div>
      <div class="time-plot" ref={plot}>
        {now && bars.value && hasTimes
          ? <Histogram bins={now} bars={bars.value} />
          : <p class="time-none quiet">{bins.value === null && extent.value === null ? 'No incident has a time.' : ''}</p>}
      </div>
    </section>
  );
}

/** A day typed exactly. While it is no day yet, or crosses the other one, nothing changes. */
function DateField({ name, value, usual, lastOfDay }: { name: 'From' | 'To'; value: number | null; usual: number | null; lastOfDay: number }) {
  const isWrong = useSignal(false);
  const shown = value ?? usual;
  const onChange = (text: string) => {
    const minute = text === '' ? null : parseIsoDay(text);
    const { from, to } = filters.value;
    isWrong.value = (text !== '' && minute === null) || (minute !== null && (name === 'From' ? to !== null && minute > to : from !== null && minute + lastOfDay < from));
    if (isWrong.value) return;
    change(name === 'From' ? { from: minute } : { to: minute === null ? null : minute + lastOfDay });
  };
  return (
    <label class="date-field">
      <span class="quiet">{name}</span>
      <input
        type="date" value={shown === null ? '' : isoDay(shown)} disabled={usual === null} aria-invalid={isWrong.value}
        title={isWrong.value ? 'The first day must not be after the last one.' : ''} onChange={(event) => onChange(event.currentTarget.value)}
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
      <button type="button" class="button-icon" disabled={!isUsable} title="A week back" onClick={() => { pause(); stepWeeks(-1); }}><Icon name="left" /><span class="unseen">A week back</span></button>
      {!isStill.value && (
        <button type="button" class="button-icon" disabled={!isUsable} aria-pressed={isPlaying.value} title={isPlaying.value ? 'Pause' : 'Play week by week'} onClick={() => (isPlaying.value ? pause() : play())}>
          <Icon name={isPlaying.value ? 'pause' : 'play'} /><span class="unseen">{isPlaying.value ? 'Pause' : 'Play week by week'}</span>
        </button>
      )}
      <button type="button" class="button-icon" disabled={!isUsable} title="A week on" onClick={() => { pause(); stepWeeks(1); }}><Icon name="right" /><span class="unseen">A week on</span></button>
      {!isStill.value && (
        <select aria-label="Speed of playing" value={pace.value} disabled={!isUsable} onChange={(event) => setPace(Number(event.currentTarget.value))}>
          {SPEEDS.map(([name, milliseconds]) => <option key={name} value={milliseconds}>{name}</option>)}
        </select>
      )}
    </div>
  );
}
