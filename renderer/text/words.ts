import type { Text } from '../../main/text/index.ts';

/** The catalogue's words with functions that may be taken out of it: `const { t } = useText()`. */
export interface Words extends Text {
  readonly t: Text['t'];
  readonly country: Text['country'];
  readonly theCountry: Text['theCountry'];
  readonly number: Text['number'];
  readonly percent: Text['percent'];
  readonly bytes: Text['bytes'];
  readonly duration: Text['duration'];
  readonly day: Text['day'];
  readonly clock: Text['clock'];
  readonly list: Text['list'];
  readonly lowerFirst: Text['lowerFirst'];
}
