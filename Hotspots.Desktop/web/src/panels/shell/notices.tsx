// What went wrong, over the map's upper edge so that nothing else moves.
import { connected, failed, told } from '../../state/state';
import { Icon } from './icon';

export function Notices() {
  const sentence = connected.value
    ? failed.value
    : failed.value ?? 'Hotspots does not answer. What is on screen stays; if this does not go away, start Hotspots again.';
  return (
    <div class="notices" role="alert">
      {told.value !== null && (
        <div class="notice notice-told">
          <span>{told.value.sentence}</span>
          {told.value.deed && (
            <button type="button" class="button" onClick={() => { const deed = told.value?.deed; told.value = null; deed?.work(); }}>
              {told.value.deed.name}
            </button>
          )}
          <button type="button" class="button-icon" onClick={() => { told.value = null; }}>
            <Icon name="close" /><span class="unseen">Dismiss</span>
          </button>
        </div>
      )}
      {sentence !== null && (
        <div class="notice">
          <span>{sentence}</span>
          {failed.value !== null && (
            <button type="button" class="button-icon" onClick={() => { failed.value = null; }}>
              <Icon name="close" /><span class="unseen">Dismiss</span>
            </button>
          )}
        </div>
      )}
    </div>
  );
}
