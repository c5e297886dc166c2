// The way back, beside the head of the settings.
import { canRedo, canUndo, redo, undo } from '../../state/deploy-history';
import { Icon } from '../shell/icon';

export function Steps() {
  return (
    <span class="deploy-steps">
      <button type="button" class="button-icon" disabled={!canUndo.value} title="Undo (Ctrl+Z)" onClick={undo}><Icon name="undo" /><span class="unseen">Undo the last change of the deployment</span></button>
      <button type="button" class="button-icon" disabled={!canRedo.value} title="Redo (Ctrl+Y)" onClick={redo}><Icon name="redo" /><span class="unseen">Make the change of the deployment again</span></button>
    </span>
  );
}
