/** The reason of the abort signal when the runner cancels the step. */
export class Cancellation extends Error {}
