/** The longest of 1, 2, 5 × 10ⁿ metres that is no longer than `most` metres. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most) + 1e-12);
  const leading = most / power;
  return (leading >= 5 - 1e-9 ? 5 : leading >= 2 - 1e-9 ? 2 : 1) * power;
}

/** "50 m", "2 km", "0.5 m". */
export function lengthText(metres: number): string {
  return metres >= 1000 ? `${metres / 1000} km` : `${Number(metres.toPrecision(3))} m`;
}

/** A bar no wider than `maxPixels` CSS pixels where a pixel is `resolution` metres. */
export function scaleBar(resolution: number, maxPixels: number): { pixels: number; text: string } {
  const metres = roundLength(resolution * maxPixels);
  return { pixels: metres / resolution, text: lengthText(metres) };
}

export function ScaleBar({ resolution }: { resolution: number }) {
  const { pixels, text } = scaleBar(resolution, 120);
  return (
    <div class="scale-bar" role="img" aria-label={`Scale: the bar is ${text} long`}>
      <span>{text}</span>
      <svg width={Math.ceil(pixels) + 2} height="7" aria-hidden="true">
        <path d={`M1 0.5V6H${pixels + 1}V0.5`} />
      </svg>
    </div>
  );
}
