// @ts-nocheck
import { type Phrase, plain } from '../../src/text.ts'

/** A phrase as the log shows it, with nothing to redact. */
export const shown = (phrase: Phrase): string => plain(phrase, same)

export const same = (text: string): string => text
