// What can be done with a whole case: the common deeds as buttons at its head, the rare ones behind "More".
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { AssessDeed, CancelDeed, EscalateDeed, ReopenDeed, ResolveDeed, WaitDeed } from './end-deeds.tsx';
import { IncidentDeed } from './incident-deed.tsx';
import { JoinDeed, SuperviseDeed } from './join-deeds.tsx';
import type { CaseShown } from './use-case-after.ts';

/** A sweep starts from a confirmed case with a contract (SWEEP-1); the server says which is confirmed. */
function mayBeSwept({ contractId, state, joinedIntoId }: CaseShown): boolean {
  return contractId !== null && state !== 'new' && state !== 'cancelled' && joinedIntoId === null;
}

export function CaseDeeds({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const may = useMay();
  const can = (deed: string) => shown.may.includes(deed);
  return (
    <>
      {may('sweep.start') && mayBeSwept(shown) && (
        <LinkButton to="/sweeps/new" search={{ caseId: shown.caseId }} icon="people">
          {say('learning:sweep.start')}
        </LinkButton>
      )}
      {can('wait') && <WaitDeed shown={shown} />}
      {can('resolve') && <ResolveDeed shown={shown} />}
      {can('reopen') && <ReopenDeed shown={shown} />}
      <MoreDeeds shown={shown} />
    </>
  );
}

function MoreDeeds({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const can = (deed: string) => shown.may.includes(deed);
  const deeds = [
    can('escalate') && <EscalateDeed key="escalate" shown={shown} />,
    can('assess') && <AssessDeed key="assess" shown={shown} />,
    can('incident') && <IncidentDeed key="incident" shown={shown} mayOpen={may('incident.write')} />,
    can('join') && <JoinDeed key="join" shown={shown} />,
    can('supervise') && <SuperviseDeed key="supervise" shown={shown} />,
    can('cancel') && <CancelDeed key="cancel" shown={shown} />,
  ].filter((deed) => deed !== false);
  if (deeds.length === 0) return null;
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say('cases:deed.more')}
      </Button>
      {isOpen && (
        <Overlay title={say('cases:deed.more')} onClose={() => setOpen(false)}>
          <div className="mg-row">{deeds}</div>
        </Overlay>
      )}
    </>
  );
}
