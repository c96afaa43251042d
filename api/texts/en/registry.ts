// Words of the screens of people, merchants and contracts, in English.

export const registry = {
  'contract.register': 'Register a contract',
};
