// What an area of the desk is: where it stands, who may enter, what it is called, and the screens in it.
import type { ComponentType } from 'react';
import type { Permission } from '#api/permissions';
import type { en } from '#api/texts/en/index';
import type { IconName } from '../ui/icon.tsx';

type AreaText = Extract<keyof (typeof en)['shell'], `area.${string}`>;
type AboutText = Extract<keyof (typeof en)['shell'], `about.${string}`>;
type Screen = () => Promise<ComponentType>;

export interface Page {
  /** Below the root, with `$param` names: `/contracts/$contractId`. */
  path: string;
  load: Screen;
}

export interface Area extends Page {
  id: string;
  /** Without it, anyone signed in. */
  permission?: Permission;
  icon: IconName;
  text: AreaText;
  /** One line on what is found there. */
  about: AboutText;
  /** Where it stands in the navigation; the first two groups are also the bottom bar of a phone, as far as they fit. */
  group: 'flow' | 'registry' | 'setup' | 'me';
  /** Further screens that belong to the area, such as one contract; the area stays marked in the navigation. */
  pages?: readonly Page[];
}
