import { expect, test } from 'vitest';
import { readPlace } from './read-place.ts';

const token = 'mgc_01m81p67dhe0y80f3bgwxp7tr9_LEty_A-TBHKzJb0Ya6eInpnlpNNAvoLOw84--1tBSqs';

test('[FACE-2] a link opens the one page it is for, with its token behind the # or, where a messenger cut that off, in the path', () => {
  expect(readPlace('/c', `#${token}`)).toEqual({ kind: 'case', token });
  expect(readPlace('/complain', `#${token}`)).toEqual({ kind: 'complain', token });
  expect(readPlace('/m/', `#${token}`)).toEqual({ kind: 'answer', token });
  expect(readPlace(`/c/${token}`, '')).toEqual({ kind: 'case', token });
});

test('[FACE-2] a link that is not whole opens nothing', () => {
  for (const [path, hash] of [
    ['/c', ''],
    ['/c', '#short'],
    ['/', `#${token}`],
    ['/constructor', `#${token}`],
    ['/cases', `#${token}`],
    ['/c', `#${token}/../x`],
    ['/c', `#${token}<script>`],
  ] as const)
    expect(readPlace(path, hash)).toBeUndefined();
});
