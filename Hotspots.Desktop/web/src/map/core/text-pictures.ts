// Text drawn once and kept as a picture: writing a haloed name costs a millisecond, copying its picture a hundredth of that.

export interface TextStyle { /** CSS pixels. */ size: number; weight: number; colour: string; halo: string; isItalic?: boolean; spacing?: number }
export interface TextPicture {
  canvas: HTMLCanvasElement; /** Device pixels of the letters, without the halo's room. */ width: number; height: number; pad: number
}

const MAX_KEPT = 1500;
const kept = new Map<string, TextPicture>();

/** Forgets all: the font has arrived or the theme has changed. */
export const forgetTexts = (): void => { kept.clear(); };

export function textPicture(text: string, style: TextStyle, ratio: number): TextPicture {
  const key = `${text}|${style.size}|${style.weight}|${style.colour}|${style.isItalic === true}|${ratio}`;
  const found = kept.get(key);
  if (found) return found;
  if (kept.size >= MAX_KEPT) kept.clear();
  const made = draw(text, style, ratio);
  kept.set(key, made);
  return made;
}

function draw(text: string, { size, weight, colour, halo, isItalic, spacing }: TextStyle, ratio: number): TextPicture {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const font = `${isItalic === true ? 'italic ' : ''}${weight} ${size * ratio}px "Inter Variable", system-ui, sans-serif`;
  const letterSpacing = `${(spacing ?? 0) * size * ratio}px`;
  context.font = font;
  context.letterSpacing = letterSpacing;
  const width = Math.ceil(context.measureText(text).width);
  const height = Math.ceil(size * ratio * 1.1);
  const pad = Math.ceil(2.5 * ratio);
  canvas.width = width + 2 * pad;
  canvas.height = height + 2 * pad;
  context.font = font;
  context.letterSpacing = letterSpacing;
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.lineWidth = 2.6 * ratio;
  context.strokeStyle = halo;
  const baseline = pad + Math.round(size * ratio * 0.88);
  context.strokeText(text, pad, baseline);
  context.fillStyle = colour;
  context.fillText(text, pad, baseline);
  return { canvas, width, height, pad };
}
