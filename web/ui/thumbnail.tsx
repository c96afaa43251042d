// A photo as a small picture drawn anew by the server, beside its name; what has no picture shows the name alone.
import { useState } from 'react';
import './thumbnail.css';

const pictured = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

/** For eyes alone: the name beside it is the link that opens the file and is read out. */
export function Thumbnail({ address, mediaType }: { address: string; mediaType: string }) {
  const [isMissing, setMissing] = useState(false);
  if (isMissing || !pictured.has(mediaType)) return null;
  return <img className="mg-thumbnail" src={address} alt="" loading="lazy" onError={() => setMissing(true)} />;
}
