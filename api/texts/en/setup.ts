// Texts.
export const setup = {};
