// The door of the contracts: what the server mounts, the web calls and outside clients read.
export * from './contract.ts';
export * from './permissions.ts';
export * from './values.ts';
