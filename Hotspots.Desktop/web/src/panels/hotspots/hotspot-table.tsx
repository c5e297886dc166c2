// The table of hotspots. Arrow keys move in it, Enter chooses; a long one draws only the rows in sight.
import { useSignal, type Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Hotspot } from '../../contracts/model';
import { chosen, keyOf, methods } from '../../state/state';
import { measured, number } from '../../base/words';
import { changeOfRank, nowOfRun } from '../../questions/now';
import { choose } from './choosing';
import { ChangeCell, columnTitle } from './now/change-cell';
import { datesOf, timesOf } from './row-words';
import { firstOrder, slice, type Sort, type SortKey } from './sorting';

const ROW = 44;
/** From so many rows on only those in sight are drawn. */
const MANY = 200;

export function HotspotTable({ rows, sort }: { rows: readonly Hotspot[]; sort: Signal<Sort> }) {
  const box = useRef<HTMLDivElement>(null);
  const cursor = useSignal(0);
  const top = useSignal(0);
  const height = useSignal(600);
  const wantsFocus = useRef(false);
  const most = rows.reduce((largest, row) => Math.max(largest, row.incidents), 1);
  const shown = rows.length > MANY ? slice(rows.length, ROW, top.value, height.value) : { first: 0, last: rows.length };
  const at = Math.min(cursor.value, rows.length - 1);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    height.value = element.clientHeight;
    const watch = new ResizeObserver(() => { height.value = element.clientHeight; });
    watch.observe(element);
    const row = rows.findIndex((hotspot) => keyOf(hotspot) === chosen.peek());
    if (row >= 0) {
      cursor.value = row;
      if ((row + 2) * ROW > element.clientHeight) element.scrollTop = row * ROW - element.clientHeight / 2;
    }
    return () => watch.disconnect();
    // Only when the list opens: a new result must not scroll it.
  }, []);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    box.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus();
  });

  const move = (to: number) => {
    const element = box.current;
    const next = Math.max(0, Math.min(rows.length - 1, to));
    // The head lies over the first rows in sight.
    const head = element?.querySelector<HTMLElement>('.row-head')?.offsetHeight ?? 0;
    cursor.value = next;
    if (element) {
      const above = next * ROW, below = above + ROW + head;
      if (above < element.scrollTop) element.scrollTop = above;
      else if (below > element.scrollTop + element.clientHeight) element.scrollTop = below - element.clientHeight;
      top.value = element.scrollTop;
    }
    wantsFocus.current = true;
  };

  const onKey = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height.value / ROW) - 2);
    switch (event.key) {
      case 'ArrowDown': move(at + 1); break;
      case 'ArrowUp': move(at - 1); break;
      case 'PageDown': move(at + page); break;
      case 'PageUp': move(at - page); break;
      case 'Home': move(0); break;
      case 'End': move(rows.length - 1); break;
      case 'Enter': case ' ': choose(rows[at]); break;
      default: return;
    }
    event.preventDefault();
  };

  return (
    <div class="table-box" ref={box} onScroll={(event) => { top.value = event.currentTarget.scrollTop; }}>
      <div class="rows" role="grid" aria-label="Hotspots" aria-rowcount={rows.length + 1} aria-colcount={6}>
        <div class="row row-head has-change" role="row" aria-rowindex={1}>
          <Head sort={sort} name="rank" title="#" label="Rank" />
          <span class="cell-place">
            <Head sort={sort} name="name" title="Name" />
            <Head sort={sort} name="area" title="Area" />
          </span>
          <Head sort={sort} name="incidents" title="Incidents" />
          <Head sort={sort} name="perKm2" title="per km²" label="Incidents per square kilometre" />
          <Head sort={sort} name="change" title="Change" label="change" about={`${columnTitle(nowOfRun.value?.changes)}. `} />
        </div>
        <div class="rows-body" role="rowgroup" style={{ height: `${rows.length * ROW}px` }} onKeyDown={onKey}>
          {rows.slice(shown.first, shown.last).map((hotspot, index) => (
            <Row
              key={keyOf(hotspot)} hotspot={hotspot} at={shown.first + index} share={hotspot.incidents / most} isCursor={shown.first + index === at}
              onChoose={() => { cursor.value = shown.first + index; choose(hotspot); }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface HeadProps { sort: Signal<Sort>; name: SortKey; title: string; label?: string; about?: string }

function Head({ sort, name, title, label, about = '' }: HeadProps) {
  const isSorted = sort.value.key === name;
  const onClick = () => { sort.value = isSorted ? { key: name, descending: !sort.value.descending } : firstOrder(name); };
  return (
    <span class={`cell cell-${name}`} role="columnheader" aria-sort={isSorted ? (sort.value.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" class="sort" title={`${about}Sort by ${(label ?? title).toLowerCase()}`} onClick={onClick}>
        {title}<span class="sort-sign" aria-hidden="true">{isSorted ? (sort.value.descending ? '↓' : '↑') : ''}</span>
      </button>
    </span>
  );
}

interface RowProps { hotspot: Hotspot; at: number; share: number; isCursor: boolean; onChoose: () => void }

function Row({ hotspot, at, share, isCursor, onChoose }: RowProps) {
  const isChosen = chosen.value === keyOf(hotspot);
  const info = methods.value.find(({ name }) => name === hotspot.method), words = datesOf(hotspot, info) || timesOf(hotspot, info);
  return (
    <div
      class={`row row-body has-change${isChosen ? ' is-chosen' : ''}`} role="row" aria-rowindex={at + 2} aria-selected={isChosen} data-row={at}
      tabIndex={isCursor ? 0 : -1} style={{ top: `${at * ROW}px` }} onClick={onChoose}
    >
      <span class="cell cell-rank" role="gridcell">{hotspot.rank}</span>
      <span class="cell-place">
        <span class="cell cell-name" role="gridcell" title={hotspot.name}><bdi>{hotspot.name}</bdi></span>
        <span class="cell cell-area quiet" role="gridcell">
          <bdi>{hotspot.area}</bdi>{words !== '' && ` · ${words}`}
          {hotspot.sureness && <>{' · '}<span class={`sure sure-${hotspot.sureness.word}`}>{hotspot.sureness.title}</span></>}
        </span>
      </span>
      <span class="cell cell-incidents" role="gridcell">
        {number(hotspot.incidents)}
        <svg class="mini-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width={100 * share} height="4" /></svg>
      </span>
      <span class="cell cell-perKm2" role="gridcell">
        {hotspot.perKm2 === null ? <span class="quiet" title="All its incidents lie at one map point: it has no area">one point</span>
          : measured(hotspot.perKm2)}
      </span>
      <ChangeCell change={changeOfRank.value.get(hotspot.rank)} />
    </div>
  );
}
