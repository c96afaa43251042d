// What an incident is: its cause, and its cases by damage and by state.
import { caseStates, damageClasses } from '#api/flow/2-cases.words';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { Pairs } from '../../../ui/pairs.tsx';
import { MerchantLink } from '../../../ui/subject/subject-links.tsx';
import type { IncidentShown } from './incident-shown.ts';

export function IncidentAbout({ incident }: { incident: IncidentShown }) {
  const say = useWords();
  const writing = useWriting();
  const { byState, byDamage, cases, cause, note, problem, firmId, legalName, brandName, closedOn } = incident;
  const states = caseStates.filter((state) => (byState[state] ?? 0) > 0);
  const damages = damageClasses.filter((damage) => (byDamage[damage] ?? 0) > 0);
  return (
    <section className="mg-panel">
      <Pairs
        pairs={[
          [say('cases:incident.cause'), cause],
          [say('cases:incident.problem'), problem && say(`words:case_problem.${problem}`)],
          [say('cases:column.merchant'), firmId && <MerchantLink key="firm" id={firmId} name={legalName} />],
          [say('cases:filter.brandId'), brandName],
          [say('cases:incident.closed'), closedOn && writing.day(closedOn)],
          [say('cases:incident.note'), note && <span className="mg-said">{note}</span>],
        ]}
      />
      {cases > 0 && (
        <BarChart
          label={say('cases:incident.by_state')}
          unit={say('cases:incident.cases')}
          bars={states.map((state) => ({
            key: state,
            title: say(`words:case_state.${state}`),
            value: byState[state] ?? 0,
            to: '/cases',
            search: { incidentId: incident.incidentId, state },
          }))}
        />
      )}
      {damages.some((damage) => damage !== 'none') && (
        <BarChart
          label={say('cases:incident.by_damage')}
          unit={say('cases:incident.cases')}
          bars={damages.map((damage) => ({
            key: damage,
            title: say(`words:damage.${damage}`),
            value: byDamage[damage] ?? 0,
            tone: damage === 'none' ? undefined : 'warn',
          }))}
        />
      )}
    </section>
  );
}
