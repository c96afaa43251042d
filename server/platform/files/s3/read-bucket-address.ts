// Reads FILES_S3_URL: which bucket, at whose door, with which key. The secret is in it, so no sentence repeats it.

export interface BucketAddress {
  /** Scheme, host and port: `https://s3.example.com`. */
  readonly origin: string;
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

/** S3 user guide, "General purpose bucket naming rules". */
const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const regionName = /^[a-z0-9-]{1,40}$/;

/**
 * `https://KEY:SECRET@HOST/BUCKET?region=…`; key and secret percent-encoded where they hold `/`, `+` or `@`. Without a region it
 * is us-east-1, which servers of one's own take. Undefined when it is anything else.
 */
export function readBucketAddress(text: string): BucketAddress | undefined {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.hash !== '') return undefined;
  const keyId = decode(url.username);
  const secret = decode(url.password);
  const bucket = url.pathname.slice(1).replace(/\/$/, '');
  const region = url.searchParams.get('region') ?? 'us-east-1';
  const others = [...url.searchParams.keys()].some((name) => name !== 'region');
  if (!keyId || !secret || others || !bucketName.test(bucket) || !regionName.test(region)) return undefined;
  return { origin: url.origin, bucket, region, keyId, secret };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
