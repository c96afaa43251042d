// One arrival whole, with the people and cases it may belong to, and what can be done with it.
import { Link } from '@tanstack/react-router';
import { showArrival } from '#api/flow/2-cases.channels';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { SafeFrame } from '../conversation/safe-frame.tsx';
import { AttachDeed, OpenCaseDeed, SetAsideDeed } from './arrival-deeds.tsx';
import '../cases.css';

export function ArrivalSheet({ arrivalId, onDone }: { arrivalId: Id<'arr'>; onDone: () => void }) {
  const say = useWords();
  const writing = useWriting();
  const may = useMay();
  const { data: shown, error, refetch } = useAnswer(showArrival, { params: { arrivalId } });
  if (error) return <Fault error={error} again={() => void refetch()} />;
  if (!shown) return <Waiting label={say('waiting')} lines={6} />;
  const { fromName, fromAddress, subject, at, through, why, proof, caseId, note, placedBy } = shown;
  const isOpen = shown.place === 'waiting' || shown.place === 'silent';
  return (
    <div className="mg-stack">
      <div className="mg-row">
        {why && <Mark tone="warn">{say(`words:arrival_reason.${why}`)}</Mark>}
        <Mark tone={proof === 'failed' ? 'bad' : undefined}>{say(`words:sender_proof.${proof}`)}</Mark>
        {shown.line === 'supervision' && <Mark tone="accent">{say('words:channel_line.supervision')}</Mark>}
      </div>
      {subject && <h3>{subject}</h3>}
      <p className="mg-quiet">{[fromName, fromAddress, through, writing.instant(at)].filter(Boolean).join(' · ')}</p>
      <div className="mg-said">{shown.text || say('channels:inbox.no_words')}</div>
      {shown.html && <SafeFrame html={shown.html} picturesBlocked={shown.picturesBlocked} />}
      {shown.fileNames.length > 0 && (
        <p className="mg-quiet">{say('channels:inbox.files', { names: shown.fileNames.join(', ') })}</p>
      )}
      {caseId && <Link to={`/cases/${caseId}`}>{say('cases:case.one')}</Link>}
      {note && <p>{[note, placedBy].filter(Boolean).join(' · ')}</p>}
      {isOpen && may('case.write') && (
        <div className="mg-row">
          <AttachDeed shown={shown} onDone={onDone} />
          <OpenCaseDeed shown={shown} onDone={onDone} />
          <SetAsideDeed shown={shown} onDone={onDone} />
        </div>
      )}
    </div>
  );
}
