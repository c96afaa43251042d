// Words of the screens of the import, in English.

export const imports = {};
