// A link that looks like a button, for going somewhere to do something: it can be opened in a new tab as any link.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './link-button.css';

export interface LinkButtonProps {
  to: string;
  search?: Readonly<Record<string, string>>;
  icon?: IconName;
  primary?: boolean;
  children: ReactNode;
}

export function LinkButton({ to, search, icon, primary = false, children }: LinkButtonProps) {
  return (
    <Link
      to={to}
      search={search as never}
      className={primary ? 'mg-link-button mg-link-button-primary' : 'mg-link-button'}
    >
      {icon && <Icon name={icon} size={16} />}
      {children}
    </Link>
  );
}
