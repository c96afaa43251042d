// Links to what the flow is about: a person, a merchant, a contract, each by its name.
import { Link } from '@tanstack/react-router';

interface Named {
  id: string;
  name: string;
}

export function PersonLink({ id, name }: Named) {
  return <Link to={`/people/${id}`}>{name}</Link>;
}

export function ContractLink({ id, name }: Named) {
  return <Link to={`/contracts/${id}`}>{name}</Link>;
}

export function CaseLink({ id, name }: Named) {
  return <Link to={`/cases/${id}`}>{name}</Link>;
}

/** A contract may have no merchant: then only a dash stands there. */
export function MerchantLink({ id, name }: { id: string | null; name: string | null }) {
  if (id === null || name === null) return <span className="mg-quiet">—</span>;
  return <Link to={`/merchants/${id}`}>{name}</Link>;
}
