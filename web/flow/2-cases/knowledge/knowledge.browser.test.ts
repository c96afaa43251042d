// Knowledge on the screens: an answer suggested and sent, a tree walked by digits, one written by an expert, one walked by a customer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { seriousIn, settled, tooWide } from '../../../settled.fixture.ts';
import { browserPath, openDesk } from '../../3-decisions/open-desk.fixture.ts';
import { type Api, apiOf } from '../../4-remedies/case-to-pay.fixture.ts';

if (browserPath === undefined)
  process.stderr.write(
    'The screens of knowledge are not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n',
  );

const { knowledge, portals, words } = en;

describe.skipIf(browserPath === undefined)('knowledge on the screens', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let api: Api;
  let caseId = '';
  beforeAll(async () => {
    desk = await openDesk({ withoutPast: true });
    api = apiOf(desk.page.request, desk.address);
    const { rows } = await api.call('GET', '/contracts?limit=1');
    const given = { contractId: rows[0].contractId, problem: 'quality', language: 'en' };
    const opened = await api.call('POST', '/cases', {
      ...given,
      description: 'The floor creaks and boards lift since the heating season began',
    });
    caseId = opened.caseId;
  }, 180_000);
  afterAll(() => desk?.close(), 30_000);

  const go = async (path: string) => {
    await desk.page.goto(`${desk.address}${path}`);
    await settled(desk.page);
  };
  const shoot = async (name: string) => {
    if (process.env.KNOWLEDGE_PICTURES)
      await desk.page.screenshot({ path: `${process.env.KNOWLEDGE_PICTURES}/${name}.png`, fullPage: true });
  };
  const dialog = () => desk.page.getByRole('dialog');

  test('an answer is suggested from the words of the case, made fit, sent, and counted', async () => {
    const { page } = desk;
    await go(`/cases/${caseId}`);
    const panel = page.getByRole('region', { name: knowledge['suggested.title'] });
    const first = panel.getByRole('listitem').filter({ hasText: 'humidity first' });
    await first.getByRole('button', { name: knowledge['suggested.reply'] }).click();
    const text = dialog().getByLabel(knowledge['answer.text']);
    expect(await text.inputValue()).toContain('Keep it at 45 to 60 %');
    await text.fill('Please keep the air at 50 % humidity for two weeks.');
    await dialog().getByRole('button', { name: knowledge['suggested.send'] }).click();
    await dialog().waitFor({ state: 'detached' });
    await first.getByText(words['answer_use.in_reply']).waitFor();
    await first.getByRole('button', { name: knowledge['suggested.solved'] }).click();
    await first.getByText(words['answer_use.solved'], { exact: true }).waitFor();
    const { messages } = await api.call('GET', `/cases/${caseId}`);
    expect(messages.at(-1).text).toBe('Please keep the air at 50 % humidity for two weeks.');
  }, 90_000);

  test('a tree is walked by digits, stepped back, resumed after a reload, ended and judged', async () => {
    const { page } = desk;
    await go(`/cases/${caseId}`);
    const panel = page.getByRole('region', { name: knowledge['diagnosis.title'] });
    await panel.getByText(knowledge['diagnosis.fits']).waitFor();
    await panel.getByRole('button', { name: knowledge['diagnosis.start'], exact: true }).click();
    await panel.getByText('What floor is it?', { exact: true }).waitFor();
    await page.keyboard.press('2');
    await panel.getByText('Only in the heating season?', { exact: true }).waitFor();
    await page.keyboard.press('Backspace');
    await panel.getByText('What floor is it?', { exact: true }).waitFor();
    await page.keyboard.press('2');
    await panel.getByText('Only in the heating season?', { exact: true }).waitFor();
    await shoot('walk-en');
    await page.reload();
    await settled(page);
    await panel.getByText('Only in the heating season?', { exact: true }).waitFor();
    await page.keyboard.press('1');
    await panel.getByText('In the heating season the air is dry and wood shrinks').waitFor();
    await panel.getByRole('button', { name: knowledge['diagnosis.judge'] }).click();
    await dialog().getByRole('button', { name: knowledge['diagnosis.judge'], exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    await panel.getByText(words['diagnosis_verdict.right']).waitFor();
    await shoot('case-en');
  }, 90_000);

  test('an expert writes a tree; what is wrong in it is named; whole, it is published', async () => {
    const { page } = desk;
    await go('/knowledge/trees');
    await page.getByRole('button', { name: knowledge['trees.add'] }).click();
    await page.waitForURL(/\/knowledge\/trees\/tre_/);
    const fill = async (place: ReturnType<typeof page.getByRole>, label: string, text: string) => {
      const boxes = place.getByRole('group', { name: label, exact: true }).getByRole('textbox');
      await boxes.first().waitFor();
      for (const box of await boxes.all()) await box.fill(text);
    };
    const draft = page.getByRole('region', { name: knowledge['trees.draft'] });
    await fill(draft, knowledge['tree.title'], 'Lamp stays dark');
    await fill(draft, knowledge['tree.symptom'], 'The lamp stays dark');
    const add = (kind: 'yes_no' | 'end') =>
      draft
        .getByRole('button', {
          name: knowledge['node.add'].replace('{{kind}}', words[`tree_node.${kind}`]),
          exact: true,
        })
        .click();
    await add('yes_no');
    await add('end');
    const question = draft.getByRole('article', { name: 'n1' });
    await fill(question, knowledge['node.question'], 'Does another bulb work?');
    const end = draft.getByRole('article', { name: 'n2' });
    await fill(end, knowledge['node.cause'], 'The bulb is spent');
    await fill(end, knowledge['node.advice'], 'Change the bulb');
    const leads = (answer: string) => question.getByLabel(`${answer}: ${knowledge['node.to']}`);
    await leads(knowledge['diagnosis.yes']).selectOption('n2');
    await draft.getByRole('button', { name: knowledge['tree.save'] }).click();
    const faults = page.getByRole('region', { name: knowledge['tree.faults'] });
    await faults.getByText(`${words['tree_fault.dead_end']}: n1`).waitFor();
    await shoot('tree-en');
    await leads(knowledge['diagnosis.no']).selectOption('n2');
    await draft.getByRole('button', { name: knowledge['tree.save'] }).click();
    await page.getByText(knowledge['tree.whole']).waitFor();
    await page.getByRole('button', { name: knowledge['tree.publish'], exact: true }).click();
    await dialog().getByLabel(knowledge['answer.why']).fill('asked every week');
    await dialog().getByRole('button', { name: knowledge['tree.publish'], exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText(knowledge['trees.published'].replace('{{version}}', '1'), { exact: true }).waitFor();
  }, 90_000);

  test('a customer walks a tree on their page without an account, and the desk sees the way', async () => {
    const { page } = desk;
    const { token } = await api.call('POST', `/cases/${caseId}/customer-link`, {});
    const context = await page
      .context()
      .browser()
      ?.newContext({ locale: 'en', viewport: { width: 360, height: 740 } });
    const customer = await context?.newPage();
    if (!context || !customer) throw new Error('the browser is gone');
    await customer.goto(`${desk.address}/c#${token}`);
    await customer.getByText(portals['diagnose.title']).click();
    await customer.getByRole('button', { name: 'The floor creaks' }).click();
    await customer.getByRole('button', { name: 'Laminate or engineered (floating)' }).click();
    await customer.getByRole('textbox', { name: /how many millimetres/i }).fill('3');
    await customer.getByRole('button', { name: portals['diagnose.next'] }).click();
    await customer.getByText('No room was left to expand').waitFor();
    if (process.env.KNOWLEDGE_PICTURES)
      await customer.screenshot({ path: `${process.env.KNOWLEDGE_PICTURES}/customer.png`, fullPage: true });
    expect(await tooWide(customer)).toEqual([]);
    await customer.getByRole('button', { name: portals['diagnose.send'] }).click();
    await customer.getByText(portals['diagnose.sent']).waitFor();
    await context.close();
    await go(`/cases/${caseId}`);
    const panel = page.getByRole('region', { name: knowledge['diagnosis.title'] });
    await panel.getByText('No room was left to expand').waitFor();
    await panel.getByText(knowledge['diagnosis.by_customer'], { exact: false }).waitFor();
  }, 90_000);

  test('on a phone and in each language nothing runs over and nothing is told in another', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 360, height: 740 });
    const { rows } = await api.call('GET', '/diagnosis-trees');
    const tree = `/knowledge/trees/${rows.at(-1).treeId}`;
    for (const language of ['zh-CN', 'ru', 'en'] as const) {
      await page.evaluate((chosen) => localStorage.setItem('makegood.language', chosen), language);
      for (const path of ['/knowledge', '/knowledge/trees', tree, `/cases/${caseId}`]) {
        await go(path);
        await shoot(`phone-${language}${path.split('/').slice(0, 3).join('-')}`);
        expect(await tooWide(page), path).toEqual([]);
        if (language === 'en') expect(await seriousIn(page), path).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(desk.faults).toEqual([]);
  }, 180_000);
});
