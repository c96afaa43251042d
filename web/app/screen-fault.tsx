// What stands in place of a screen that broke: said plainly, with a way on. A missing chunk means a newer version is served.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../lib/use-language.ts';
import { PageFrame } from '../ui/page-frame.tsx';

export function ScreenFault({ error, reset }: ErrorComponentProps) {
  const say = useWords();
  const isOld = /dynamically imported module|module script/i.test(error instanceof Error ? error.message : '');
  return (
    <PageFrame title={say('fault.title')} narrow>
      <p>{say(isOld ? 'fault.old_version' : 'fault.text')}</p>
      <div className="mg-row">
        <Button type="primary" onClick={() => (isOld ? location.reload() : reset())}>
          {say('fault.again')}
        </Button>
      </div>
    </PageFrame>
  );
}
