// Files may be dropped anywhere on the window.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { take } from './loading';

export function DropZone() {
  const isOver = useSignal(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // A part that takes files of another sort has spoken for them.
      isOver.value = !event.defaultPrevented;
      event.preventDefault();
    };
    const onLeave = (event: DragEvent) => { if (event.relatedTarget === null) isOver.value = false; };
    const onDrop = (event: DragEvent) => {
      isOver.value = false;
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragenter', onOver);
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragenter', onOver);
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return <div class={isOver.value ? 'drop is-over' : 'drop'} aria-hidden="true"><p>Drop to read these files</p></div>;
}
