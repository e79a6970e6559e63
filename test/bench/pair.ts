import type { Sample } from "./load";
import { median } from "./report";

export interface Paired {
  /** Median of the ratios subject/floor, each from two samples taken one after the other. */
  readonly ratio: number;
  readonly subject: number;
  readonly floor: number;
  readonly p99: number;
}

/**
 * Takes floor and subject in turn, so that the ratio holds while the machine's speed drifts. The first turn is not counted:
 * it gives both the time to be compiled.
 */
export async function pair(
  floor: () => Promise<Sample>,
  subject: () => Promise<Sample>,
  rounds = 3,
): Promise<Paired> {
  await floor();
  await subject();
  const floors: Sample[] = [];
  const subjects: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    floors.push(await floor());
    subjects.push(await subject());
  }
  return {
    ratio: median(subjects.map((sample, round) => sample.perSecond / (floors[round]?.perSecond ?? 1))),
    subject: median(subjects.map((sample) => sample.perSecond)),
    floor: median(floors.map((sample) => sample.perSecond)),
    p99: median(subjects.map((sample) => sample.p99)),
  };
}
