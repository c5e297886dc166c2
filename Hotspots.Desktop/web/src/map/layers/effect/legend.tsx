// What the four grounds of an operation mean, on screen and on paper.
import { capital } from '../../../base/words';
import { evaluated } from '../../../questions/effect';
import type { PaperLine } from '../layer';
import { lightPalette } from '../../core/palette';
import { GroundLine } from './ground-line';
import { groundLook, GROUNDS } from './look';

export function EffectLegend() {
  const found = evaluated.value;
  if (!found) return null;
  return (
    <>
      <p class="legend-title">{capital(found.operation)}, {found.during.words}</p>
      {GROUNDS.map(({ role, name }) => <p class="legend-row" key={role}><GroundLine role={role} /><span class="legend-text">{name}</span></p>)}
    </>
  );
}

export function effectLines(context: CanvasRenderingContext2D): PaperLine[] {
  const found = evaluated.peek();
  if (!found) return [];
  return GROUNDS.map(({ role, name }, i) => ({
    text: i === 0 ? `${capital(found.operation)}, ${found.during.words}: ${name.toLowerCase()}` : name,
    mark: (x: number, y: number): void => {
      const { colour, width, dash } = groundLook(role, lightPalette);
      context.beginPath();
      context.moveTo(x - 8, y);
      context.lineTo(x + 8, y);
      context.setLineDash(dash.map((length) => length / 1.8));
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
      context.setLineDash([]);
    },
  }));
}
