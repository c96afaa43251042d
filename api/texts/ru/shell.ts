// Texts.
export const shell = {};
