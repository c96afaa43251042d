// Questions about early warning: what is starting, where, and from what it was seen.
import { nameOf, type Question } from '../stage.ts';

const plain = (code: string) => code.replaceAll('_', ' ');

const warnings: Question = {
  asks: 'warnings',
  named: false,
  async answer(stage) {
    const { rows } = await stage.call('GET', '/warnings?limit=200');
    const inState = (state: string) => rows.filter((row: { state: string }) => row.state === state).length;
    const newest = rows[0];
    return {
      count: rows.length,
      open: inState('open'),
      'taken up': inState('taken_up'),
      dismissed: inState('dismissed'),
      of: rows.map((row: { placeName: string }) => row.placeName),
      place: newest?.place ?? null,
      problem: newest ? plain(newest.problem) : null,
      basis: newest?.basis ?? null,
      cases: newest?.cases ?? 0,
      customers: newest?.customers ?? 0,
      'customers when seen': newest?.seenFrom?.customers ?? null,
      incident: newest?.incidentId ? nameOf(stage, newest.incidentId) : null,
    };
  },
};

export const warningQuestions: readonly Question[] = [warnings];
