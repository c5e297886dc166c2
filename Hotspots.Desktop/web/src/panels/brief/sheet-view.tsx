// The sheets one after another: in the panel as wide as it is, and in front of the rest as large as on paper.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { BriefAnswer } from '../../questions/answers';
import { briefing, sheetAt } from '../../questions/brief';
import { Dialog } from '../shell/dialog';
import { Icon } from '../shell/icon';
import { sheetTitle } from './brief-words';
import { SheetPicture } from './sheet-picture';

/** CSS pixels a millimetre: what browsers take for 100 %. */
const REAL = 96 / 25.4;

/** The width of an element's inside, kept in step with it. */
function useWidth(): [{ current: HTMLDivElement | null }, number, number] {
  const element = useRef<HTMLDivElement>(null), width = useSignal(0), height = useSignal(0);
  useEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const follow = new ResizeObserver(() => { [width.value, height.value] = [box.clientWidth - 2, box.clientHeight - 2]; });
    follow.observe(box);
    return () => { follow.disconnect(); };
  }, []);
  return [element, width.value, height.value];
}

function Pager({ answer, at }: { answer: BriefAnswer; at: number }) {
  const last = answer.sheets.length - 1;
  const go = (to: number): void => { sheetAt.value = Math.min(last, Math.max(0, to)); };
  return (
    <div class="sheet-pager">
      {last > 0 && (
        <button type="button" class="button-icon" disabled={at === 0} onClick={() => { go(at - 1); }}>
          <Icon name="left" /><span class="unseen">The sheet before</span>
        </button>
      )}
      <span class="sheet-title" aria-live="polite">{sheetTitle(answer, at)}</span>
      {last > 0 && (
        <button type="button" class="button-icon" disabled={at === last} onClick={() => { go(at + 1); }}>
          <Icon name="right" /><span class="unseen">The next sheet</span>
        </button>
      )}
    </div>
  );
}

export function SheetView({ answer }: { answer: BriefAnswer }) {
  const [box, width] = useWidth(), isLarge = useSignal(false);
  const at = Math.min(sheetAt.value, answer.sheets.length - 1), isOld = briefing.isAsking.value;
  return (
    <div class="sheet-view">
      <div class="sheet-head">
        <Pager answer={answer} at={at} />
        <button type="button" class="button-link" onClick={() => { isLarge.value = true; }}>Enlarge</button>
      </div>
      <div ref={box} class="sheet-box" title="Enlarge" onClick={() => { isLarge.value = true; }}>
        {width > 0 && <SheetPicture answer={answer} at={at} width={width} isOld={isOld} />}
      </div>
      {isLarge.value && <Large answer={answer} at={at} onClose={() => { isLarge.value = false; }} />}
    </div>
  );
}

const SIZES = [['whole', 'Whole sheet'], ['real', 'As on paper'], ['twice', 'Twice']] as const;

function Large({ answer, at, onClose }: { answer: BriefAnswer; at: number; onClose: () => void }) {
  const [box, width, height] = useWidth(), size = useSignal<(typeof SIZES)[number][0]>('real');
  const sheet = answer.sheets[at], real = sheet.width * REAL;
  const wanted = size.value === 'real' ? real : size.value === 'twice' ? 2 * real : Math.min(width, height * sheet.width / sheet.height);
  return (
    <Dialog title="The sheet as it is printed" onClose={onClose} isWide>
      <div class="sheet-head">
        <Pager answer={answer} at={at} />
        <span class="sheet-sizes" role="group" aria-label="Size">
          {SIZES.map(([name, title]) => (
            <button key={name} type="button" class="preset" aria-pressed={size.value === name} onClick={() => { size.value = name; }}>{title}</button>
          ))}
        </span>
      </div>
      <div ref={box} class="sheet-large" tabIndex={0} role="region" aria-label="Picture of the sheet">
        {width > 0 && height > 0 && <SheetPicture answer={answer} at={at} width={Math.floor(wanted)} isOld={briefing.isAsking.value} />}
      </div>
    </Dialog>
  );
}
