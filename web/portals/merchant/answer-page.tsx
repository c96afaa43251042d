// The merchant's answer to a demand, by link: what is demanded, until when, and one of four answers with a reason and files.
import type { z } from 'zod';
import type { merchantPage } from '#api/flow/2-cases.portals';
import { sendFile } from '../../lib/send-file.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useReadPageAgain } from '../customer/wanted-proofs.tsx';
import { FilePicker } from '../frame/file-picker.tsx';
import { DeadLink, PortalFrame, PortalWaiting } from '../frame/portal-frame.tsx';
import { addMerchantFile, showMerchantPage } from '../portal-routes.ts';
import { useLinkLanguage, usePortalWords } from '../words/portal-words.tsx';
import { usePortalWriting } from '../words/use-portal-writing.ts';
import { AnswerForm } from './answer-form.tsx';

type Page = z.infer<typeof merchantPage>;

export function AnswerPage({ token }: { token: string }) {
  const { say } = usePortalWords();
  const writing = usePortalWriting();
  const { data: page, error } = useAnswer(showMerchantPage, { params: { token } });
  useLinkLanguage(page?.language);
  if (!page) {
    if (error === null) return <PortalWaiting />;
    return <DeadLink error={error} />;
  }
  return (
    <PortalFrame company={page.company} title={say('demand.title', { number: page.number })}>
      {page.mayAnswer && (
        <p className="pt-card pt-card-wanted">
          <strong>{say('demand.until', { at: writing.instant(page.dueAt) })}</strong>
          <span>{say('demand.silence')}</span>
        </p>
      )}
      <DemandFacts page={page} />
      {page.answer !== null && <Answered page={page} />}
      {page.mayAnswer ? <AnswerForm token={token} /> : page.answer === null && <p>{say('demand.closed')}</p>}
      <AnswerFiles page={page} token={token} />
    </PortalFrame>
  );
}

function DemandFacts({ page }: { page: Page }) {
  const { say } = usePortalWords();
  const writing = usePortalWriting();
  const pairs = [
    [say('demand.to'), page.merchant],
    [say('demand.problem'), say(`problem.${page.problem}`)],
    [say('case.contract'), page.contractNumber],
    [say('demand.signed'), page.signedOn && writing.day(page.signedOn)],
    [say('demand.goods'), page.goods.join(', ')],
    [say('demand.sent'), writing.instant(page.sentAt)],
  ] as const;
  return (
    <section className="pt-card">
      <h2>{say('demand.what')}</h2>
      <p className="pt-words">{page.text}</p>
      <dl className="pt-pairs">
        {pairs
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Answered({ page }: { page: Page }) {
  const { say } = usePortalWords();
  const writing = usePortalWriting();
  if (page.answer === null) return null;
  return (
    <section className="pt-told" role="status">
      <strong>{say(`answer.${page.answer}`)}</strong>
      {page.performOn !== null && <p>{say('answer.perform_on', { day: writing.day(page.performOn) })}</p>}
      {page.answerNote && <p className="pt-words">{page.answerNote}</p>}
      {page.answeredAt !== null && <p>{say('answer.at', { at: writing.instant(page.answeredAt) })}</p>}
    </section>
  );
}

function AnswerFiles({ page, token }: { page: Page; token: string }) {
  const { say } = usePortalWords();
  const readAgain = useReadPageAgain();
  return (
    <section className="pt-card">
      <h2>{say('answer.files')}</h2>
      <ul className="pt-list">
        {page.files.map((file) => (
          <li key={file.fileId}>{file.name}</li>
        ))}
      </ul>
      <FilePicker
        text={say('file.add')}
        send={(file, options) => sendFile(addMerchantFile, { params: { token } }, file, options)}
        onSent={readAgain}
      />
    </section>
  );
}
