// A policy table being written: its draft, or the version in force as the beginning of one.
import { useParams } from '@tanstack/react-router';
import { showPolicyTable } from '#api/flow/3-decisions.routes';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { TableEditor } from './table-editor.tsx';

export function EditTableScreen() {
  const say = useWords();
  const words = useDecisionWords();
  const { code = '' } = useParams({ strict: false }) as { code?: string };
  const inForce = useAnswer(showPolicyTable, { params: { code } });
  const number = inForce.data?.draft ?? undefined;
  const draft = useAnswer(
    showPolicyTable,
    { params: { code }, query: { version: number } },
    { when: number !== undefined },
  );
  const shown = number === undefined ? inForce.data : draft.data;
  const error = inForce.error ?? draft.error;
  return (
    <PageFrame
      title={shown ? words.text(shown.table.title) : say('decisions:table.one')}
      mark={shown && <Mark>{say(`decisions:version.${shown.version.state}`)}</Mark>}
      lead={shown && `${code} v${shown.table.version}`}
      back={{ to: `/policy-tables/${code}`, title: say('decisions:table.one') }}
    >
      {error && <Fault error={error} again={() => void inForce.refetch()} />}
      {!shown && !error && <Waiting label={say('waiting')} lines={8} />}
      {shown && inForce.data && words.ready && (
        // What somebody else saved is another draft: it is opened anew only when asked, for here is unsaved work.
        <TableEditor key={`${code} ${shown.draft ?? 0}`} shown={shown} inForce={inForce.data} />
      )}
    </PageFrame>
  );
}
