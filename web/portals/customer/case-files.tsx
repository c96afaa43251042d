// Photos and papers the customer has sent, to be opened again, and a way to add more.
import { addressOf } from '../../lib/address-of.ts';
import { sendFile } from '../../lib/send-file.ts';
import { Thumbnail } from '../../ui/thumbnail.tsx';
import { FilePicker } from '../frame/file-picker.tsx';
import { addCustomerFile, readCustomerFile, showCustomerThumbnail } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import type { CustomerPage } from './customer-shown.ts';
import { useReadPageAgain } from './wanted-proofs.tsx';

export function CaseFiles({ page, token }: { page: CustomerPage; token: string }) {
  const { say } = usePortalWords();
  const readAgain = useReadPageAgain();
  return (
    <section className="pt-card">
      <h2>{say('file.title')}</h2>
      {page.files.length > 0 && (
        <ul className="pt-list">
          {page.files.map((file) => (
            <li key={file.fileId}>
              <Thumbnail
                address={addressOf(showCustomerThumbnail, { params: { token, fileId: file.fileId } })}
                mediaType={file.mediaType}
              />
              <a href={addressOf(readCustomerFile, { params: { token, fileId: file.fileId } })} download={file.name}>
                {file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="pt-quiet">{say('file.text')}</p>
      <FilePicker
        text={say('file.add')}
        send={(file, options) => sendFile(addCustomerFile, { params: { token }, query: {} }, file, options)}
        onSent={readAgain}
      />
    </section>
  );
}
