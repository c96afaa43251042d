// Growth as a picture: cost per job against the number of jobs, both axes in powers of ten, a straight line of slope one
// being a cost per job that doubles when the jobs do.
import { mkdirSync, writeFileSync } from 'node:fs';

export interface Growth {
  readonly name: string;
  readonly colour: string;
  /** Jobs and what one of them costs. */
  readonly points: readonly (readonly [number, number])[];
}

const WIDTH = 640;
const HEIGHT = 400;
const RIM = 60;

/** Writes bench/results/NAME.svg. Every number must be above nought. */
export function drawGrowth(name: string, title: string, lines: readonly Growth[]): void {
  const all = lines.flatMap(({ points }) => points);
  const x = axis(
    all.map(([jobs]) => jobs),
    RIM,
    WIDTH - 20,
  );
  const y = axis(
    all.map(([, cost]) => cost),
    HEIGHT - RIM,
    40,
  );
  const grid = [
    ...x.powers.map(
      (power) =>
        rule(x.at(power), 40, x.at(power), HEIGHT - RIM) + label(x.at(power), HEIGHT - RIM + 18, told(power), 'middle'),
    ),
    ...y.powers.map(
      (power) => rule(RIM, y.at(power), WIDTH - 20, y.at(power)) + label(RIM - 6, y.at(power) + 4, told(power), 'end'),
    ),
  ];
  const drawn = lines.map(({ name: lineName, colour, points }, at) => {
    const spots = points.map(([jobs, cost]) => [x.at(jobs), y.at(cost)] as const);
    const path = spots.map(([left, top]) => `${left.toFixed(1)},${top.toFixed(1)}`).join(' ');
    const dots = spots.map(
      ([left, top]) => `<circle cx="${left.toFixed(1)}" cy="${top.toFixed(1)}" r="3" fill="${colour}"/>`,
    );
    const key = `<rect x="${RIM + 8}" y="${48 + 18 * at}" width="10" height="10" fill="${colour}"/>`;
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${key}${label(RIM + 24, 57 + 18 * at, lineName, 'start')}`;
  });
  const body = [
    label(WIDTH / 2, 22, title, 'middle'),
    ...grid,
    ...drawn,
    label(WIDTH / 2, HEIGHT - 14, 'jobs', 'middle'),
  ];
  const folder = new URL('../results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`;
  const white = `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`;
  writeFileSync(new URL(`${name}.svg`, folder), `${head}\n${[white, ...body].join('\n')}\n</svg>\n`);
}

/** Whole powers of ten around the values, from pixel `first` to pixel `last`. */
function axis(values: readonly number[], first: number, last: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = (value: number) => first + ((Math.log10(value) - low) / (high - low)) * (last - first);
  return { at, powers: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)) };
}

const told = (power: number) => String(Number(power.toPrecision(1)));
const rule = (x1: number, y1: number, x2: number, y2: number) =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="#ddd"/>`;
const label = (x: number, y: number, text: string, anchor: string) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${text}</text>`;
