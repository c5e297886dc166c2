import { cornersOf, darker, type KindStyle } from './kinds';

/** A kind's mark as on the map, for legends and lists; decoration beside a name, so hidden from screen readers. */
export function KindMark({ style, size = 12 }: { style: KindStyle; size?: number }) {
  const corners = cornersOf(style.shape);
  const paint = { fill: style.colour, stroke: darker(style.colour, 0.4), 'stroke-width': 0.2 };
  return (
    <svg class="kind-mark" width={size} height={size} viewBox="-1.5 -1.5 3 3" aria-hidden="true">
      {corners.length === 0
        ? <circle r="1" {...paint} />
        : <polygon points={corners.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(' ')} {...paint} />}
    </svg>
  );
}
