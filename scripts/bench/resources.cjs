// Loaded into a process to say, at its end, what it has used.
const { writeFileSync } = require('node:fs')

process.on('exit', () => {
  writeFileSync(process.env.RESOURCES_FILE, JSON.stringify(process.resourceUsage()))
})
