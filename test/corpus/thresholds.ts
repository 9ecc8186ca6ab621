import least from './thresholds.json' with { type: 'json' };

/** The least share of each field, between 0 and 1: a bit under what is reached. */
export const LEAST: Readonly<Record<string, number>> = least;
