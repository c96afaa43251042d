// Why we called and why money came although nobody complained, in the words for the customer (story E, step 13).
import { explainCase } from '#api/flow/6-learning';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';

export function CaseWhy({ caseId }: { caseId: Id<'cas'> }) {
  const say = useWords();
  const writing = useWriting();
  const language = useLanguage();
  const why = useAnswer(explainCase, { params: { caseId }, query: { language } });
  return (
    <section className="mg-panel">
      <h2>{say('learning:why.title')}</h2>
      <small className="mg-quiet">{say('learning:why.lead')}</small>
      {why.isError && <Fault error={why.error} again={() => void why.refetch()} />}
      <ol className="mg-plain-list">
        {(why.data?.lines ?? []).map((line) => (
          <li key={`${line.at} ${line.code}`}>
            {line.text}
            <div>
              <small className="mg-quiet">{writing.instant(line.at)}</small>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
