// Keys that work everywhere but in a field.
import * as deployHistory from '../../state/deploy-history';
import * as filterHistory from '../../state/filter-history';
import { keepEvidenceOpen, tab } from './tabs';

export function keepShortcuts(): () => void {
  const stop = keepEvidenceOpen();
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
      // A tick box or a slider has nothing of its own to undo.
      if (target.tagName !== 'INPUT' || !/^(checkbox|radio|range)$/.test((target as HTMLInputElement).type)) return;
    }
    const key = event.key.toLowerCase();
    // What is undone is what is seen: the deployment's changes in its own tab, else those of the filters.
    const { undo, redo } = tab.value === 'deploy' ? deployHistory : filterHistory;
    if ((event.ctrlKey || event.metaKey) && key === 'z' && !event.shiftKey) undo();
    else if ((event.ctrlKey || event.metaKey) && (key === 'y' || (key === 'z' && event.shiftKey))) redo();
    else if (key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey) document.getElementById('place')?.focus();
    else return;
    event.preventDefault();
  };
  addEventListener('keydown', onKey);
  return () => {
    stop();
    removeEventListener('keydown', onKey);
  };
}
