// Phone numbers to call, one under the other.
export function PhoneLinks({ phones }: { phones: readonly string[] }) {
  return phones.map((phone) => (
    <div key={phone}>
      <a href={`tel:${phone}`} className="mg-number mg-nowrap">
        {phone}
      </a>
    </div>
  ));
}

/** Addresses to write to, one under the other. */
export function EmailLinks({ emails }: { emails: readonly string[] }) {
  return emails.map((email) => (
    <div key={email}>
      <a href={`mailto:${email}`}>{email}</a>
    </div>
  ));
}
