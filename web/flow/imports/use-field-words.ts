// Words for the fields of an import; a field of a kind we have no words for shows its own name.
import { useWords } from '../../lib/use-language.ts';

export function useFieldWords(): (field: string) => string {
  const say = useWords();
  return (field) => {
    const text = say(`imports:field.${field}` as 'imports:field.number');
    return text === `field.${field}` ? field : text;
  };
}
