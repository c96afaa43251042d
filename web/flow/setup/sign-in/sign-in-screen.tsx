// Signing in.

import { useWords } from '../../../lib/use-language.ts';
import { PageFrame } from '../../../ui/page-frame.tsx';

export function SignInScreen() {
  const say = useWords();
  return (
    <PageFrame title={say('setup:sign_in.title')} narrow>
      {null}
    </PageFrame>
  );
}
