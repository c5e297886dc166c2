// A swatch of a printed legend.
import { lightPalette } from './palette';

/** A square as it looks on land under a layer's opacity, around (x, y). */
export const square = (context: CanvasRenderingContext2D, colour: string, opacity: number) => (x: number, y: number): void => {
  context.fillStyle = lightPalette.land;
  context.fillRect(x - 6, y - 5, 12, 10);
  context.globalAlpha = opacity;
  context.fillStyle = colour;
  context.fillRect(x - 6, y - 5, 12, 10);
  context.globalAlpha = 1;
};
