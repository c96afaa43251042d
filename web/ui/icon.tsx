// Small line icons of our own, drawn on a grid of 24. Always beside a word, so they are hidden from screen readers.

const paths = {
  home: 'M4 11l8-7 8 7M6 9.5V20h4.5v-6h3v6H18V9.5',
  promise: 'M5 4h14v16l-3-2-4 2-4-2-3 2zM9 10l2.2 2.2L15.5 8',
  case: 'M4 5h16v11h-9l-4 4v-4H4zM12 8v3.5M12 13.6v.2',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1.5 3h3L15 13h5',
  message: 'M4 6h16v12H4zM4 7l8 6 8-6',
  call: 'M6.5 3.5l3 4-2 2.5c1 2.5 3 4.5 5.5 5.5l2.5-2 4 3c0 2-1.5 4-3.5 4C9 20 3.5 14.5 3 7.5c0-2 1.5-4 3.5-4z',
  warning: 'M12 4L21 20H3L12 4zM12 10v5M12 17.5v.5',
  incident: 'M12 4l2.5 5 5.5.8-4 3.9.9 5.5-4.9-2.6-4.9 2.6.9-5.5-4-3.9 5.5-.8z',
  sign: 'M4 20h16M5 16l1-4L16 2.5l3 3L9.5 15z',
  measure: 'M4 20h16M6.5 20v-6M12 20V9M17.5 20V5',
  overdue: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.5l3 2',
  commitment: 'M7 3h10v9a5 5 0 0 1-10 0zM12 17v4M8.5 21h7',
  money: 'M3.5 6.5h17v11h-17zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM6.5 9.5v.2M17.5 14.3v.2',
  recovery: 'M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5M12 8v4.5l3 1.7',
  books: 'M5 4h5v16H5zM10 4h4v16h-4zM15 5l3.6-.9L22 18.6l-3.6.9z',
  scales: 'M12 4v16M7.5 20h9M5 7h14M5 7l-2.5 6.5a3 3 0 0 0 5 0zM19 7l-2.5 6.5a3 3 0 0 0 5 0z',
  law: 'M5 4.5h11.5a2.5 2.5 0 0 1 2.5 2.5v13H7.5A2.5 2.5 0 0 1 5 17.5zM5 17.5A2.5 2.5 0 0 1 7.5 15H19M9 8.5h6',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  terms: 'M6 3h8l4 4v14H6zM14 3v4h4M9 13l2.2 2.2L15 11.5',
  contract: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.7-3.2 3.3-5 6.5-5s5.8 1.8 6.5 5M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.8c2 .7 3.2 2.3 3.7 4.7',
  merchant:
    'M4 9l1.5-5h13L20 9M4 9a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0A2.7 2.7 0 0 0 20 9M5.5 11.5V20h13v-8.5M10 20v-5h4v5',
  store: 'M4 20h16M6 20V5h8v15M14 10h4v10M8.5 8.5h3M8.5 12h3M8.5 15.5h3',
  import: 'M12 3v11M7.5 10L12 14.5 16.5 10M4 15.5V20h16v-4.5',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8',
  key: 'M8.5 19.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 12l8-8M16 8l3 3',
  company: 'M4 20h16M6 20V4h12v16M9.5 8h1.5M13 8h1.5M9.5 12h1.5M13 12h1.5M10.5 20v-4h3v4',
  account:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 12.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 18c1-2.3 3.2-3.5 6-3.5s5 1.2 6 3.5',
  find: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20.5 20.5',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.8v.2',
  more: 'M4 6.5h16M4 12h16M4 17.5h16',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  plus: 'M12 5v14M5 12h14',
  next: 'M9.5 5.5L16 12l-6.5 6.5',
  back: 'M14.5 5.5L8 12l6.5 6.5',
  alert: 'M12 3.5L22 20.5H2zM12 10v4.5M12 17.5v.2',
  check: 'M4.5 12.5l5 5L19.5 7',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  language: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  trash: 'M5 7h14M9.5 7V4h5v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  filter: 'M3.5 5h17l-6.5 8v6l-4 1.5V13z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="mg-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
