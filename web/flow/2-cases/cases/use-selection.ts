// Which cases of a list are chosen: rows one by one, all that are shown, or everything the filter finds.
import { useState } from 'react';

export interface Selection {
  chosen: ReadonlySet<string>;
  /** Everything the filter finds is meant, not only what is shown. */
  isWhole: boolean;
  count: number;
  toggle: (caseId: string) => void;
  choose: (caseIds: readonly string[]) => void;
  chooseWhole: () => void;
  clear: () => void;
}

/** `of` names the list: another filter begins with nothing chosen. */
export function useSelection(of: string): Selection {
  const [state, setState] = useState<{ of: string; chosen: ReadonlySet<string>; isWhole: boolean }>(none(of));
  const { chosen, isWhole } = state.of === of ? state : none(of);
  const set = (next: ReadonlySet<string>, whole = false) => setState({ of, chosen: next, isWhole: whole });
  return {
    chosen,
    isWhole,
    count: chosen.size,
    toggle: (caseId) =>
      set(chosen.has(caseId) ? new Set([...chosen].filter((one) => one !== caseId)) : new Set([...chosen, caseId])),
    choose: (caseIds) => set(new Set(caseIds)),
    chooseWhole: () => set(chosen, true),
    clear: () => set(new Set()),
  };
}

function none(of: string) {
  return { of, chosen: new Set<string>(), isWhole: false };
}
