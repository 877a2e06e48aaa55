// @ts-check

/** What the person at the terminal, or the program that called, can put right: said in a sentence, without a stack. */
export class Trouble extends Error {}
