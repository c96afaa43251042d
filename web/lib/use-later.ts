// A value that follows another after a rest, so that typing asks the server once and not at every letter.
import { useEffect, useState } from 'react';

export function useLater<Value>(value: Value, restMs: number): Value {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return later;
}
