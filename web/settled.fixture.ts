// For tests of screens: waits until one stands still, and says what is wrong with it on a phone and for people axe speaks for.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Its heading is there, nothing is awaited, and nothing that has an end still moves or fades. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => {
    const moves = (one: Animation) =>
      one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    return document.querySelector('.mg-waiting') === null && !document.getAnimations().some(moves);
  });
}

/** One line when the page or its main part is wider than the window, else none. */
export async function tooWide(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const main = document.querySelector('main');
    return Math.max(document.documentElement.scrollWidth - innerWidth, main ? main.scrollWidth - main.clientWidth : 0);
  });
  return wide > 0 ? [`${wide} px too wide`] : [];
}

/** What axe finds, of `within` or of the whole page. Fading is switched off: a colour measured half-way is nobody's colour. */
export async function violationsIn(page: Page, within = 'html') {
  await page.addStyleTag({
    content: '*, ::before, ::after { transition: none !important; animation: none !important }',
  });
  await settled(page);
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations;
}

/** One line for each thing that axe calls serious or critical. */
export async function seriousIn(page: Page): Promise<string[]> {
  const serious = (await violationsIn(page)).filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
