// @ts-check

/** An error that the user can fix. It is shown as one sentence, without a stack trace. */
export class UserError extends Error {}
