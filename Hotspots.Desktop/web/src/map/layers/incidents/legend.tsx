// What the marks of incidents mean on screen.
import { computed } from '@preact/signals';
import { incidents, passing } from '../../../state/state';
import { KindMark } from './kind-mark';
import { OTHER_KINDS, stylesOf, type KindStyle } from './kinds';
import { cellPixels, FULL_CELL, look, rampColour, rampPlace } from './incident-look';
import { palette } from '../../core/palette';
import { lengthText } from '../../core/scale-bar';
import { resolution } from '../../core/screen';

const number = new Intl.NumberFormat('en-GB');

export interface LegendKind { name: string; count: number; style: KindStyle }

/** Kinds that pass the filters, most incidents first; those without a mark of their own as one group, last. */
export const shownKinds = computed<LegendKind[]>(() => {
  const columns = incidents.value, mask = passing.value;
  const codes = columns?.codes.kind, names = columns?.texts.kind;
  if (!columns || !codes || !names || mask.length !== columns.count) return [];
  const counts = new Uint32Array(names.length);
  for (let i = 0; i < mask.length; i++) counts[codes[i]] += mask[i];
  return legendKinds(names, counts, stylesOf(columns));
});

export function legendKinds(names: readonly string[], counts: ArrayLike<number>, styles: readonly KindStyle[]): LegendKind[] {
  const shown =
    names.map((name, i) => ({ name: name === '' ? 'no kind given' : name, count: counts[i], style: styles[i] })).filter(({ count }) => count > 0);
  const own = shown.filter(({ style }) => style !== OTHER_KINDS), others = shown.filter(({ style }) => style === OTHER_KINDS);
  own.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  if (others.length === 0) return own;
  return [...own, {
    name: others.length === 1 ? others[0].name : `${number.format(others.length)} other kinds`,
    count: others.reduce((sum, { count }) => sum + count, 0),
    style: OTHER_KINDS,
  }];
}

/** As many as there is room for, the group of all others among them, and how many are not named. */
export function fittingKinds(kinds: readonly LegendKind[], most: number): { named: LegendKind[]; left: number } {
  const last = kinds.at(-1);
  if (kinds.length <= most || !last) return { named: [...kinds], left: 0 };
  return last.style === OTHER_KINDS
    ? { named: [...kinds.slice(0, most - 1), last], left: kinds.length - most }
    : { named: kinds.slice(0, most), left: kinds.length - most };
}

/** Counts that the ramp's swatches stand for. */
export const RAMP_COUNTS = [1, 5, 25, 100, FULL_CELL];

/** Side of a counting cell on the ground, "480 m". */
export function cellText(metresPerPixel: number, ratio: number): string {
  return lengthText(Number(((metresPerPixel * cellPixels(ratio)) / ratio).toPrecision(2)));
}

const MOST_KINDS = 9;

export function IncidentLegend() {
  return look.value.name === 'cells' ? <Cells /> : <Kinds />;
}

function Kinds() {
  const { named, left } = fittingKinds(shownKinds.value, MOST_KINDS);
  const hasNumbers = look.value.name === 'marks' && look.value.numbers !== 'none';
  return (
    <>
      <p class="legend-title">Incidents by kind, as filtered</p>
      <ul class="legend-kinds" aria-label="Kinds of incident and how many are shown">
        {named.map(({ name, count, style }) => (
          <li class="legend-row" key={name}>
            <KindMark style={style} size={14} />
            <span class="legend-name" title={name}>{name}</span>
            <span class="legend-count">{number.format(count)}</span>
          </li>
        ))}
      </ul>
      {left > 0 && <p class="legend-row">and {left} more {left === 1 ? 'kind' : 'kinds'} with marks of their own</p>}
      {hasNumbers && <p class="legend-row"><span class="legend-spot" aria-hidden="true">5</span>Incidents at one spot</p>}
    </>
  );
}

function Cells() {
  const { ramp } = palette.value;
  return (
    <>
      <p class="legend-title">Incidents in each {cellText(resolution.value, devicePixelRatio)} square</p>
      <ol class="legend-ramp">
        {RAMP_COUNTS.map((count) => (
          <li key={count}>
            <span class="legend-swatch" style={{ backgroundColor: `rgb(${rampColour(ramp, rampPlace(count)).join(',')})` }} />
            {count === FULL_CELL ? `${count}+` : count}
          </li>
        ))}
      </ol>
    </>
  );
}
