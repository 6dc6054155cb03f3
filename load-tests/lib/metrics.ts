import { Counter, Rate, Trend } from 'k6/metrics';

/** From the first attempt of a mutation until it was accepted. */
export const acceptanceTime = new Trend('acceptance_time', true);
/** From there until its operation was seen to be over, or until nobody looked any more. */
export const endToEndTime = new Trend('end_to_end_time', true);
/** Of mutations: whether they were accepted in the end. */
export const accepted = new Rate('accepted');
/** Of operations that were followed: whether they ended as they must. */
export const endedWell = new Rate('ended_well');
/** Of single attempts: whether they failed. */
export const errors = new Rate('errors');
/** Attempts that were refused, each with its `code`. */
export const refusals = new Counter('refusals');
/** Attempts that nobody answered. */
export const lostAnswers = new Counter('lost_answers');
/** Answers that are neither data nor an error with a code. */
export const unclearAnswers = new Counter('unclear_answers');
/** Of reads: whether there was data, all or some of it. */
export const readsAnswered = new Rate('reads_answered');
/** Fields that were null because somebody was away, each with its `code` and `path`. */
export const degradedFields = new Counter('degraded_fields');
/** Of hostile requests: whether they were turned away as they should. */
export const turnedAway = new Rate('turned_away');
