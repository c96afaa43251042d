// Who may sign a proposal, single or of a whole incident: never who proposed it, and each person once (four eyes).
import { useMay, useSession } from '../../../lib/use-session.ts';

export interface Proposal {
  state: string;
  proposed: { by: string };
  signatures: readonly { by: string }[];
}

/** The server holds to the same; here it only decides whether the button stands there. */
export function useMaySign(): (proposal: Proposal) => boolean {
  const may = useMay();
  const { accountId } = useSession();
  const isMine = ({ by }: { by: string }) => by.endsWith(accountId);
  return ({ state, proposed, signatures }) =>
    state === 'proposed' && may('decision.approve') && !isMine(proposed) && !signatures.some(isMine);
}
