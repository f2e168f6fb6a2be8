const { Supermemory } = require('supermemory')

async function main() {
  const client = new Supermemory({
    apiKey: process.env.API_KEY,
    baseURL: process.env.BASE_URL,
    maxRetries: 0,
  })
  await client.connections.import('notion', { containerTags: ['team'] })
}

void main()
