import { useEffect, useState } from 'react';
import type { Autocomplete, AutocompleteAnswer } from '../../../../src/control/contract.ts';
import { useSession } from '../../session/use-session.ts';

const pause = 250;
const none: AutocompleteAnswer = { choices: [], failed: false };

/** What the bot suggests for an option, asked again when typing pauses; only the latest answer counts. */
export function useAutocomplete(request: Autocomplete): AutocompleteAnswer {
  const session = useSession();
  const [answer, setAnswer] = useState(none);
  const key = JSON.stringify(request);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      const asked: Autocomplete = JSON.parse(key);
      const { focused, options = {} } = asked;
      session.api
        .autocomplete({ ...asked, options: { ...options, [focused]: options[focused] ?? '' } })
        .then(
          (latest) => {
            if (!stale) setAnswer(latest);
          },
          () => {
            if (!stale) setAnswer({ choices: [], failed: true });
          },
        );
    }, pause);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [session, key]);
  return answer;
}
