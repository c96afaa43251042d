// The keys of a list of cases: J and K go down and up, Enter opens, X chooses. They rest while someone types or a dialog is open.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

const pairWithinMs = 1_200;

/** The case the keys stand on, undefined until one is pressed. By place on the keyboard, as all our keys. */
export function useRowKeys(caseIds: readonly string[], onChoose: (caseId: string) => void): string | undefined {
  const navigate = useNavigate();
  const [here, setHere] = useState<string>();
  const at = here === undefined ? -1 : caseIds.indexOf(here);
  useEffect(() => {
    let pressedGAt = Number.NEGATIVE_INFINITY;
    const goTo = (place: number) => {
      const next = caseIds[Math.min(Math.max(place, 0), caseIds.length - 1)];
      setHere(next);
      document.querySelector(`[data-case="${next}"]`)?.scrollIntoView({ block: 'nearest' });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isBusy(event.target)) return;
      if (event.code === 'KeyG') pressedGAt = event.timeStamp;
      if (event.timeStamp - pressedGAt < pairWithinMs) return;
      if (event.code === 'KeyJ') goTo(at + 1);
      else if (event.code === 'KeyK') goTo(at - 1);
      else if (here === undefined || at < 0) return;
      else if (event.code === 'KeyX') onChoose(here);
      else if (event.code === 'Enter' && !isPressable(event.target)) void navigate({ to: `/cases/${here}` });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [caseIds, at, here, onChoose, navigate]);
  return at < 0 ? undefined : here;
}

/** Enter on a button or a link is that button's. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('a, button, summary') !== null;
}

function isBusy(target: EventTarget | null): boolean {
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches('[type="checkbox"]')));
  return isTyping || document.querySelector('dialog[open]') !== null;
}
