// What follows from a call: suggested by the answers, changed where there is a choice, with a note and a time to call again.
import { useId } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Filter } from '../../../ui/filter-bar.tsx';
import { MomentInput } from '../../../ui/moment-input.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { actionsFor, type CallDraft, type NextAction } from './call-draft.ts';

export interface CallFollowUpProps {
  draft: CallDraft;
  action: NextAction;
  isLastAttempt: boolean;
  onChange: (draft: CallDraft) => void;
}

export function CallFollowUp({ draft, action, isLastAttempt, onChange }: CallFollowUpProps) {
  const say = useWords();
  const today = useToday();
  const { company } = useSession();
  const againId = useId();
  const actions = actionsFor(draft, isLastAttempt).map((one) => ({
    value: one,
    text: say(`words:next_action.${one}`),
  }));
  return (
    <div className="mg-sweep-fields">
      <Filter label={say('learning:call.then')}>
        <SelectInput
          value={action}
          choices={actions}
          onChange={(next) => onChange({ ...draft, nextAction: next as NextAction })}
        />
      </Filter>
      {action === 'open_case' && <p className="mg-note">{say('learning:call.opens_case')}</p>}
      {action === 'call_again' && (
        <div className="mg-filter">
          <label htmlFor={againId}>{say('learning:call.again_at')}</label>
          <MomentInput
            id={againId}
            value={draft.callFrom}
            onChange={(callFrom) => onChange({ ...draft, callFrom })}
            timeZone={company.timeZone}
            today={today}
            timeLabel={say('registry:time')}
          />
          <small className="mg-quiet">{say('learning:call.again_hint')}</small>
        </div>
      )}
      <Filter label={say('learning:call.note')}>
        <textarea
          className="mg-control"
          rows={2}
          maxLength={2000}
          value={draft.note}
          onChange={(event) => onChange({ ...draft, note: event.target.value })}
        />
      </Filter>
    </div>
  );
}
