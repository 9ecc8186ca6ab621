/** The look the user chose. Kept in this browser profile only; where that is not possible it lasts as long as the window. */
export const looks = ['automatic', 'light', 'dark', 'contrast'] as const;
export type Look = (typeof looks)[number];

const KEY = 'earshot.look';

export function chosenLook(): Look {
  try {
    const kept = localStorage.getItem(KEY);
    return looks.find((look) => look === kept) ?? 'automatic';
  } catch {
    return 'automatic';
  }
}

export function chooseLook(look: Look): void {
  showLook(look);
  try {
    localStorage.setItem(KEY, look);
  } catch {
    // A profile that keeps nothing: the choice ends with the window.
  }
}

export function showLook(look: Look): void {
  if (look === 'automatic') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = look;
}
