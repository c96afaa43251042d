// The shop's words for who sells, each with the merchant and brand it means.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { listBrands, listMerchants } from '#api/registry/merchants';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { FindChoice } from '../../../ui/find-choice.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useNames } from '../../registry/use-names.ts';

export interface SellerRow {
  word: string;
  firmId: Id<'frm'> | null;
  brandId: Id<'brd'> | null;
}
export interface SellersInputProps {
  id?: string;
  value?: SellerRow[];
  onChange?: (rows: SellerRow[]) => void;
}

export function SellersInput({ id, value = [], onChange }: SellersInputProps) {
  const say = useWords();
  const change = (at: number, more: Partial<SellerRow>) =>
    onChange?.(value.map((row, i) => (i === at ? { ...row, ...more } : row)));
  return (
    <div className="mg-stack" id={id}>
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own until their word is typed
        <fieldset key={at} className="mg-stack">
          <legend className="mg-quiet">{row.word || say('setup:feeds.seller')}</legend>
          <Input
            aria-label={say('setup:feeds.word')}
            placeholder={say('setup:feeds.word')}
            maxLength={200}
            value={row.word}
            onChange={(event) => change(at, { word: event.target.value })}
          />
          <FirmChoice firmId={row.firmId} onChoose={(firmId) => change(at, { firmId })} />
          <BrandChoice brandId={row.brandId} onChoose={(brandId) => change(at, { brandId })} />
          <Button
            size="small"
            aria-label={`${say('remove')}: ${row.word}`}
            onClick={() => onChange?.(value.filter((_, i) => i !== at))}
          >
            <Icon name="close" size={14} /> {say('remove')}
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => onChange?.([...value, { word: '', firmId: null, brandId: null }])}>
        <Icon name="plus" /> {say('setup:feeds.seller_add')}
      </Button>
    </div>
  );
}

function FirmChoice({ firmId, onChoose }: { firmId: Id<'frm'> | null; onChoose: (firmId: Id<'frm'> | null) => void }) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const find = useLater(typed.trim(), 200);
  const found = useAnswer(listMerchants, { query: { find, limit: 10 } }, { when: find !== '', keepLast: true });
  const name = useNames({ firmId: firmId ?? undefined }).firmId;
  const choices = find === '' ? [] : (found.data?.rows ?? []);
  return (
    <FindChoice
      label={say('setup:feeds.firm')}
      hint={say('setup:feeds.firm')}
      chosen={firmId ? { value: firmId, text: name ?? firmId } : undefined}
      typed={typed}
      onType={setTyped}
      choices={choices.map((one) => ({ value: one.firmId, text: one.legalName }))}
      onChoose={(choice) => onChoose((choice?.value as Id<'frm'> | undefined) ?? null)}
    />
  );
}

function BrandChoice({
  brandId,
  onChoose,
}: {
  brandId: Id<'brd'> | null;
  onChoose: (brandId: Id<'brd'> | null) => void;
}) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const find = useLater(typed.trim(), 200);
  const found = useAnswer(listBrands, { query: { find, limit: 10 } }, { when: find !== '', keepLast: true });
  const name = useNames({ brandId: brandId ?? undefined }).brandId;
  const choices = find === '' ? [] : (found.data?.rows ?? []);
  return (
    <FindChoice
      label={say('setup:feeds.brand')}
      hint={say('setup:feeds.brand')}
      chosen={brandId ? { value: brandId, text: name ?? brandId } : undefined}
      typed={typed}
      onType={setTyped}
      choices={choices.map((one) => ({ value: one.brandId, text: one.name }))}
      onChoose={(choice) => onChoose((choice?.value as Id<'brd'> | undefined) ?? null)}
    />
  );
}
