// Where a webhook's secret is sealed for: copied to another webhook it opens nothing (HOOK-7).
import type { Uuid } from '#platform/ids/make-id';

export function secretPlace(webhookId: Uuid): string {
  return `webhook ${webhookId}`;
}
