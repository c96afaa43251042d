// Words of the setup screens, in English.

export const setup = {
  'sign_in.title': 'Sign in',
};
