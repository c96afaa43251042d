// What the channels stand on besides the database: the files of the company, the seals of the installation, and the hosts in private
// networks that the operator allows.
import type { TenantFiles } from '#platform/files/tenant-files';
import type { Seals } from '#platform/secrets/seal-secret';

export interface ChannelGround {
  kept: TenantFiles;
  seals: Seals;
  allowedHosts: readonly string[];
}
