import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export interface Action {
  name: string
  inputs: Record<string, { description: string; required: boolean; default: string }>
}

export const actionFile = fileURLToPath(new URL('../action.yml', import.meta.url))
export const bundleFile = fileURLToPath(new URL('../dist/index.js', import.meta.url))

/** The interface of the action. An input without a default gets the empty string, as on the runner. */
export function readAction(file: string = actionFile): Action {
  const { name, inputs } = parse(readFileSync(file, 'utf8')) as {
    name?: string
    inputs?: Record<string, { description?: string; required?: boolean; default?: unknown } | null>
  }
  return {
    name: name ?? '',
    inputs: Object.fromEntries(
      Object.entries(inputs ?? {}).map(([input, it]) => [
        input,
        {
          description: it?.description?.trim() ?? '',
          required: it?.required ?? false,
          default: String(it?.default ?? ''),
        },
      ]),
    ),
  }
}
