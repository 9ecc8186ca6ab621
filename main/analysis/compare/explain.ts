import { OWNERS, type Owner, type Told } from '../../contract/comparison.ts';

type Same = (a: Told, b: Told, isOne: boolean) => boolean;

/** When two recordings must hold the same value, were it so; else they must not. */
const SAME_WHEN: Readonly<Record<Owner, Same>> = {
  app: () => true,
  account: (a, b) => a.account === b.account,
  device: (a, b) => a.device === b.device,
  installation: (a, b) => a.account === b.account && a.device === b.device,
  session: (_a, _b, isOne) => isOne,
};

/** All that fits what was seen: of each two recordings, whether their values are the same.
 *  @param values one per recording; null: not seen there, which says nothing */
export function ownersThatFit(values: readonly (string | null)[], told: readonly Told[]): Owner[] {
  return OWNERS.filter((owner) =>
    values.every((value, i) =>
      values.every((other, j) => {
        const [a, b] = [told[i], told[j]];
        if (value === null || other === null || !a || !b) return true;
        return (value === other) === SAME_WHEN[owner](a, b, i === j);
      }),
    ),
  );
}

/** Owners that these recordings tell apart from no other one: each fits, or fails, together with another. */
export function cannotBeTold(told: readonly Told[]): Owner[] {
  const patterns = OWNERS.map((owner) =>
    told.flatMap((a, i) => told.map((b, j) => (SAME_WHEN[owner](a, b, i === j) ? '1' : '0'))).join(''),
  );
  return OWNERS.filter((_, i) => patterns.some((other, j) => j !== i && other === patterns[i]));
}
