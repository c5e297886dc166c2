// A question in front of the rest. The browser's own modal dialog keeps the focus in it, closes on Escape and gives the focus back.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

export function Dialog(
  { title, onClose, isWide = false, children }: { title: string; onClose: () => void; isWide?: boolean; children: ComponentChildren },
) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class={isWide ? 'dialog dialog-wide' : 'dialog'} ref={element} aria-labelledby="dialog-title"
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onClick={(event) => { if (event.target === event.currentTarget) onClose(); }}
    >
      <div class="dialog-box">
        <header class="dialog-head">
          <h2 id="dialog-title">{title}</h2>
          <button type="button" class="button-icon" onClick={onClose}><Icon name="close" /><span class="unseen">Close</span></button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
