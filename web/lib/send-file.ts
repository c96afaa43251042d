// Sends a file to a route that takes one, telling how far it is; fetch cannot tell progress, XMLHttpRequest can.
import type { AnswerOf, RouteContract } from '#api/contract';
import { addressOf, type Given } from './address-of.ts';
import { callHeaders, readAnswer } from './call.ts';
import { AwayError } from './refused-error.ts';

export interface SendOptions {
  /** From 0 to 1, as bytes leave this machine. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  key?: string;
}

/** The file goes as the part `file` of a multipart body. Throws as `call` does. */
export function sendFile<R extends RouteContract>(
  contract: R,
  given: Given<R>,
  file: File,
  options: SendOptions = {},
): Promise<AnswerOf<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(contract.method, addressOf(contract, given));
    for (const [name, value] of Object.entries(callHeaders(contract, options.key)))
      request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      try {
        resolve(readAnswer<R>(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(new AwayError('the file did not arrive'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
