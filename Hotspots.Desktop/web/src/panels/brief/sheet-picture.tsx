// The picture of a sheet as it is printed, in as many points as the screen has; the old one stays until the new one is there.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { BriefAnswer } from '../../questions/answers';
import { briefQuery, pictureOf } from '../../questions/brief';
import { altOf } from './brief-words';

const MOST_PIXELS = 4000, FEWEST_PIXELS = 100;
/** A panel that is dragged wider asks once it has come to rest. */
const PAUSE_MS = 120;

interface Props {
  answer: BriefAnswer;
  at: number;
  /** CSS pixels. */
  width: number;
  isOld: boolean;
}

export function SheetPicture({ answer, at, width, isOld }: Props) {
  const shown = useSignal<{ src: string; alt: string; width: number; height: number } | null>(null), problem = useSignal<string | null>(null);
  const isFirst = useRef(true);
  const pixels = Math.min(MOST_PIXELS, Math.max(FEWEST_PIXELS, Math.round(width * devicePixelRatio)));
  const sheet = answer.sheets[Math.min(at, answer.sheets.length - 1)], number = answer.sheets.indexOf(sheet);
  useEffect(() => {
    const asked = briefQuery.peek();
    if (!asked || width <= 0) return undefined;
    const ending = new AbortController();
    const load = async (): Promise<void> => {
      try {
        const blob = await pictureOf(asked, number, pixels, ending.signal);
        if (ending.signal.aborted) return;
        const before = shown.peek();
        shown.value = { src: URL.createObjectURL(blob), alt: altOf(answer, number), width: sheet.width, height: sheet.height };
        problem.value = null;
        if (before) URL.revokeObjectURL(before.src);
      } catch (error) {
        // What is asked anew meanwhile has a picture of its own.
        if (ending.signal.aborted || briefQuery.peek() !== asked) return;
        problem.value = error instanceof Error ? error.message : 'The picture could not be drawn. Change a choice to try again.';
      }
    };
    const timer = setTimeout(() => void load(), isFirst.current ? 0 : PAUSE_MS);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [answer, number, pixels]);
  useEffect(() => { isFirst.current = true; }, [answer, number]);
  useEffect(() => () => { if (shown.peek()) URL.revokeObjectURL(shown.peek()?.src ?? ''); }, []);
  const picture = shown.value, { width: wide, height: high } = picture ?? sheet;
  return (
    <>
      {problem.value !== null && <p class="warn-box" role="alert">{problem.value}</p>}
      <div class="sheet" style={{ width: `${width}px`, aspectRatio: `${wide} / ${high}` }} aria-busy={isOld || picture === null}>
        {picture && <img src={picture.src} alt={picture.alt} />}
      </div>
    </>
  );
}
