// Who works by keys must not be thrown back to the top of the page when what had the focus goes, as a list does when a row of it opens.

/** What has the focus next, best first. */
const NEXT = ['[data-focus]', '[tabindex="0"][data-row]', '#panel'] as const;
/** Frames until what a key has done is drawn: signals, then the page. */
const FRAMES = 3;

/** Gives the focus to the part that is open now whenever a key in `panel` took away what had it. Gives back what ends it. */
export function keepFocus(panel: HTMLElement): () => void {
  const look = (frames: number): void => {
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    if (frames > 0) { requestAnimationFrame(() => { look(frames - 1); }); return; }
    for (const wanted of NEXT) {
      const next = panel.querySelector<HTMLElement>(wanted);
      if (!next) continue;
      next.focus({ preventScroll: true });
      return;
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!/^(Enter| |Delete|Backspace|Escape)$/.test(event.key)) return;
    // After the page's own work: while the key is down what had the focus is still there.
    requestAnimationFrame(() => { requestAnimationFrame(() => { look(FRAMES); }); });
  };
  panel.addEventListener('keydown', onKey);
  return () => { panel.removeEventListener('keydown', onKey); };
}
