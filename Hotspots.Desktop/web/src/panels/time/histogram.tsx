// The bars, and the brush: dragged anew over the bars, as a whole, or by its two edges, which arrow keys move as well.
import { useRef } from 'preact/hooks';
import { filters } from '../../state/state';
import { drag, settle } from '../../state/filter-history';
import { DAY_MINUTES, day, measured } from '../../base/words';
import { binName, floorTo, step, ticks, type Bins } from './binning';
import { brush, hovered, plotWidth, spanFilter } from './brush';
import { pause } from './play';

const HEIGHT = 44;
/** Fewer pixels are a click, not a drag: it chooses the bar under the pointer. */
const CLICK = 3;

export function Histogram({ bins, bars }: { bins: Bins; bars: Float64Array }) {
  const box = useRef<HTMLDivElement>(null);
  const width = plotWidth.value;
  const { edges } = bins;
  const first = edges[0], end = edges[edges.length - 1];
  const x = (minute: number) => ((minute - first) / (end - first)) * width;
  const now = brush.value ?? { from: first, until: end, isWhole: true };
  const most = bars.reduce((a, b) => Math.max(a, b), 0);
  const path = barsPath(bars, edges, most, x, first, end);
  const left = x(now.from), right = x(now.until);

  const minuteAt = (event: PointerEvent): number => {
    const at = box.current?.getBoundingClientRect();
    return at ? first + ((event.clientX - at.left) / at.width) * (end - first) : first;
  };
  const floor = (minute: number) => floorTo(bins.unit, Math.min(end - 1, Math.max(first, Math.floor(minute))));

  const follow = (event: PointerEvent, move: (minute: number, moved: number) => void) => {
    pause();
    const element = event.currentTarget as HTMLElement;
    element.setPointerCapture(event.pointerId);
    const start = event.clientX;
    const onMove = (next: PointerEvent) => { move(minuteAt(next), Math.abs(next.clientX - start)); };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('lostpointercapture', () => {
      element.removeEventListener('pointermove', onMove);
      settle();
    }, { once: true });
  };

  const onPlotDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const anchor = floor(minuteAt(event));
    const one = { from: anchor, until: step(bins.unit, anchor, 1) };
    drag(spanFilter(one.from, one.until));
    follow(event, (minute, moved) => {
      if (moved < CLICK) return;
      const other = floor(minute);
      drag(spanFilter(Math.min(anchor, other), step(bins.unit, Math.max(anchor, other), 1)));
    });
  };

  const onBrushDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const grabbed = minuteAt(event);
    const start = filters.peek().from ?? first, length = (filters.peek().to ?? end - 1) + 1 - start;
    follow(event, (minute) => {
      const from = floorTo('day', Math.min(end - length, Math.max(first, start + minute - grabbed)));
      drag(spanFilter(from, from + length));
    });
  };

  const onHover = (event: PointerEvent) => {
    const minute = minuteAt(event);
    hovered.value = minute >= first && minute < end ? bins.ofDay[Math.floor((minute - first) / DAY_MINUTES)] : -1;
  };

  const setEdge = (which: 'from' | 'until', minute: number) => {
    const { from, until } = brush.peek() ?? now;
    const at = Math.min(end, Math.max(first, minute));
    drag(
      which === 'from' ? spanFilter(Math.min(at, step(bins.unit, until - 1, 0)), until) : spanFilter(from, Math.max(at, step(bins.unit, from, 1))),
    );
  };
  const onEdgeDown = (which: 'from' | 'until') => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    follow(event, (minute) => { setEdge(which, which === 'from' ? floor(minute) : step(bins.unit, floor(minute), 1)); });
  };
  const onEdgeKey = (which: 'from' | 'until') => (event: KeyboardEvent) => {
    const at = which === 'from' ? now.from : now.until;
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -4, PageUp: 4 }[event.key];
    if (by !== undefined) setEdge(which, step(bins.unit, at, by < 0 && floorTo(bins.unit, at) !== at ? by + 1 : by));
    else if (event.key === 'Home') setEdge(which, which === 'from' ? first : step(bins.unit, now.from, 1));
    else if (event.key === 'End') setEdge(which, which === 'from' ? floorTo(bins.unit, now.until - 1) : end);
    else return;
    event.preventDefault();
    pause();
    settle();
  };

  return (
    <div class="histogram" ref={box} onPointerDown={onPlotDown} onPointerMove={onHover} onPointerLeave={() => { hovered.value = -1; }}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" role="img"
        aria-label={describe(bins, bars, most)}>
        <path class={now.isWhole ? 'bars' : 'bars is-quiet'} d={path} />
        {!now.isWhole && <path class="bars is-chosen" d={barsPath(bars, edges, most, x, now.from, now.until)} />}
      </svg>
      {!now.isWhole && (
        <div class="brush" style={{ left: `${left}px`, width: `${Math.max(2, right - left)}px` }} onPointerDown={onBrushDown} />
      )}
      {(['from', 'until'] as const).map((which) => {
        const at = which === 'from' ? now.from : now.until;
        return (
          <div
            key={which} class={`brush-edge brush-${which}`} role="slider" tabIndex={0} aria-label={which === 'from' ? 'First day' : 'Last day'}
            aria-valuemin={first} aria-valuemax={end} aria-valuenow={at} aria-valuetext={day(which === 'from' ? at : at - 1)}
            style={{ left: `${which === 'from' ? left : right}px` }} onPointerDown={onEdgeDown(which)} onKeyDown={onEdgeKey(which)}
          />
        );
      })}
      <div class="time-axis quiet" aria-hidden="true">
        {ticks(first, end, Math.max(2, width / 72)).map(({ minute, label }) => x(minute) < width - 24 && (
          <span key={minute} class="tick" style={{ left: `${x(minute)}px` }}>{label}</span>
        ))}
      </div>
    </div>
  );
}

/** The outline of all bars between two minutes; a bar that reaches beyond them is cut. */
function barsPath(bars: Float64Array, edges: Int32Array, most: number, x: (minute: number) => number, from: number, until: number): string {
  if (most === 0) return '';
  let path = '';
  for (let bin = 0; bin < bars.length; bin++) {
    if (bars[bin] === 0 || edges[bin + 1] <= from || edges[bin] >= until) continue;
    const left = x(Math.max(from, edges[bin])), width = x(Math.min(until, edges[bin + 1])) - left;
    const gap = width > 3 && edges[bin + 1] <= until ? 1 : 0;
    // Whatever is there is seen.
    const height = Math.max(1.5, (bars[bin] / most) * (HEIGHT - 2));
    path += `M${left.toFixed(1)} ${HEIGHT}v${(-height).toFixed(1)}h${(width - gap).toFixed(1)}v${height.toFixed(1)}z`;
  }
  return path;
}

function describe(bins: Bins, bars: Float64Array, most: number): string {
  const busiest = bars.indexOf(most);
  return `Incidents a ${bins.unit}. Most, ${measured(most)}, in ${binName(bins.unit, bins.edges[busiest])}.`;
}
