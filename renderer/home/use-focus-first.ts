import { useEffect, useRef, type RefObject } from 'react';

/** Puts the focus on a field when its dialog opens: the user came for this one. */
export function useFocusFirst<E extends HTMLElement>(wanted: boolean): RefObject<E | null> {
  const field = useRef<E>(null);
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [wanted]);
  return field;
}
