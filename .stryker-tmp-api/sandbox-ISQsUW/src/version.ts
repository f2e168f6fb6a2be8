/** The action's own version, as package.json has it. */
// @ts-nocheck

export const VERSION = '1.0.0'
