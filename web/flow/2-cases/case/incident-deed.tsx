// Bringing a case into an incident: one that is open, or a new one that begins with this case (E12).
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { joinIncident, listIncidents, openIncident } from '#api/flow/2-cases.incidents';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { CaseShown } from './use-case-after.ts';

const fresh = 'new';

export function IncidentDeed({ shown, mayOpen }: { shown: CaseShown; mayOpen: boolean }) {
  const say = useWords();
  return (
    <DeedDialog deed={say('cases:deed.incident')} kind="small">
      {(close) => <IncidentForm shown={shown} mayOpen={mayOpen} close={close} />}
    </DeedDialog>
  );
}

interface FormProps {
  shown: CaseShown;
  mayOpen: boolean;
  close: () => void;
}

function IncidentForm({ shown, mayOpen, close }: FormProps) {
  const say = useWords();
  const readAgain = useReadAgain();
  const open = useAnswer(listIncidents, { query: { state: 'open', limit: 100 } });
  const incidents = (open.data?.rows ?? []).map(({ incidentId, title }) => ({
    value: incidentId as string,
    text: title,
  }));
  const [chosen, setChosen] = useState<string>();
  const [title, setTitle] = useState(
    [shown.brandName ?? shown.legalName, say(`words:case_problem.${shown.problem}`)].filter(Boolean).join(': '),
  );
  const done = () => {
    readAgain('case', 'history', 'incident');
    close();
  };
  const join = useDeed(joinIncident, done);
  const begin = useDeed(openIncident, done);
  const choices = mayOpen ? [...incidents, { value: fresh, text: say('cases:deed.incident_new') }] : incidents;
  const isNew = chosen === fresh;
  const { caseId, problem, firmId, brandId } = shown;
  const send = () => {
    if (isNew) begin.mutate({ body: { title, problem, firmId, brandId, caseIds: [caseId] } });
    else if (chosen) join.mutate({ params: { incidentId: chosen as Id<'inc'> }, body: { caseIds: [caseId] } });
  };
  return (
    <Form layout="vertical" onFinish={send}>
      {(join.error ?? begin.error) && <Fault error={join.error ?? begin.error} />}
      <Form.Item label={say('cases:deed.incident_which')} htmlFor="incident-choice">
        <SelectInput id="incident-choice" value={chosen} onChange={setChosen} choices={choices} placeholder="" />
      </Form.Item>
      {isNew && (
        <Form.Item label={say('cases:deed.incident_title')} htmlFor="incident-title">
          <Input id="incident-title" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Form.Item>
      )}
      <div className="mg-row">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!chosen || (isNew && title.trim() === '')}
          loading={join.isPending || begin.isPending}
        >
          {say('cases:deed.incident')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
    </Form>
  );
}
