// Counts requests and their times for /metrics, in Prometheus text. Labels are routes, never values: no personal data.

const edgesMs = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000];

export interface RequestMeter {
  seen(route: string, method: string, status: number, elapsedMs: number): void;
  /** Prometheus exposition text; `more` are gauges of other parts, name → value. */
  tell(more: Record<string, number>): string;
}

export function makeRequestMeter(): RequestMeter {
  const series = new Map<string, { counts: number[]; sumMs: number; total: number }>();
  return {
    seen(route, method, status, elapsedMs) {
      const key = `route="${route.replace(/["\\\n]/g, '')}",method="${method}",status="${status}"`;
      const one = series.get(key) ?? { counts: edgesMs.map(() => 0), sumMs: 0, total: 0 };
      series.set(key, one);
      one.total += 1;
      one.sumMs += elapsedMs;
      for (const [i, edge] of edgesMs.entries()) if (elapsedMs <= edge) one.counts[i] = (one.counts[i] ?? 0) + 1;
    },
    tell(more) {
      const lines = ['# TYPE makegood_request_seconds histogram'];
      for (const [key, one] of series) {
        for (const [i, edge] of edgesMs.entries())
          lines.push(`makegood_request_seconds_bucket{${key},le="${edge / 1_000}"} ${one.counts[i]}`);
        lines.push(`makegood_request_seconds_bucket{${key},le="+Inf"} ${one.total}`);
        lines.push(
          `makegood_request_seconds_sum{${key}} ${one.sumMs / 1_000}`,
          `makegood_request_seconds_count{${key}} ${one.total}`,
        );
      }
      for (const [name, value] of Object.entries(more))
        lines.push(`# TYPE makegood_${name} gauge`, `makegood_${name} ${value}`);
      return `${lines.join('\n')}\n`;
    },
  };
}
