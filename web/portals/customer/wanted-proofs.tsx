// The proofs the promise asks for and no others (E4): each is sent as a photo or a file, and said to be there once it is.
import { useQueryClient } from '@tanstack/react-query';
import { sendFile } from '../../lib/send-file.ts';
import { FilePicker } from '../frame/file-picker.tsx';
import { addCustomerFile } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import type { CustomerPage } from './customer-shown.ts';

/** What the customer did is shown at once, also what it changed elsewhere on the page. */
export function useReadPageAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries();
}

export function WantedProofs({ page, token }: { page: CustomerPage; token: string }) {
  const { say } = usePortalWords();
  const readAgain = useReadPageAgain();
  const wanted = page.proofs.filter((proof) => proof.state === 'wanted');
  if (wanted.length === 0) return null;
  return (
    <section className="pt-card pt-card-wanted">
      <h2>{say('proof.title')}</h2>
      <p>{say('proof.text')}</p>
      <ul className="pt-list">
        {wanted.map(({ kind }) => (
          <li key={kind} className="pt-form">
            <strong>{say(`proof.${kind}`)}</strong>
            <FilePicker
              text={say('proof.send')}
              label={`${say('proof.send')}: ${say(`proof.${kind}`)}`}
              send={(file, options) =>
                sendFile(addCustomerFile, { params: { token }, query: { proofKind: kind } }, file, options)
              }
              onSent={readAgain}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
