import type { Requirement } from './format.ts';

/** Why none of a file's or test's requirements holds for this server; undefined when one does. */
export function unmet(
  requirements: Requirement[] | undefined,
  version: string,
): string | undefined {
  if (!requirements) return undefined;
  const reasons = requirements.map((each) => unmetOne(each, version));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function unmetOne(requirement: Requirement, version: string): string | undefined {
  const { minServerVersion, maxServerVersion, topologies, auth } = requirement;
  if (minServerVersion && compare(version, minServerVersion) < 0) return 'for newer servers';
  if (maxServerVersion && compare(version, maxServerVersion) > 0) return 'for older servers';
  if (topologies && !topologies.includes('replicaset'))
    return topologies.includes('single') ? 'for a standalone server' : 'for sharded clusters';
  if (auth === true) return 'needs authentication';
  return undefined;
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (const i of [0, 1, 2]) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
