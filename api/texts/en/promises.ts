// Words of the screens of promises and commitments, in English.

export const promises = {};
