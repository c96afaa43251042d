// The time of day people write beside a date, in three languages; never a guess.

/** Seconds since midnight of the wall clock, and the offset from UTC in minutes when the text names one. */
export type WrittenTime = { seconds: number; offsetMinutes: number | null };

const shape =
  /^(?<half>am|pm|a\.m\.|p\.m\.|上午|下午|晚上|凌晨|中午)?\s*(?<h>\d{1,2})(?:[:：时点.](?<m>\d{2}))?(?:[:：分.](?<s>\d{2}))?(?:[.,]\d{1,9})?[分秒时点]?\s*(?<half2>am|pm|a\.m\.|p\.m\.)?\s*(?<zone>z|utc|gmt|(?:utc|gmt)?\s*[+-]\d{1,2}(?::?\d{2})?)?$/u;

/** Takes lower-case text: `15:20`, `3:20:05 pm`, `下午3点20分`, `15時`, `10:00:00z`, `10:00+08:00`. Null when it is none. */
export function readTime(text: string): WrittenTime | null {
  const parts = shape.exec(text.replace(/時/gu, '时').replace(/點/gu, '点').trim())?.groups;
  if (!parts) return null;
  const half = parts.half ?? parts.half2 ?? null;
  // A bare number beside a date is no time: `14.12.2013 15` may be anything.
  if (parts.m === undefined && half === null && !/[时点]/u.test(text.replace(/時/gu, '时').replace(/點/gu, '点')))
    return null;
  const hours = hoursOfDay(Number(parts.h), half);
  const minutes = Number(parts.m ?? 0);
  const seconds = Number(parts.s ?? 0);
  if (hours === null || minutes > 59 || seconds > 59) return null;
  const offsetMinutes = parts.zone === undefined ? null : offsetOf(parts.zone);
  return Number.isNaN(offsetMinutes) ? null : { seconds: hours * 3600 + minutes * 60 + seconds, offsetMinutes };
}

function hoursOfDay(hours: number, half: string | null): number | null {
  if (half === null) return hours <= 23 ? hours : null;
  const late = half === 'pm' || half === 'p.m.' || half === '下午' || half === '晚上' || half === '中午';
  // Chinese writers also put 下午 before 15:20; English ones never write 15:20 PM.
  if (hours > 12) return /[ap]/.test(half) || !late || hours > 23 ? null : hours;
  if (half === '中午' && hours === 11) return 11;
  return (hours % 12) + (late ? 12 : 0);
}

function offsetOf(zone: string): number {
  const parts = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!parts) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  if (minutes > 14 * 60) return Number.NaN;
  return parts[1] === '-' ? -minutes : minutes;
}
